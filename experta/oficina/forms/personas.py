"""What the administrator is asked to give or end an appointment."""

from django.utils.translation import gettext as _

from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Rol
from experta.motores.formularios import Opcion, Pregunta
from experta.pantallas.hoja import opciones_de


def de_nombramiento() -> list[Pregunta]:
    """Ask who, for what, where, by which oficio and since when."""
    dependencias = municipio_actual().dependencias.values()
    return [
        Pregunta(
            clave="dato",
            tipo="texto",
            etiqueta=_("Correo o celular con que la persona abrió su cuenta"),
            ayuda=_("Completo. Si no tiene cuenta, pídele que la abra: nadie le pone contraseña."),
            max_largo=254,
        ),
        Pregunta(
            clave="rol",
            tipo="opcion",
            etiqueta=_("¿Qué va a hacer?"),
            opciones=opciones_de(Rol),
        ),
        Pregunta(
            clave="dependencia",
            tipo="opcion",
            etiqueta=_("¿En qué dependencia?"),
            opciones=tuple(Opcion(clave=d.clave, etiqueta=d.nombre) for d in dependencias),
        ),
        Pregunta(
            clave="cargo",
            tipo="texto",
            etiqueta=_("Cargo"),
            ayuda=_("Como se imprime en los documentos que firme."),
            max_largo=150,
        ),
        Pregunta(clave="oficio", tipo="texto", etiqueta=_("Oficio de nombramiento"), max_largo=150),
        Pregunta(
            clave="desde",
            tipo="fecha",
            etiqueta=_("¿Desde qué día?"),
            ayuda=_("Puede ser hoy o un día por venir."),
            minimo="hoy",
            maximo="hoy+365",
        ),
    ]


def de_cese() -> list[Pregunta]:
    """Ask the last day."""
    return [
        Pregunta(
            clave="hasta",
            tipo="fecha",
            etiqueta=_("¿Cuál es su último día?"),
            ayuda=_("Con la fecha de ayer deja de tener acceso en este momento."),
        )
    ]
