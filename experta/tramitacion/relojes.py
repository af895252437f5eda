"""Opening and reading the clocks of a case; the arithmetic is of the room plazos."""

from contextlib import suppress
from datetime import datetime, time

from experta.catalogo.ejecutable import Ejecutable
from experta.comun.municipio import municipio_actual
from experta.expedientes.models import Expediente
from experta.plazos import services as plazos
from experta.plazos.models import Plazo
from experta.plazos.tipos import Horario

_DE_LA_AUTORIDAD = ("respuesta", "promesa")


def horario_de(dependencia: str) -> Horario:
    """Return the office hours of a dependencia."""
    oficina = municipio_actual().dependencias[dependencia]
    return Horario(time.fromisoformat(oficina.hora_abre), time.fromisoformat(oficina.hora_cierra))


def abrir_al_ingresar(expediente: Expediente, ejecutable: Ejecutable, ahora: datetime) -> Plazo:
    """Open the legal plazo, and the service promise beside it; return the legal one."""
    ficha = ejecutable.ficha
    horario = horario_de(ficha.dependencia)
    respuesta = ficha.plazo.respuesta
    plazo = plazos.abrir_plazo(
        asunto=expediente.pk,
        clave="respuesta",
        unidad=respuesta.unidad,
        cantidad=respuesta.cantidad,
        presentado_at=ahora,
        regla=respuesta.regla,
        horario=horario,
    )
    if ficha.promesa:
        plazos.abrir_plazo(
            asunto=expediente.pk,
            clave="promesa",
            unidad=ficha.promesa.unidad,
            cantidad=ficha.promesa.cantidad,
            presentado_at=ahora,
            regla="promesa-de-servicio",
            horario=horario,
        )
    return plazo


def plazo_de(expediente: Expediente, clave: str) -> Plazo | None:
    """Return the latest plazo of that name."""
    return Plazo.objects.filter(asunto=expediente.pk, clave=clave).order_by("-pk").first()


def copiar_vencimiento(expediente: Expediente) -> None:
    """Keep the due date of the legal plazo on the case, for lists."""
    plazo = plazo_de(expediente, "respuesta")
    expediente.vence = plazo.vence_fecha if plazo else None
    Expediente.objects.filter(pk=expediente.pk).update(vence=expediente.vence)


def suspender(expediente: Expediente, desde: datetime) -> None:
    """Stop the clocks of the authority while the person has the turn; a spent one stays spent."""
    for clave in _DE_LA_AUTORIDAD:
        with suppress(plazos.PlazoNoCorre):
            plazos.suspender(asunto=expediente.pk, clave=clave, desde=desde)


def reanudar(expediente: Expediente, hasta: datetime) -> None:
    """Let the clocks of the authority go on from the día hábil after the answer."""
    for clave in _DE_LA_AUTORIDAD:
        with suppress(plazos.PlazoNoCorre):
            plazos.reanudar(asunto=expediente.pk, clave=clave, hasta=hasta)
