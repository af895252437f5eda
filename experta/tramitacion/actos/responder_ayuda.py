"""The person answers a request for help, with words and what was attached for it."""

from django.db import transaction

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Ayuda
from experta.expedientes.rules import ABIERTOS
from experta.expedientes.services.historia import anotar
from experta.tramitacion import ayudas, marcha, permisos
from experta.tramitacion.errores import Conflicto, dato_invalido

LARGO = 2000


def responder_ayuda(*, persona: Persona, ayuda: Ayuda, respuesta: str) -> Ayuda:
    """Send the answer; the case goes on as it was.

    Raises:
        NoPermitido: not a party.
        DatosInvalidos: neither words nor a file, or too many words.
        Conflicto: it was answered, or the case ended.
    """
    acceso = permisos.exigir_parte(persona, ayuda.expediente)
    if not respuesta.strip() and not ayudas.adjuntos_de(ayuda):
        raise dato_invalido("respuesta", "Escribe tu respuesta o agrega un archivo.")
    if len(respuesta.strip()) > LARGO:
        raise dato_invalido("respuesta", f"Escribe {LARGO} letras o menos, o agrega un archivo.")
    with transaction.atomic():
        actual = marcha.tomar(ayuda.expediente_id)
        momento = reloj.ahora()
        if actual.estado not in ABIERTOS or not ayuda.responder(respuesta.strip(), momento):
            raise Conflicto("Esta petición ya se respondió o el trámite terminó.")
        anotar(
            expediente=actual,
            acto="responder_ayuda",
            texto="Respondiste a lo que te pidieron.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            cambio={"ayuda": ayuda.pk, "respuesta": respuesta},
        )
        ayudas.avisar_a_quien_pidio(ayuda)
    ayuda.refresh_from_db()
    return ayuda
