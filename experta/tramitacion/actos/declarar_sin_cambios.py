"""Declaring, bajo protesta, that nothing changed since what is renewed was granted."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.documentos.renovaciones import declarar
from experta.expedientes.models import Expediente
from experta.expedientes.rules import BORRADOR
from experta.expedientes.services.historia import anotar
from experta.tramitacion import inmediatas, marcha, permisos, renovaciones
from experta.tramitacion.errores import Conflicto, dato_invalido


def declarar_sin_cambios(*, persona: Persona, expediente: Expediente, declara: bool) -> None:
    """Record the declaration, or take it back: without it the renewal is reviewed as any other.

    Raises:
        NoPermitido: not a party.
        DatosInvalidos: something did change, or the ficha gives no immediate renewal.
        Conflicto: it was submitted, or renews nothing.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        renovacion = renovaciones.renovacion_de(actual)
        if actual.estado != BORRADOR or renovacion is None:
            raise Conflicto("Esta solicitud ya no es una renovación por enviar.")
        if declara and not inmediatas.inmediata(actual):
            raise dato_invalido("sin_cambios", "Algo cambió: tu renovación se revisa.")
        if not declarar(renovacion=renovacion, sin_cambios=declara):
            return
        declaracion = "Declaraste, bajo protesta de decir verdad, que nada cambió."
        anotar(
            expediente=actual,
            acto="declarar_sin_cambios",
            texto=declaracion if declara else "Retiraste tu declaración de que nada cambió.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            cambio={"documento": renovacion.folio, "declara": declara},
        )
