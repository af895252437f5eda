"""What an act answers when it cannot be done. Doors turn each into a page and a status."""

from dataclasses import dataclass


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
