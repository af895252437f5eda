"""What an act answers when it cannot be done. Doors turn each into a page and a status."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from experta.plazos.calendario import CalendarioSinEjercicio


class NoPermitido(Exception):
    """The person may not do this; to them a case they may not see does not exist (404)."""


class Conflicto(Exception):
    """Somebody else was first, or the case has moved on (409); the sentence says who and when."""


class AunNo(Conflicto):
    """What the act needs is not ready yet: the same act goes through later."""


class SinFirmante(AunNo):
    """No officer ever held the firma of an office: what waits goes on once one is appointed."""


class VersionCambio(Conflicto):
    """The trámite was published anew while the person was writing; nothing is lost."""


@dataclass(frozen=True)
class Falta:
    """What is wrong with one answer. `clave` is the name of its field, empty for the whole."""

    clave: str
    mensaje: str


class DatosInvalidos(Exception):
    """Answers that do not hold (422); each fault says where and how to mend it."""

    def __init__(self, *faltas: Falta) -> None:
        """Keep the faults in the order of the page."""
        self.faltas = list(faltas)
        super().__init__("; ".join(falta.mensaje for falta in faltas))


@contextmanager
def exigir_calendario() -> Iterator[None]:
    """Refuse, until it is published, what needs a calendar that the town has not published.

    Raises:
        AunNo: the year is missing; nothing is written, and the same act goes through later.
    """
    try:
        yield
    except CalendarioSinEjercicio as error:
        raise AunNo(
            f"Falta publicar el calendario oficial de {error.ejercicio} y sin él no se pueden "
            "contar los días de este paso. Lo que escribiste no se pierde: inténtalo más tarde, en "
            "cuanto el municipio lo publique."
        ) from error


def exigir_textos(de_que: str, **textos: str) -> dict[str, str]:
    """Return the texts stripped.

    Raises:
        DatosInvalidos: one is empty; `de_que` is what it belongs to, with its article.
    """
    limpios = {clave: texto.strip() for clave, texto in textos.items()}
    for clave, texto in limpios.items():
        if not texto:
            raise dato_invalido(clave, f"Escribe el {clave} de {de_que}.")
    return limpios


def dato_invalido(clave: str, mensaje: str) -> DatosInvalidos:
    """Return the error of a single field."""
    return DatosInvalidos(Falta(clave, mensaje))
