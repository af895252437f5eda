"""The words of the table: who asks, for what, and what they are answered."""

from dataclasses import dataclass
from typing import Final

# Who asks. All relations are with the same cases, which belong to `titular`.
ROLES: Final = (
    "anonima",  # nobody is logged in
    "titular",  # whose cases these are
    "ajena",  # another citizen
    "representante",  # acts for the titular by a mandate in force; opened the cases
    "representante_revocada",  # acted by a mandate that the titular has cut
    "responsable",  # signed every case with its applicant, as the professional who answers for it
    "ventanilla",  # the clerk who captured the case at the counter
    "ventanilla_ajena",  # another clerk of the same counter
    "revisora",  # of the office that reviews the case
    "revisora_ajena",  # of an office without a task on the case
    "inspector",  # of the office that visits; in a case without visit, one more official
    "firmante",  # of the office that signs the case
    "tesoreria",
    "analista",
    "oic",  # the control body: reads every submitted case, changes none
    "administrador",  # appoints people; reads no case
)
PARTES: Final = ("titular", "representante")
# Who may write on the solicitud: the parties, and the clerk who captured it.
ESCRIBEN: Final = (*PARTES, "ventanilla")
FUNCIONARIAS: Final = ROLES[ROLES.index("ventanilla") :]
# Those with tasks of their own.
ATIENDEN: Final = FUNCIONARIAS[: FUNCIONARIAS.index("tesoreria")]

# What they are answered: an HTTP status, or that they are sent to log in.
Respuesta = int | str
ENTRAR: Final = "entrar"
NO_EXISTE: Final = 404
NO_AUTORIZADA: Final = 401
Fila = dict[str, Respuesta]


@dataclass(frozen=True)
class Ruta:
    """The decision about one route.

    `caso` names the object in its address (a key of `Mundo.objetos`); empty, it has none.
    A method that is None is not taken: whoever comes with it gets no page and changes nothing.
    """

    get: Fila | None = None
    post: Fila | None = None
    caso: str = ""


def todas(respuesta: Respuesta) -> Fila:
    """Everybody, with or without account, is answered that."""
    return dict.fromkeys(ROLES, respuesta)


def con_cuenta(respuesta: Respuesta) -> Fila:
    """Whoever has an account is answered that; the rest are sent to log in."""
    return todas(respuesta) | {"anonima": ENTRAR}


def sin_cuenta(respuesta: Respuesta, con: Respuesta = 302) -> Fila:
    """Whoever is not logged in is answered that; who is, is led elsewhere."""
    return todas(con) | {"anonima": respuesta}


def solo(quienes: tuple[str, ...], respuesta: Respuesta, **otras: Respuesta) -> Fila:
    """Those are answered that; `otras` by name; to the rest it does not exist, or they log in."""
    fila = todas(NO_EXISTE) | {"anonima": ENTRAR} | dict.fromkeys(quienes, respuesta)
    return fila | otras
