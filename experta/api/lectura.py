"""A case as programs read it: the same facts as its page, and nothing before it is notified."""

from typing import Any

from experta.api import esquemas
from experta.api.problemas import FaltaDeCampo
from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Adjunto, Expediente
from experta.expedientes.rules import BORRADOR, PREVENIDO
from experta.expedientes.services.reparos import reparos_de
from experta.integraciones.models import Llave
from experta.motores.formularios import Pregunta
from experta.pantallas.direcciones import absoluta
from experta.tramitacion.consultas.seguimiento import seguimiento
from experta.tramitacion.consultas.turno import Turno, turno
from experta.tramitacion.solicitud import observable

_SE_ESCRIBEN = (BORRADOR, PREVENIDO)


def resumen(expediente: Expediente) -> esquemas.Resumen:
    """Return a case of a list; fetch it with `con_lo_del_turno`."""
    return esquemas.Resumen(**_basicos(expediente, turno(expediente)))


def caso(expediente: Expediente, llave: Llave) -> esquemas.Caso:
    """Return a whole case."""
    hilo = seguimiento(expediente, llave.persona)
    fresco = hilo.expediente
    url = absoluta("portal:expediente", fresco.pk)
    return esquemas.Caso(
        **_basicos(fresco, hilo.turno),
        url=url,
        acciones=[esquemas.AccionPosible.from_orm(una) for una in hilo.acciones],
        documentos=[esquemas.PapelEmitido.from_orm(uno) for uno in hilo.papeles],
        notificaciones=[esquemas.NotificacionRecibida.from_orm(una) for una in hilo.notificadas],
        ordenes=[esquemas.OrdenPorPagar.from_orm(una) for una in hilo.ordenes],
        solicitud=solicitud(fresco) if fresco.estado in _SE_ESCRIBEN else None,
    )


def solicitud(expediente: Expediente) -> esquemas.Solicitud:
    """Return what may be written of a case, and what is missing, by the rules of its page."""
    ejecutable = cargar(expediente.version)
    hallado = observable(expediente, ejecutable)
    adjuntos = list(expediente.adjuntos.vigentes())
    reparos = reparos_de(adjuntos, ejecutable, expediente.respuestas)
    return esquemas.Solicitud(
        version=expediente.version.numero,
        revision=expediente.revision,
        respuestas=expediente.respuestas,
        archivos=[archivo(uno, [str(r) for r in reparos.get(uno.pk, [])]) for uno in adjuntos],
        faltas=[FaltaDeCampo(campo=u.campo, mensaje=u.texto) for u in hallado if u.obliga],
        avisos=[FaltaDeCampo(campo=u.campo, mensaje=u.texto) for u in hallado if not u.obliga],
    )


def archivo(adjunto: Adjunto, avisos: list[str]) -> esquemas.Archivo:
    """Return a file handed in."""
    return esquemas.Archivo(
        id=adjunto.pk,
        pregunta=adjunto.pregunta,
        nombre=adjunto.nombre,
        sha256=adjunto.sha256,
        avisos=avisos,
    )


def pregunta(una: Pregunta) -> esquemas.PreguntaDeFormulario:
    """Return a question as programs need it."""
    return esquemas.PreguntaDeFormulario(
        clave=una.clave,
        tipo=una.tipo,
        etiqueta=una.etiqueta,
        ayuda=una.ayuda,
        requerido=una.requerido,
        condicional=una.visible_si is not None or una.requerido_si is not None,
        opciones=[
            esquemas.OpcionDePregunta(clave=op.clave, etiqueta=op.etiqueta) for op in una.opciones
        ],
        acepta=list(una.acepta) if una.tipo == "archivo" else [],
        preguntas=[pregunta(sub) for sub in una.preguntas],
    )


def _basicos(expediente: Expediente, suyo: Turno) -> dict[str, Any]:
    # An ending that waits in a notification is not told by its state.
    estado = "por_leer" if suyo.paso == "leer" else expediente.estado
    return {
        "id": expediente.pk,
        "folio": expediente.folio,
        "tramite": expediente.tramite.slug,
        "estado": estado,
        "frase": suyo.frase,
        "quien": suyo.quien,
        "hasta": suyo.hasta,
        "te_toca": suyo.tuyo,
    }
