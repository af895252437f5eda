"""What a person says of themselves, asked once and offered in every trámite."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from experta.cuentas.models import Persona
from experta.motores.formularios import NO_LA_TENGO, Opcion, Pregunta

_TEXTOS = ("nombre", "primer_apellido", "segundo_apellido", "rfc")


def preguntas() -> list[Pregunta]:
    """Return the questions of the profile."""
    lenguas = tuple(Opcion(clave=clave, etiqueta=nombre) for clave, nombre in settings.LANGUAGES)
    return [
        Pregunta(
            clave="nombre",
            tipo="texto",
            etiqueta=_("Nombre"),
            max_largo=100,
            prellenar="perfil.nombre",
        ),
        Pregunta(
            clave="primer_apellido",
            tipo="texto",
            etiqueta=_("Primer apellido"),
            max_largo=100,
            prellenar="perfil.primer_apellido",
        ),
        Pregunta(
            clave="segundo_apellido",
            tipo="texto",
            etiqueta=_("Segundo apellido"),
            requerido=False,
            max_largo=100,
            prellenar="perfil.segundo_apellido",
        ),
        Pregunta(
            clave="curp",
            tipo="curp",
            etiqueta=_("CURP"),
            ayuda=_("18 letras y números, como aparece en tu constancia."),
            requerido=False,
        ),
        Pregunta(clave="rfc", tipo="rfc", etiqueta=_("RFC"), requerido=False),
        Pregunta(clave="domicilio", tipo="domicilio", etiqueta=_("Domicilio"), requerido=False),
        Pregunta(clave="lengua", tipo="opcion", etiqueta=_("Idioma"), opciones=lenguas),
    ]


def valores(persona: Persona) -> dict[str, Any]:
    """Return the answers that a person gave before."""
    return {
        **{clave: getattr(persona, clave) for clave in _TEXTOS},
        # Whoever saved a profile without CURP said so; whoever has none yet said nothing.
        "curp": persona.curp or (NO_LA_TENGO if persona.nombre else None),
        "domicilio": persona.domicilio,
        "lengua": persona.lengua,
    }


def campos(respuestas: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of Persona that the answers fill."""
    return {
        **{clave: respuestas[clave] or "" for clave in _TEXTOS},
        "curp": respuestas["curp"] or "",
        "domicilio": respuestas["domicilio"] or {},
        "lengua": respuestas["lengua"],
    }
