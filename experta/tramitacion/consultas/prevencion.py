"""What a prevención asks of the person, question by question, on one screen."""

from dataclasses import dataclass
from datetime import date

from experta.catalogo.ejecutable import Ejecutable
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.expedientes.models import Expediente, Observacion
from experta.motores.formularios import Pregunta
from experta.plazos import services as plazos
from experta.tramitacion import relojes
from experta.tramitacion.subsanables import preguntas_abiertas


@dataclass(frozen=True)
class Observado:
    """One remark: what is wrong, what to do, in the words of who made it, and its office."""

    titulo: str
    explicacion: str
    que_hacer: str
    texto: str
    area: str


@dataclass(frozen=True)
class Punto:
    """A question to correct, with every remark on it; without remarks, a correction opened it."""

    pregunta: Pregunta
    observaciones: tuple[Observado, ...]


@dataclass(frozen=True)
class Pedido:
    """The whole of what is asked. `dias` are those left after today, None before its plazo runs."""

    puntos: tuple[Punto, ...]
    vence: date | None
    dias: int | None

    @property
    def tarde(self) -> bool:
        """Say whether its last day is behind: an officer decides if the answer is accepted."""
        return self.vence is not None and self.vence < reloj.hoy()


def pedido_de(expediente: Expediente, ejecutable: Ejecutable) -> Pedido:
    """Return what the prevención of a case asks, in the order of the form; five queries."""
    pedidas = expediente.observaciones.filter(prevencion__isnull=False).exclude(
        estado=Observacion.Estado.RETIRADA
    )
    por_pregunta: dict[str, list[Observado]] = {}
    for observacion in pedidas:
        por_pregunta.setdefault(observacion.pregunta, []).append(
            _observado(observacion, ejecutable)
        )
    abiertas = preguntas_abiertas(expediente)
    puntos = tuple(
        Punto(pregunta, tuple(por_pregunta.get(clave, ())))
        for clave, pregunta in ejecutable.formulario.preguntas.items()
        if clave in abiertas
    )
    plazo = relojes.plazo_de(expediente, "subsanar")
    return Pedido(
        puntos=puntos,
        vence=plazo.vence_fecha if plazo else None,
        dias=plazos.dias_restantes(plazo, reloj.hoy()) if plazo else None,
    )


def _observado(observacion: Observacion, ejecutable: Ejecutable) -> Observado:
    motivo = municipio_actual().motivos.get(observacion.motivo)
    return Observado(
        titulo=motivo.titulo if motivo else "Hay algo que corregir",
        explicacion=motivo.explicacion if motivo else "",
        que_hacer=motivo.que_hacer if motivo else "",
        texto=observacion.texto,
        area=ejecutable.ficha.nombre_de_area(observacion.area),
    )
