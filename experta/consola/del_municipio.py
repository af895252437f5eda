"""The check of the folder of the town, whole, before anything of it is needed."""

from collections.abc import Callable, Iterator
from pathlib import Path

from experta.buscador.services import leer_sinonimos
from experta.catalogo.rutas import rutas
from experta.catalogo.suelo.lugar import revisar_suelo
from experta.catalogo.uma import leer_uma
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.municipio import municipio_actual
from experta.plazos.calendario import leer_calendario
from experta.plazos.zona import leer_hechos
from experta.tramitacion.privacidad import leer_aviso
from experta.tramitacion.tipos_de_papel import revisar_tipos

# Each reads a file of the folder, or all those of a kind, and refuses what is badly written.
_LECTORES: tuple[Callable[[Path], object], ...] = (
    leer_aviso,
    leer_uma,
    leer_hechos,
    lambda carpeta: leer_calendario(carpeta / "calendario"),
    lambda carpeta: leer_sinonimos(carpeta / "sinonimos.yaml"),
    lambda _carpeta: rutas(),
)


def revisar_municipio() -> list[Hallazgo]:
    """Return what is wrong in the folder of the town.

    Its first files (municipio, dependencias, marco-legal and motivos) were read already: without
    them no command starts.
    """
    return sorted({*_mal_escrito(), *_sin_regla(), *revisar_suelo(), *revisar_tipos()})


def exigir_bien_escrito() -> None:
    """Refuse to begin with a file of the town that somebody would need later and not find.

    Raises:
        ContenidoInvalido: with what is wrong in all of them.
    """
    if hallazgos := sorted(_mal_escrito()):
        raise ContenidoInvalido(hallazgos)


def _mal_escrito() -> Iterator[Hallazgo]:
    carpeta = municipio_actual().carpeta
    for leer in _LECTORES:
        try:
            leer(carpeta)
        except ContenidoInvalido as error:
            yield from error.hallazgos


def _sin_regla() -> Iterator[Hallazgo]:
    """Yield what cites a rule that marco-legal.yaml does not have."""
    municipio = municipio_actual()
    citas = [
        *(
            ("dependencias.yaml", uno.clave, uno.competencia)
            for uno in municipio.dependencias.values()
        ),
        *(("motivos.yaml", uno.clave, uno.regla) for uno in municipio.motivos.values()),
        ("municipio.yaml", "remedio", municipio.remedio.get("regla", "")),
    ]
    for archivo, clave, regla in citas:
        if regla not in municipio.marco:
            texto = f"«{clave}» cita la regla «{regla}», que no está en marco-legal.yaml."
            yield Hallazgo(f"{municipio.carpeta.name}/{archivo}", 0, texto)
