"""Mandates, keys and addresses for the tests of this room and of the doors."""

from typing import Any

from experta.comun import reloj
from experta.cuentas.models import Mandato, Persona
from experta.cuentas.services import registrar_organizacion
from experta.integraciones import llaves
from experta.integraciones.models import EventoDeExpediente, Llave, Permiso, Suscripcion


def administradora(rfc: str = "TSI010203AB1", **datos: Any) -> Mandato:
    """Return the mandate of a person who administers a company of that RFC."""
    datos = {"correo": f"{rfc.lower()}@example.com", "nombre": "Ana", **datos}
    persona = Persona.objects.create_user(acepta_notificacion_electronica=True, **datos)
    return registrar_organizacion(
        persona=persona, razon_social=f"Empresa {rfc}", rfc=rfc, instrumento="Escritura 123"
    )


def llave(
    mandato: Mandato | None = None, alcance: list[str] | None = None, dias: int = 30
) -> tuple[Llave, str]:
    """Return a key with every permission unless told, and its text."""
    mandato = mandato or administradora()
    assert mandato.representante
    return llaves.crear_llave(
        por=mandato.representante,
        mandato=mandato,
        nombre="ERP",
        alcance=alcance or list(Permiso.values),
        dias=dias,
    )


def suscripcion(
    mandato: Mandato | None = None, destino: str = "https://avisos.example.com/experta"
) -> Suscripcion:
    """Return an address told of everything, without looking at where it leads."""
    return Suscripcion.objects.create(
        mandato=mandato or administradora(),
        destino=destino,
        clave=f"{reloj.ahora().timestamp()}",
        eventos=list(EventoDeExpediente.Clase.values),
    )
