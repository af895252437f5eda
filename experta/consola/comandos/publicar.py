"""`experta publicar`: checks the shelf and stores immutable versions."""

import argparse

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.consola.principal import imprimir

AYUDA = "revisa y publica trámites como versiones que ya no cambian"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take the slugs; none means the whole shelf."""
    orden.add_argument("slugs", nargs="*", metavar="SLUG")
    orden.add_argument("--json", action="store_true")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Publish what is sound; a broken folder keeps its last good version."""
    from experta.catalogo.services import publicar, slugs_del_estante  # noqa: PLC0415

    publicados, hallazgos = [], list[Hallazgo]()
    for slug in opciones.slugs or slugs_del_estante():
        try:
            publicacion = publicar(slug)
        except ContenidoInvalido as error:
            hallazgos += error.hallazgos
            continue
        publicados.append(
            {"slug": slug, "version": publicacion.version.numero, "nueva": publicacion.nueva}
        )
    lineas = [
        f"{p['slug']}: versión {p['version']}{' (nueva)' if p['nueva'] else ', sin cambios'}"
        for p in publicados
    ]
    imprimir({"publicados": publicados}, como_json=opciones.json, texto="\n".join(lineas))
    if hallazgos:
        raise ContenidoInvalido(hallazgos)
    return 0
