"""Submitting: folio, frozen answers and version, clock and process start together."""

from django.db import transaction

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Envio, Expediente, SerieDeFolios
from experta.expedientes.services.historia import anotar
from experta.tramitacion import ahorro, busquedas, carpeta, marcha, permisos, relojes, solicitud
from experta.tramitacion.depuracion import depurar
from experta.tramitacion.errores import dato_invalido
from experta.tramitacion.recursos import al_ingresar


def ingresar(
    *,
    persona: Persona,
    expediente: Expediente,
    clave: str,
    version_vista: int,
    acepta_notificacion: bool,
) -> Expediente:
    """Submit a draft; the same idempotency key gives the same answer.

    Raises:
        NoPermitido: not a party.
        DatosInvalidos: faults that block, or the key was used for other content.
        VersionCambio: the version shown is not the one in force.
        Conflicto: already submitted with another key.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        huella = actual.huella()
        if _ya_enviado(persona, actual, clave, huella):
            return actual
        solicitud.exigir_vigente(actual, version_vista)
        solicitud.exigir_completa(actual, cargar(actual.version))
        al_ingresar(actual)
        depurar(actual, acceso)
        Envio.registrar(
            persona=persona, acto="ingresar", clave=clave, huella=huella, expediente=actual
        )
        _ingresar(actual, cargar(actual.version), acepta_notificacion)
        anotar(
            expediente=actual,
            acto="ingresar",
            texto=f"Enviaste la solicitud. Folio {actual.folio}.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            filas=[actual],
        )
        marcha.iniciar(actual)
    return actual


def _ya_enviado(persona: Persona, expediente: Expediente, clave: str, huella: str) -> bool:
    previo = Envio.previo(persona, "ingresar", clave)
    if previo and (previo.huella, previo.expediente_id) != (huella, expediente.pk):
        raise dato_invalido("", "Esta página ya se usó para enviar otra cosa. Recárgala.")
    return previo is not None


def _ingresar(expediente: Expediente, ejecutable: Ejecutable, acepta_notificacion: bool) -> None:
    ahora = reloj.ahora()
    plazo = relojes.abrir_al_ingresar(expediente, ejecutable, ahora)
    encontrados = busquedas.fijar(expediente, ejecutable)
    expediente.mover(
        "ingresar",
        folio=SerieDeFolios.siguiente(ejecutable.ficha.serie_folio),
        ingresado_at=ahora,
        vence=plazo.vence_fecha,
        acepta_notificacion_electronica=acepta_notificacion,
        titular_nombre=solicitud.nombre_del_titular(expediente, ejecutable),
        predio=carpeta.predio_de(expediente),
        ahorro=ahorro.contar(expediente, ejecutable, encontrados).como_json(),
    )
