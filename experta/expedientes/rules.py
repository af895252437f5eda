"""Which act may move an expediente from which state to which: the one table of states.

The ordinary path is the process (BPMN); these are the transitions that are never drawn.
"""

from typing import Final

BORRADOR: Final = "borrador"
EN_TRAMITE: Final = "en_tramite"
PREVENIDO: Final = "prevenido"
FAVORABLE: Final = "favorable"
DESFAVORABLE: Final = "desfavorable"
DESECHADO: Final = "desechado"
DESISTIDO: Final = "desistido"
CADUCADO: Final = "caducado"

ABIERTOS: Final = frozenset({EN_TRAMITE, PREVENIDO})
FINALES: Final = frozenset({FAVORABLE, DESFAVORABLE, DESECHADO, DESISTIDO, CADUCADO})

TRANSICIONES: Final[dict[tuple[str, str], str]] = {
    (BORRADOR, "ingresar"): EN_TRAMITE,
    (EN_TRAMITE, "prevenir"): PREVENIDO,
    (PREVENIDO, "subsanar"): EN_TRAMITE,
    (PREVENIDO, "declarar_completo"): EN_TRAMITE,
    (PREVENIDO, "desechar"): DESECHADO,
    (EN_TRAMITE, "desistir"): DESISTIDO,
    (PREVENIDO, "desistir"): DESISTIDO,
    (EN_TRAMITE, "caducar"): CADUCADO,
    (DESFAVORABLE, "reponer"): EN_TRAMITE,
    (DESECHADO, "reponer"): EN_TRAMITE,
    (CADUCADO, "reponer"): EN_TRAMITE,
    (EN_TRAMITE, "concluir_favorable"): FAVORABLE,
    (EN_TRAMITE, "concluir_desfavorable"): DESFAVORABLE,
}


class TransicionImposible(Exception):
    """The act does not apply to the state in which the expediente is."""


def destino(estado: str, acto: str) -> str:
    """Return the state to which an act leads.

    Raises:
        TransicionImposible: no line of the table joins them.
    """
    try:
        return TRANSICIONES[estado, acto]
    except KeyError as error:
        raise TransicionImposible(f"{acto} no procede en {estado}") from error
