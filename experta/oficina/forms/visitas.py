"""What is asked to programme a visit and to record it."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Inspeccion
from experta.motores.formularios import Opcion, Pregunta
from experta.pantallas.hoja import Hoja, leer, opciones_de
from experta.plazos.calendario import PlazoInvalido
from experta.tramitacion.consultas.visitas import es_habil


def de_cita(inspectores: Sequence[Persona], horas: Sequence[str]) -> list[Pregunta]:
    """Return what is asked to programme a visit."""
    return [
        Pregunta(
            clave="inspector",
            tipo="opcion",
            etiqueta=_("¿Quién hará la visita?"),
            opciones=tuple(Opcion(clave=str(p.publica), etiqueta=str(p)) for p in inspectores),
        ),
        Pregunta(
            clave="dia",
            tipo="fecha",
            etiqueta=_("¿Qué día?"),
            ayuda=_("Un día hábil. La persona solicitante recibe el aviso hoy."),
            minimo="hoy",
            maximo="hoy+90",
        ),
        Pregunta(
            clave="hora",
            tipo="opcion",
            etiqueta=_("¿A qué hora empieza?"),
            opciones=tuple(Opcion(clave=hora, etiqueta=hora) for hora in horas),
        ),
    ]


def leer_cita(preguntas: Sequence[Pregunta], datos: QueryDict) -> Hoja:
    """Return the page as sent; a day on which the town does not work is refused."""
    hoja = leer(preguntas, datos)
    if "dia" in hoja.faltas:
        return hoja
    try:
        habil = es_habil(date.fromisoformat(hoja.respuestas["dia"]))
    except PlazoInvalido as error:
        return hoja.con(dia=str(error))
    return hoja if habil else hoja.con(dia=_("Ese día es inhábil. Elige un día hábil."))


def momento(respuestas: dict[str, Any]) -> datetime:
    """Return the moment of the visit, in the town's zone."""
    dia = date.fromisoformat(respuestas["dia"])
    return datetime.combine(dia, time.fromisoformat(respuestas["hora"]), reloj.zona())


def de_acta(visita: Inspeccion) -> list[Pregunta]:
    """Return what is asked to record a visit: the checklist, then facts and result."""
    puntos = [
        pregunta
        for punto in visita.lista
        for pregunta in (
            Pregunta(clave=f"lista-{punto['clave']}", tipo="si_no", etiqueta=punto["texto"]),
            Pregunta(
                clave=f"nota-{punto['clave']}",
                tipo="texto",
                etiqueta=_("Nota"),
                requerido=False,
                max_largo=300,
            ),
        )
    ]
    return [*puntos, *_de_cierre()]


def acta(visita: Inspeccion, respuestas: dict[str, Any]) -> dict[str, Any]:
    """Return the acta as the act takes it."""
    lista = [
        {
            **punto,
            "cumple": respuestas.get(f"lista-{punto['clave']}"),
            "nota": respuestas.get(f"nota-{punto['clave']}") or "",
        }
        for punto in visita.lista
    ]
    textos = {clave: respuestas.get(clave) or "" for clave in _TEXTOS}
    return {"lista": lista, **textos}


_TEXTOS = ("resultado", "hechos", "manifestacion", "medidas")


def _de_cierre() -> list[Pregunta]:
    return [
        Pregunta(
            clave="hechos",
            tipo="texto_largo",
            etiqueta=_("¿Qué encontraste?"),
            ayuda=_("Describe los hechos. Se imprimen en el acta."),
            max_largo=4000,
        ),
        Pregunta(
            clave="manifestacion",
            tipo="texto_largo",
            etiqueta=_("¿Qué manifestó la persona visitada?"),
            ayuda=_("Con sus palabras. Tiene derecho a que quede en el acta."),
            requerido=False,
            max_largo=4000,
        ),
        Pregunta(
            clave="resultado",
            tipo="opcion",
            etiqueta=_("Resultado de la visita"),
            opciones=opciones_de(Inspeccion.Resultado),
        ),
        Pregunta(
            clave="medidas",
            tipo="texto_largo",
            etiqueta=_("¿Qué se debe corregir?"),
            ayuda=_("Solo si el resultado lleva medidas correctivas; habrá otra visita."),
            requerido=False,
            max_largo=2000,
        ),
        _copia(),
    ]


def _copia() -> Pregunta:
    return Pregunta(
        clave="copia",
        tipo="texto",
        etiqueta=_("¿Quién recibió la copia del acta?"),
        ayuda=_(
            "Nombre completo. Así queda notificada y corre el plazo para corregir. Si nadie la "
            "recibió, déjalo en blanco: se le notifica después."
        ),
        requerido=False,
        max_largo=200,
    )
