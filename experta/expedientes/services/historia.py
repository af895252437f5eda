"""One line of history and its leaf in the log, in the transaction of the act."""

from collections.abc import Iterable, Mapping
from typing import Any

from experta.bitacora.medio import medio_actual
from experta.bitacora.models import Sellable
from experta.bitacora.services import anotar as anotar_hoja
from experta.bitacora.services import sellador_de
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Suceso

DE_ARCHIVO = ("adjuntar", "usar_papel", "retirar_adjunto")
NO_SE_ENVIO = "Se agregó o se quitó un archivo que no se envió."


def callar(*, expediente: Expediente, archivos: Iterable[str]) -> None:
    """Take out of the history the names of files that never were handed in; the leaves stay."""
    lineas = Suceso.objects.filter(expediente=expediente, acto__in=DE_ARCHIVO)
    for nombre in archivos:
        lineas.filter(texto__contains=f"«{nombre}»").update(texto=NO_SE_ENVIO)


def anotar(
    *,
    expediente: Expediente,
    acto: str,
    texto: str,
    actor: Persona | None,
    en_nombre_de: str = "",
    publico: bool = True,
    cambio: Mapping[str, object] | None = None,
    filas: Iterable[Sellable] = (),
) -> Suceso:
    """Write what happened; its leaf answers for it, for `cambio` and for the `filas` written.

    Raises:
        RuntimeError: called outside a transaction.
    """
    dicho = f"{texto} {medio_actual().texto}".rstrip()
    sello = _sello(expediente, dicho, publico, cambio or {}, filas)
    hoja = anotar_hoja(
        asunto=expediente.pk,
        acto=acto,
        estado=expediente.estado,
        actor=str(actor.publica) if actor else "sistema",
        en_nombre_de=en_nombre_de,
        cambio=sello,
        comprobable=True,
    )
    return Suceso.objects.create(
        expediente=expediente,
        at=hoja.at,
        acto=acto,
        texto=dicho,
        actor=actor,
        en_nombre_de=en_nombre_de,
        publico=publico,
        hoja=hoja.numero,
        sello=sello,
    )


def _sello(
    expediente: Expediente,
    texto: str,
    publico: bool,
    cambio: Mapping[str, object],
    filas: Iterable[Sellable],
) -> dict[str, Any]:
    """Return the keyed digests that the leaf is made of, kept in the line to compute them again.

    Nothing in them can be read. What a program does says by which key (`bitacora.medio`).
    """
    huella = sellador_de(expediente.pk)
    return {
        "texto": huella(texto),
        "publico": publico,
        "medio": medio_actual().clave,
        "cambio": huella(cambio),
        "filas": {
            fila.clave_en_bitacora: {
                campo: huella([campo, valor]) for campo, valor in fila.sellado().items()
            }
            for fila in filas
        },
    }
