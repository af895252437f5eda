"""The observations of a case as officials read them, and whether a prevención can still go."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.expedientes.models import Expediente, Observacion
from experta.expedientes.rules import EN_TRAMITE
from experta.plazos.models import Plazo
from experta.plazos.tipos import Unidad
from experta.tramitacion import relojes
from experta.tramitacion.consultas.fechas import con_hora, en_letra

_TONOS = {
    Observacion.Estado.ANOTADA: "ojo",
    Observacion.Estado.PREVENIDA: "nota",
    Observacion.Estado.RESPONDIDA: "ojo",
    Observacion.Estado.ATENDIDA: "bien",
    Observacion.Estado.INSISTIDA: "mal",
}


@dataclass(frozen=True)
class Nota:
    """An observation: on what, why, under which article, of which area and by whom.

    `anotada` while it has not been sent: it can still be withdrawn. `respondida` while its area
    has not said how it ends; `sin_cambio` is why the person left it so; `razon` is what is still
    wrong when it is `insistida`.
    """

    id: int
    pregunta: str
    etiqueta: str
    motivo: str
    titulo: str
    fundamento: str
    que_hacer: str
    texto: str
    area: str
    nombre_de_area: str
    autor: str
    estado: str
    tono: str
    anotada: bool
    respondida: bool
    insistida: bool
    razon: str
    sin_cambio: str


@dataclass(frozen=True)
class Ventana:
    """Whether the one prevención can be sent now, and the sentence that says until when or why."""

    abierta: bool
    frase: str
    articulo: str


def notas(expediente: Expediente) -> tuple[Nota, ...]:
    """Return the observations in force, in the order of the form; one query."""
    ejecutable = cargar(expediente.version)
    orden = {clave: lugar for lugar, clave in enumerate(ejecutable.formulario.preguntas)}
    vivas = expediente.observaciones.exclude(estado=Observacion.Estado.RETIRADA)
    lista = [_nota(una, ejecutable) for una in vivas.select_related("autor")]
    return tuple(sorted(lista, key=lambda nota: (orden.get(nota.pregunta, len(orden)), nota.id)))


def nota_de(observacion: Observacion) -> Nota:
    """Return one observation; fetch it with its case and version."""
    return _nota(observacion, cargar(observacion.expediente.version))


def ventana(expediente: Expediente) -> Ventana:
    """Return whether the case may still be prevented: once, in the first third of its plazo."""
    regla = municipio_actual().regla("prevencion")
    articulo = f"{regla.ley}, {regla.articulo}"
    prevencion = getattr(expediente, "prevencion", None)
    if prevencion:
        frase = _("La prevención se envió el {dia}. Solo puede haber una por expediente.")
        return Ventana(False, frase.format(dia=en_letra(prevencion.emitida_at)), articulo)
    if expediente.estado != EN_TRAMITE:
        return Ventana(False, _("El expediente ya no está en trámite."), articulo)
    plazo = relojes.plazo_de(expediente, "respuesta")
    if plazo is None:
        return Ventana(True, _("Puedes enviar una sola prevención."), articulo)
    if reloj.ahora() >= plazo.limite_prevencion_at:
        frase = _(
            "El tiempo para prevenir terminó el {dia}. El expediente sigue como completo: "
            "resuélvelo con lo que tiene."
        )
        return Ventana(False, frase.format(dia=_limite(plazo)), articulo)
    frase = _("Puedes enviar una sola prevención, a más tardar el {dia}.")
    return Ventana(True, frase.format(dia=_limite(plazo)), articulo)


def _limite(plazo: Plazo) -> str:
    if plazo.unidad == Unidad.HORAS_HABILES:
        return con_hora(plazo.limite_prevencion_at)
    return en_letra(plazo.limite_prevencion)


def _nota(observacion: Observacion, ejecutable: Ejecutable) -> Nota:
    municipio = municipio_actual()
    motivo = municipio.motivos.get(observacion.motivo)
    regla = municipio.marco.get(motivo.regla) if motivo else None
    pregunta = ejecutable.formulario.preguntas.get(observacion.pregunta)
    estado = Observacion.Estado(observacion.estado)
    return Nota(
        id=observacion.pk,
        pregunta=observacion.pregunta,
        etiqueta=pregunta.etiqueta if pregunta else observacion.pregunta,
        motivo=observacion.motivo,
        titulo=motivo.titulo if motivo else observacion.motivo,
        fundamento=f"{regla.ley}, {regla.articulo}" if regla else "",
        que_hacer=motivo.que_hacer if motivo else "",
        texto=observacion.texto,
        area=observacion.area,
        nombre_de_area=ejecutable.ficha.nombre_de_area(observacion.area),
        autor=str(observacion.autor),
        estado=str(estado.label),
        tono=_TONOS.get(estado, "neutro"),
        anotada=estado == Observacion.Estado.ANOTADA,
        respondida=estado == Observacion.Estado.RESPONDIDA,
        insistida=estado == Observacion.Estado.INSISTIDA,
        razon=observacion.razon,
        sin_cambio=observacion.sin_cambio,
    )
