"""What happens to papers that were handed in or issued before, and to lookups: named writes."""

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos.models import Busqueda, Descarte, Documento, Reuso
from experta.expedientes.models import Adjunto, Expediente


def anotar_reuso(
    *, adjunto: Adjunto, persona: Persona, origen: Adjunto | None, documento: Documento | None
) -> Reuso:
    """Record from which paper a file of a case was taken, and who chose it."""
    fuente = origen or documento
    assert fuente is not None  # noqa: S101 - the caller gives one of the two
    return Reuso.objects.create(
        adjunto=adjunto,
        origen=origen,
        documento=documento,
        procedencia=fuente.expediente.folio or "",
        persona=persona,
    )


def descartar(
    *, persona: Persona, adjunto: Adjunto | None = None, documento: Documento | None = None
) -> bool:
    """Stop offering a paper; say whether it was still offered."""
    _, nuevo = Descarte.objects.get_or_create(
        adjunto=adjunto, documento=documento, defaults={"persona": persona}
    )
    return nuevo


def pedir_busqueda(*, expediente: Expediente, requisito: str, llave: str) -> bool:
    """Keep that something has to be looked up; say whether it was not so already."""
    busqueda, nuevo = Busqueda.objects.get_or_create(
        expediente=expediente, requisito=requisito, defaults={"llave": llave}
    )
    if nuevo:
        return True
    otra = Busqueda.objects.filter(pk=busqueda.pk).exclude(llave=llave)
    return bool(
        otra.update(llave=llave, estado=Busqueda.Estado.PENDIENTE, texto="", at=reloj.ahora())
    )


def repetir_busqueda(*, expediente: Expediente, requisito: str, llave: str) -> None:
    """Have something looked up again, whatever was answered before."""
    Busqueda.objects.update_or_create(
        expediente=expediente,
        requisito=requisito,
        defaults={
            "llave": llave,
            "estado": Busqueda.Estado.PENDIENTE,
            "texto": "",
            "at": reloj.ahora(),
        },
    )


def responder_busqueda(*, busqueda: Busqueda, estado: str, texto: str) -> bool:
    """Record what came of a lookup, unless something else is looked up by now; say whether."""
    misma = Busqueda.objects.filter(
        pk=busqueda.pk, llave=busqueda.llave, estado=Busqueda.Estado.PENDIENTE
    )
    return bool(misma.update(estado=estado, texto=texto, at=reloj.ahora()))


def fijar_busqueda(
    *, expediente: Expediente, requisito: str, estado: str, texto: str, documento: Documento | None
) -> None:
    """Keep with a case what was found when it was submitted."""
    Busqueda.objects.update_or_create(
        expediente=expediente,
        requisito=requisito,
        defaults={
            "estado": estado,
            "texto": texto,
            "documento": documento,
            "at": reloj.ahora(),
        },
    )
