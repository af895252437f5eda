"""One line of history and its leaf in the log, in the transaction of the act."""

from collections.abc import Iterable, Mapping

from experta.bitacora.medio import medio_actual
from experta.bitacora.services import anotar as anotar_hoja
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Suceso

_DE_ARCHIVO = ("adjuntar", "usar_papel", "retirar_adjunto")
_NO_SE_ENVIO = "Se agregó o se quitó un archivo que no se envió."


def callar(*, expediente: Expediente, archivos: Iterable[str]) -> None:
    """Take out of the history the names of files that never were handed in; the leaves stay."""
    lineas = Suceso.objects.filter(expediente=expediente, acto__in=_DE_ARCHIVO)
    for nombre in archivos:
        lineas.filter(texto__contains=f"«{nombre}»").update(texto=_NO_SE_ENVIO)


def anotar(
    *,
    expediente: Expediente,
    acto: str,
    texto: str,
    actor: Persona | None,
    en_nombre_de: str = "",
    publico: bool = True,
    cambio: Mapping[str, object] | None = None,
) -> Suceso:
    """Write what happened; `cambio` is digested in the leaf and kept nowhere else.

    What a program does says by which key (`bitacora.medio`).

    Raises:
        RuntimeError: called outside a transaction.
    """
    hoja = anotar_hoja(
        asunto=expediente.pk,
        acto=acto,
        estado=expediente.estado,
        actor=str(actor.publica) if actor else "sistema",
        en_nombre_de=en_nombre_de,
        cambio=cambio or {},
    )
    return Suceso.objects.create(
        expediente=expediente,
        at=hoja.at,
        acto=acto,
        texto=f"{texto} {medio_actual().texto}".rstrip(),
        actor=actor,
        en_nombre_de=en_nombre_de,
        publico=publico,
        hoja=hoja.numero,
    )
