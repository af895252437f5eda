"""Records that slow work is done, once, and moves the case on."""

from django.db import transaction

from experta.expedientes.models import Operacion
from experta.expedientes.rules import ABIERTOS
from experta.expedientes.services.historia import anotar
from experta.tramitacion import busquedas, consecuencias, fuera, marcha, sellados


def registrar_operacion(operacion: Operacion) -> None:
    """Mark the operation done and take its consequences; a second call changes nothing."""
    with transaction.atomic():
        expediente = marcha.tomar(operacion.expediente_id)
        if not operacion.terminar():
            return
        anotar(
            expediente=expediente,
            acto="registrar_operacion",
            texto=consecuencias.texto(expediente, operacion),
            actor=None,
            publico=operacion.clase in consecuencias.PUBLICAS,
            cambio={"operacion": operacion.clase, "tarea": operacion.tarea},
            filas=sellados.poner_en_vigor(operacion),
        )
        if not fuera.es_de_fuera(operacion.tarea):
            if expediente.estado not in ABIERTOS:
                return  # the case ended while it was being done: no step waits for it
            consulta = operacion.clase == "consultar-padron"
            datos = {"resultado": busquedas.resultado(expediente)} if consulta else {}
            marcha.completar(expediente, operacion.tarea, dict(datos))
        consecuencias.aplicar(expediente, operacion)
