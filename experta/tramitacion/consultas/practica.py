"""What would happen if a practice were submitted now. Nothing is written anywhere."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.plazos import services as plazos
from experta.plazos.calendario import PlazoInvalido
from experta.plazos.rules import calcular
from experta.plazos.tipos import Solicitud, Unidad, Ventana, dia_de
from experta.tramitacion.consultas.pasos import Paso, pasos
from experta.tramitacion.relojes import horario_de

# The rule of what an office promises, as the act opens it.
PROMESA: Final = "promesa-de-servicio"


@dataclass(frozen=True)
class Previsto:
    """The last day of the legal plazo, the day promised, and the steps.

    A day is None where the calendar of its year is not published, or nothing is promised.
    """

    vence: date | None
    promesa: date | None
    pasos: tuple[Paso, ...]


def previsto(expediente: Expediente, ahora: datetime) -> Previsto:
    """Return what submitting at that moment would start, counted as the act would count it."""
    ficha = cargar(expediente.version).ficha
    comun: dict[str, Any] = {
        "presentado": reloj.local(ahora),
        "calendario": plazos.calendario_vigente().calendario,
        "horario": horario_de(ficha.dependencia),
    }
    respuesta, promesa = ficha.plazo.respuesta, ficha.promesa
    return Previsto(
        vence=_ultimo_dia(
            unidad=Unidad(respuesta.unidad),
            cantidad=respuesta.cantidad,
            regla=respuesta.regla,
            **comun,
        ),
        promesa=_ultimo_dia(
            unidad=Unidad(promesa.unidad),
            cantidad=promesa.cantidad,
            regla=PROMESA,
            ventana=Ventana.NINGUNA,
            **comun,
        )
        if promesa
        else None,
        pasos=pasos(expediente),
    )


def _ultimo_dia(**pedido: Any) -> date | None:
    try:
        vence = calcular(Solicitud(**pedido)).vence
    except PlazoInvalido:
        return None
    return dia_de(vence) if vence else None
