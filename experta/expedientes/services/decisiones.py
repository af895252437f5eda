"""What authorities write into a case: observations, prevención, opinions, visits, decision."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from experta.bitacora.models import Sellable
from experta.cuentas.models import Nombramiento, Persona
from experta.expedientes.models import (
    Dictamen,
    Expediente,
    Ficta,
    Inspeccion,
    Observacion,
    Prevencion,
    Recurso,
    Resolucion,
    VistoBueno,
)
from experta.expedientes.models.decisiones import Sentido


def anotar_observacion(
    *, expediente: Expediente, area: str, pregunta: str, motivo: str, texto: str, autor: Persona
) -> Observacion:
    """Return a new observation, not yet sent."""
    return Observacion.objects.create(
        expediente=expediente,
        area=area,
        pregunta=pregunta,
        motivo=motivo,
        texto=texto.strip(),
        autor=autor,
    )


def emitir_prevencion(
    *, expediente: Expediente, autor: Persona, nombramiento: Nombramiento
) -> Prevencion:
    """Return the one prevención with every noted observation, and the answers as they were."""
    prevencion = Prevencion.objects.create(
        expediente=expediente,
        autor=autor,
        nombramiento=nombramiento,
        respuestas_previas=expediente.respuestas,
    )
    expediente.observaciones.filter(estado=Observacion.Estado.ANOTADA).update(
        prevencion=prevencion, estado=Observacion.Estado.PREVENIDA
    )
    return prevencion


def responder_prevencion(*, prevencion: Prevencion, momento: datetime) -> bool:
    """Record the answer to every observation; say whether we were first."""
    if not prevencion.responder(momento):
        return False
    prevencion.observaciones.filter(estado=Observacion.Estado.PREVENIDA).update(
        estado=Observacion.Estado.RESPONDIDA
    )
    return True


def explicar_sin_cambio(*, prevencion: Prevencion, razones: Mapping[str, str]) -> None:
    """Keep, by question, why the person leaves as it is what was observed."""
    for pregunta, razon in razones.items():
        prevencion.observaciones.filter(pregunta=pregunta).update(sin_cambio=razon)


def dejar_sin_prevenir(*, prevencion: Prevencion, razon: str) -> None:
    """Undo a prevención that was not notified in its time: what it asked ends withdrawn.

    What was never handed over goes with it; a late reception stays on record.
    """
    notificacion = prevencion.notificacion
    pedidas = list(prevencion.observaciones.all())
    prevencion.observaciones.update(prevencion=None)
    for una in pedidas:
        una.cerrar(una.Estado.RETIRADA, desde=[una.Estado.PREVENIDA], persona=None, razon=razon)
    prevencion.delete()
    if notificacion and notificacion.practicada_at is None:
        notificacion.delete()


def borrar_ficta(ficta: Ficta) -> None:
    """Take out of a case a silence that was none."""
    ficta.delete()


def dictar(
    *,
    expediente: Expediente,
    area: str,
    sentido: str,
    fundamento: str,
    condiciones: str,
    autor: Persona,
    nombramiento: Nombramiento,
) -> Dictamen:
    """Return the opinion of an area."""
    return Dictamen.objects.create(
        expediente=expediente,
        area=area,
        sentido=sentido,
        fundamento=fundamento.strip(),
        condiciones=condiciones.strip(),
        autor=autor,
        nombramiento=nombramiento,
    )


def asentir(*, expediente: Expediente, area: str, regla: str, fundamento: str) -> Dictamen:
    """Return the favourable opinion that a rule draws from the silence of an area."""
    return Dictamen.objects.create(
        expediente=expediente,
        area=area,
        sentido=Sentido.FAVORABLE,
        fundamento=fundamento,
        asentimiento=True,
        regla=regla,
    )


def decidir(
    *,
    expediente: Expediente,
    sentido: str,
    motivos: str,
    condiciones: str,
    autor: Persona,
    nombramiento: Nombramiento,
) -> Resolucion:
    """Return the decision on a case."""
    return Resolucion.objects.create(
        expediente=expediente,
        sentido=sentido,
        motivos=motivos.strip(),
        condiciones=condiciones.strip(),
        autor=autor,
        nombramiento=nombramiento,
    )


def anular(recurso: Recurso) -> None:
    """Leave without effect what a recurso won contested, and what it came from.

    A silence leaves only the ficta: what was decided in the case meanwhile still counts.
    """
    sin_efecto = {"expediente": None, "anulada_por": recurso}
    Ficta.objects.filter(expediente=recurso.recurrido_id).update(**sin_efecto)
    if recurso.documento:
        Dictamen.objects.filter(expediente=recurso.recurrido_id).update(**sin_efecto)
        Resolucion.objects.filter(expediente=recurso.recurrido_id).update(**sin_efecto)
        VistoBueno.objects.filter(expediente=recurso.recurrido_id).delete()


def anulados(recurso: Recurso) -> list[Sellable]:
    """Return what `anular` took out of the case."""
    suyos = (modelo.objects.filter(anulada_por=recurso) for modelo in (Ficta, Dictamen, Resolucion))
    return [fila for filas in suyos for fila in filas]


def ordenar_visita(
    *,
    expediente: Expediente,
    objeto: str,
    inspector: Persona,
    cuando: datetime,
    lista: list[dict[str, Any]],
) -> Inspeccion:
    """Return the next visit of a case, with its time and checklist."""
    return Inspeccion.objects.create(
        expediente=expediente,
        numero=expediente.inspecciones.count() + 1,
        estado=Inspeccion.Estado.PROGRAMADA,
        objeto=objeto,
        inspector=inspector,
        programada_para=cuando,
        lista=lista,
    )
