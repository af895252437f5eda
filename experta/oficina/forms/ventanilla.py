"""What a clerk is asked to start a trámite for somebody, and to record a notification."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from experta.catalogo.models import VersionTramite
from experta.comun import reloj
from experta.cuentas.busqueda import encubierto
from experta.cuentas.models import Persona
from experta.expedientes.models import Notificacion
from experta.motores.formularios import Opcion, Pregunta
from experta.pantallas.hoja import Hoja, leer, opciones_de

SIN_CUENTA = "sin-cuenta"


def busqueda() -> Pregunta:
    """Ask for what only the person in front of the clerk tells."""
    return Pregunta(
        clave="q",
        tipo="texto",
        etiqueta=_("Correo o celular de la persona"),
        ayuda=_("Completo y exacto. Pídele una identificación antes de empezar a su nombre."),
        requerido=False,
        max_largo=254,
    )


def de_inicio(personas: Sequence[Persona], versiones: Sequence[VersionTramite]) -> list[Pregunta]:
    """Ask for whom and which trámite, once the account was looked for."""
    cuentas = [
        Opcion(clave=str(una.publica), etiqueta=str(una), ayuda=encubierto(una)) for una in personas
    ]
    sin_cuenta = Opcion(
        clave=SIN_CUENTA,
        etiqueta=_("La persona no tiene cuenta"),
        ayuda=_("Escribirás sus datos; la respuesta se le notifica en persona."),
    )
    return [
        Pregunta(
            clave="para",
            tipo="opcion",
            etiqueta=_("¿Para quién es el trámite?"),
            opciones=(*cuentas, sin_cuenta),
        ),
        Pregunta(
            clave="tramite",
            tipo="opcion",
            etiqueta=_("¿Qué trámite?"),
            opciones=tuple(Opcion(clave=v.tramite.slug, etiqueta=v.nombre) for v in versiones),
        ),
    ]


def de_notificacion() -> list[Pregunta]:
    """Ask how, to whom and when a document was handed over."""
    medios = [uno for uno in Notificacion.Medio if uno != Notificacion.Medio.ELECTRONICA]
    return [
        Pregunta(
            clave="medio",
            tipo="opcion",
            etiqueta=_("¿Cómo se notificó?"),
            opciones=opciones_de(medios),
        ),
        Pregunta(
            clave="recibio",
            tipo="texto",
            etiqueta=_("¿Quién la recibió?"),
            ayuda=_("Nombre completo, como aparece en su identificación."),
            max_largo=200,
        ),
        Pregunta(
            clave="constancia",
            tipo="texto",
            etiqueta=_("Número del acta o de la guía"),
            ayuda=_("Obligatorio en el domicilio (el del acta) y por correo (el de la guía)."),
            requerido=False,
            max_largo=100,
        ),
        *_cuando(),
    ]


def _cuando() -> list[Pregunta]:
    return [
        Pregunta(clave="dia", tipo="fecha", etiqueta=_("¿Qué día?"), maximo="hoy"),
        Pregunta(
            clave="hora",
            tipo="texto",
            etiqueta=_("¿A qué hora?"),
            ayuda=_("Con dos puntos, en 24 horas: 9:30 o 14:05."),
            max_largo=5,
        ),
        Pregunta(
            clave="habilitacion",
            tipo="texto",
            etiqueta=_("Si fue en día u hora inhábil, ¿por qué se habilitó?"),
            ayuda=_("Quién lo autorizó y la causa. Si fue en horas de oficina, déjalo en blanco."),
            requerido=False,
            max_largo=300,
        ),
    ]


def leer_notificacion(datos: QueryDict) -> Hoja:
    """Return the page as sent; an hour that is none is refused."""
    hoja = leer(de_notificacion(), datos)
    if "hora" not in hoja.faltas and _hora(hoja.respuestas["hora"]) is None:
        return hoja.con(hora=_("Escribe la hora así: 9:30 o 14:05."))
    return hoja


def recibida_at(respuestas: dict[str, Any]) -> datetime:
    """Return the moment of reception, in the town's zone; only of a page without faults."""
    hora = _hora(respuestas["hora"]) or time.min
    return datetime.combine(date.fromisoformat(respuestas["dia"]), hora, reloj.zona())


def _hora(texto: str) -> time | None:
    try:
        return time.fromisoformat(texto.zfill(5))
    except ValueError:
        return None
