"""`experta nuevo-municipio`: the folder with which another town begins."""

import argparse
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from experta.comun.municipio import municipio_actual
from experta.consola.errores import ErrorDeConsola
from experta.consola.nuevo.carpeta import Carpeta, ejercicios_de
from experta.consola.nuevo.escritura import escribir
from experta.consola.nuevo.estante import FICHA, Estante
from experta.consola.nuevo.pendientes import lista
from experta.consola.nuevo.sustitucion import Pueblo, Sustitucion
from experta.consola.principal import con_json, imprimir

AYUDA = "hace la carpeta de otro municipio, con lo que falta por confirmar señalado"
CON_BASE_DE_DATOS = False


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take where, which town and which trámites."""
    orden.add_argument("carpeta", type=Path, help="dónde; no debe existir o debe estar vacía")
    orden.add_argument("--nombre", required=True, help="«San Pedro» o «Municipio de San Pedro»")
    orden.add_argument("--estado", required=True, help="la entidad federativa")
    orden.add_argument("--zona", default="America/Mexico_City", help="zona horaria")
    orden.add_argument("--tramites", required=True, help="slugs del estante, con comas")
    orden.add_argument("--estante", type=Path, help="de qué estante se copian; el del programa")
    con_json(orden, "municipio", "carpeta", "tramites", "pendiente")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Write `municipio/`, `tramites/` and the list of what must be filled in.

    Raises:
        ErrorDeConsola: the folder has something, or a name, zone or trámite does not serve.
    """
    carpeta, modelo = opciones.carpeta.resolve(), municipio_actual()
    pueblo = _pueblo(opciones)
    origen = opciones.estante or modelo.carpeta.parent / "tramites"
    slugs = _slugs(opciones.tramites, origen)
    if carpeta.exists() and (not carpeta.is_dir() or any(carpeta.iterdir())):
        raise ErrorDeConsola(f"{carpeta} ya tiene algo; da una carpeta nueva.")
    sustitucion = Sustitucion(modelo, pueblo)
    estante = Estante(origen, carpeta / "tramites", sustitucion, slugs)
    estante.escribir()
    Carpeta(carpeta / "municipio", sustitucion).escribir(
        oficinas=estante.oficinas,
        ejercicios=ejercicios_de(estante.ejercicios),
        rutas=estante.rutas,
    )
    pendiente = lista(carpeta)
    escribir(carpeta / "POR-CONFIRMAR.md", f"# Lo que falta por confirmar\n\n{pendiente}\n")
    imprimir(
        {
            "municipio": pueblo.nombre,
            "carpeta": carpeta,
            "tramites": slugs,
            "pendiente": pendiente.splitlines(),
        },
        como_json=opciones.json,
        texto=_despedida(carpeta, pueblo, slugs, pendiente),
    )
    return 0


def _pueblo(opciones: argparse.Namespace) -> Pueblo:
    nombre = opciones.nombre.strip().removeprefix("Municipio de ").strip()
    estado = opciones.estado.strip().removeprefix("Estado de ").strip()
    if not nombre or not estado:
        raise ErrorDeConsola("escribe el nombre del municipio y el de su estado.")
    try:
        ZoneInfo(opciones.zona)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ErrorDeConsola(
            f"no hay zona horaria «{opciones.zona}»; por ejemplo, America/Mexico_City."
        ) from error
    return Pueblo(nombre, estado, opciones.zona)


def _slugs(texto: str, origen: Path) -> list[str]:
    """Return the trámites asked for, once each.

    Raises:
        ErrorDeConsola: none, or one that is not on the shelf.
    """
    slugs = list(dict.fromkeys(uno.strip() for uno in texto.split(",") if uno.strip()))
    hay = {ruta.parent.name for ruta in origen.glob(f"[!_]*/{FICHA}")}
    faltan = [slug for slug in slugs if slug not in hay]
    if not slugs or faltan:
        raise ErrorDeConsola(
            f"no hay estos trámites en {origen}: {', '.join(faltan) or 'no diste ninguno'}. "
            f"Los que hay: {', '.join(sorted(hay))}."
        )
    return slugs


def _despedida(carpeta: Path, pueblo: Pueblo, slugs: list[str], pendiente: str) -> str:
    return (
        f"Lista la carpeta del Municipio de {pueblo.nombre} en {carpeta}: {len(slugs)} trámites.\n"
        f"Falta que el municipio confirme (queda en POR-CONFIRMAR.md):\n{pendiente}\n"
        "Para verla andar:\n"
        f"  export EXPERTA_MUNICIPIO={carpeta}/municipio EXPERTA_ESTANTE={carpeta}/tramites "
        f"EXPERTA_VAR={carpeta}/var\n"
        "  experta preparar && experta publicar && experta servir"
    )
