"""Who may act for whom: registering a company, giving a mandate."""

from collections.abc import Mapping
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from experta.comun import reloj
from experta.cuentas.contacto import leer_contacto
from experta.cuentas.models import Organizacion
from experta.cuentas.services import CUALQUIER_TRAMITE
from experta.motores.formularios import Opcion, Pregunta
from experta.pantallas.hoja import Hoja, leer

YO = "yo"
LARGO_RFC_MORAL = 12


def preguntas_de_empresa() -> list[Pregunta]:
    """Return what is asked to register a company."""
    return [
        Pregunta(
            clave="razon_social",
            tipo="texto",
            etiqueta=_("Nombre de la empresa"),
            ayuda=_("Como aparece en su constancia de situación fiscal."),
            max_largo=250,
        ),
        Pregunta(
            clave="rfc",
            tipo="rfc",
            etiqueta=_("RFC de la empresa"),
            ayuda=_("12 letras y números. Si trabajas por tu cuenta, usa tu perfil."),
        ),
        Pregunta(
            clave="instrumento",
            tipo="texto",
            etiqueta=_("¿Qué documento dice que la representas?"),
            ayuda=_("Por ejemplo: escritura 1204, notaría 9, 3 de mayo de 2021."),
            max_largo=250,
        ),
        Pregunta(
            clave="protesta",
            tipo="protesta",
            etiqueta=_("Declaro bajo protesta de decir verdad que represento a esta empresa"),
        ),
    ]


def leer_empresa(datos: QueryDict) -> Hoja:
    """Return the page as sent; a person's RFC is not a company's."""
    hoja = leer(preguntas_de_empresa(), datos)
    rfc = hoja.respuestas["rfc"]
    if "rfc" not in hoja.faltas and len(rfc) != LARGO_RFC_MORAL:
        return hoja.con(
            rfc=_("Ese RFC es de una persona. Escribe el de la empresa: tiene 12 caracteres.")
        )
    return hoja


def preguntas_de_mandato(
    empresas: list[Organizacion], tramites: Mapping[str, str]
) -> list[Pregunta]:
    """Return what is asked to give a mandate; companies are asked only of who has them."""
    return [
        *_por_quien(empresas),
        Pregunta(
            clave="contacto",
            tipo="texto",
            etiqueta=_("Correo o celular de quien te va a representar"),
            ayuda=_("Verá tus trámites cuando entre con ese correo o celular."),
            max_largo=254,
        ),
        Pregunta(
            clave="alcance",
            tipo="opciones",
            etiqueta=_("¿Qué trámites puede hacer?"),
            opciones=(
                Opcion(clave=CUALQUIER_TRAMITE, etiqueta=_("Todos los trámites")),
                *(Opcion(clave=slug, etiqueta=nombre) for slug, nombre in tramites.items()),
            ),
        ),
        Pregunta(
            clave="instrumento",
            tipo="texto",
            etiqueta=_("¿Con qué documento se lo permites?"),
            ayuda=_("Por ejemplo: carta poder firmada ante dos testigos, o poder notarial 880."),
            max_largo=250,
        ),
        Pregunta(clave="desde", tipo="fecha", etiqueta=_("¿Desde qué día?")),
        Pregunta(
            clave="hasta",
            tipo="fecha",
            etiqueta=_("¿Hasta qué día?"),
            ayuda=_("Si lo dejas en blanco, vale hasta que lo quites."),
            requerido=False,
        ),
    ]


def leer_mandato(
    empresas: list[Organizacion], tramites: Mapping[str, str], datos: QueryDict
) -> Hoja:
    """Return the page as sent, with the channel in canonical form."""
    hoja = leer(preguntas_de_mandato(empresas, tramites), datos)
    respuestas = hoja.respuestas
    if "contacto" not in hoja.faltas and leer_contacto(respuestas["contacto"]) is None:
        hoja = hoja.con(
            contacto=_(
                "Escribe un correo completo, como ana@correo.mx, o los 10 números de un celular."
            )
        )
    if not {"desde", "hasta"} & set(hoja.faltas) and (falta := _falta_de_fechas(respuestas)):
        hoja = hoja.con(hasta=falta)
    return hoja


def _por_quien(empresas: list[Organizacion]) -> list[Pregunta]:
    if not empresas:
        return []
    return [
        Pregunta(
            clave="principal",
            tipo="opcion",
            etiqueta=_("¿A quién va a representar?"),
            opciones=(
                Opcion(clave=YO, etiqueta=_("A mí")),
                *(Opcion(clave=str(e.publica), etiqueta=e.razon_social) for e in empresas),
            ),
        )
    ]


def _falta_de_fechas(respuestas: Mapping[str, str | None]) -> str | None:
    if not respuestas["hasta"]:
        return None
    hasta = date.fromisoformat(respuestas["hasta"])
    if hasta < date.fromisoformat(respuestas["desde"] or ""):
        return _("El último día es anterior al primero. Revisa las fechas.")
    if hasta < reloj.hoy():
        return _("El último día ya pasó. Escribe uno de hoy en adelante.")
    return None
