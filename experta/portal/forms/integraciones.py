"""Connecting programs: what is asked to make a key, and to tell an address what happens."""

from django.utils.translation import gettext as _

from experta.cuentas.models import Mandato
from experta.integraciones.models import EventoDeExpediente, Permiso
from experta.motores.formularios import Opcion, Pregunta

DIAS = ("30", "90", "365")
Clase = EventoDeExpediente.Clase


def preguntas_de_llave(mandatos: list[Mandato]) -> list[Pregunta]:
    """Return what is asked to make a key; the company, only of who has more than one."""
    permisos = permisos_en_palabras()
    return [
        *_por_quien(mandatos),
        Pregunta(
            clave="nombre",
            tipo="texto",
            etiqueta=_("¿Qué programa la va a usar?"),
            ayuda=_(
                "Por ejemplo: sistema de contabilidad. Así la reconoces y aparece en la historia."
            ),
            max_largo=60,
        ),
        Pregunta(
            clave="alcance",
            tipo="opciones",
            etiqueta=_("¿Qué puede hacer?"),
            ayuda=_("Marca solo lo que necesita."),
            opciones=tuple(Opcion(clave=c, etiqueta=permisos[c]) for c in Permiso.values),
        ),
        Pregunta(
            clave="dias",
            tipo="opcion",
            etiqueta=_("¿Cuánto tiempo vale?"),
            ayuda=_("Después deja de abrir y creas otra. La puedes quitar antes."),
            opciones=tuple(
                Opcion(clave=dias, etiqueta=_("%(dias)s días") % {"dias": dias}) for dias in DIAS
            ),
        ),
    ]


def preguntas_de_direccion(mandatos: list[Mandato]) -> list[Pregunta]:
    """Return what is asked to tell an address what happens."""
    eventos = eventos_en_palabras()
    return [
        *_por_quien(mandatos),
        Pregunta(
            clave="destino",
            tipo="texto",
            etiqueta=_("Dirección de tu servidor"),
            ayuda=_("Empieza con https:// y se puede abrir desde internet."),
            max_largo=500,
        ),
        Pregunta(
            clave="eventos",
            tipo="opciones",
            etiqueta=_("¿De qué le avisamos?"),
            opciones=tuple(Opcion(clave=c, etiqueta=eventos[c]) for c in Clase.values),
        ),
    ]


def permisos_en_palabras() -> dict[str, str]:
    """Return what each permission lets do."""
    return {uno.value: _(uno.label) for uno in Permiso}


def eventos_en_palabras() -> dict[str, str]:
    """Return what each event tells."""
    return {uno.value: _(uno.label) for uno in Clase}


def _por_quien(mandatos: list[Mandato]) -> list[Pregunta]:
    if len(mandatos) < 2:
        return []
    return [
        Pregunta(
            clave="empresa",
            tipo="opcion",
            etiqueta=_("¿De qué empresa?"),
            opciones=tuple(Opcion(clave=str(m.pk), etiqueta=str(m)) for m in mandatos),
        )
    ]
