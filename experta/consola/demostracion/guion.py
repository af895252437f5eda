"""The scenes of the demonstration: which trámite, how many times, since when, how far it went."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from experta.catalogo.ejecutable import cargar
from experta.catalogo.models import Tramite
from experta.catalogo.muestras import respuestas_de_ejemplo
from experta.consola.demostracion import actuacion as a
from experta.consola.demostracion.papel import hoja_de_prueba
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.desechar import desechar
from experta.tramitacion.actos.desistir import desistir
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.revocar import revocar
from experta.tramitacion.jobs import atender_vencimientos

RESIDENCIA = "constancia-de-residencia"
SARE = "apertura-sare"
CONSTRUCCION = "construccion-menor-60"
PROTECCION_CIVIL = "dictamen-proteccion-civil"

Avanzar = Callable[[int], None]
Trama = Callable[[Expediente, Avanzar], object]


@dataclass(frozen=True)
class Escena:
    """A story told several times; `hace_dias` is when it began.

    `nombre` is what it shows, when the first start of the demonstration says where to see it.
    """

    tramite: str
    veces: int
    hace_dias: int
    trama: Trama | None
    nombre: str = ""

    def representar(self, persona: Persona, clave: str, avanzar: Avanzar) -> Expediente:
        """Open and fill a draft; submit it and go on, if the story has more. Return the case."""
        expediente = self.borrador(persona)
        if self.trama is None:
            return expediente
        a.adjuntar_lo_pedido(expediente, persona, hoja_de_prueba(persona.nombre_completo))
        self.trama(a.enviar(a.leer(expediente), clave), avanzar)
        return a.leer(expediente)

    def borrador(self, persona: Persona, **otras: str) -> Expediente:
        """Open a draft and fill it as its example, with `otras` answers in place of its own."""
        return guardar_respuestas(
            persona=persona,
            expediente=abrir_borrador(persona=persona, slug=self.tramite),
            cambios=respuestas_de(self.tramite, persona) | otras,
            revision=0,
        )


def respuestas_de(slug: str, persona: Persona) -> dict[str, Any]:
    """Return the answers of the favourable example, in the name of that person."""
    version = Tramite.objects.select_related("vigente__tramite").get(slug=slug).vigente
    assert version is not None  # noqa: S101 - published a moment ago
    ejecutable = cargar(version)
    nombres = (persona.nombre, persona.primer_apellido, persona.segundo_apellido)
    claves = ejecutable.ficha.titular.persona
    partes = nombres if len(claves) > 1 else (persona.nombre_completo,)
    propios = dict(zip(claves, partes, strict=False))
    return {**respuestas_de_ejemplo(ejecutable), **propios}


def en_revision(expediente: Expediente, _avanzar: Avanzar) -> Expediente:
    """Submitted, waiting for review."""
    return expediente


def con_observacion(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """One observation noted, not sent yet."""
    avanzar(0)
    return a.anotar_observacion(expediente)


def prevenido(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """The prevención is notified, not read."""
    return a.mandar_prevencion(con_observacion(expediente, avanzar))


def leida(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """The person read the prevención; their plazo runs."""
    expediente = prevenido(expediente, avanzar)
    avanzar(0)
    return a.leer_notificaciones(expediente)


def subsanado(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """The person answered; the review goes on."""
    expediente = leida(expediente, avanzar)
    avanzar(1)
    return a.responder(expediente)


def desechado(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """The person never answered; an officer dismissed the case."""
    expediente = leida(expediente, avanzar)
    avanzar(7)
    atender_vencimientos()
    tarea = a.tareas(expediente, "atender")[0]
    desechar(persona=a.quien_atiende(tarea), tarea=tarea)
    a.drenar()
    return a.leer_notificaciones(a.firmar_todo(expediente))


def desistido(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """The person withdrew; the acuerdo that says so was signed and read."""
    avanzar(0)
    desistir(persona=expediente.creado_por, expediente=expediente)
    a.drenar()
    avanzar(1)
    return a.leer_notificaciones(a.firmar_todo(a.leer(expediente)))


def medio_dictaminado(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """Two of three areas gave their opinion."""
    avanzar(0)
    return a.dictar(expediente, "favorable", maximo=2)


def decidido(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """Decided in favour; waits for the next step: visit, payment or firma."""
    avanzar(0)
    return a.decidir(expediente, "favorable")


def favorable(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """Decided, paid if it is due, signed, sealed."""
    expediente = a.pagar(decidido(expediente, avanzar))
    avanzar(1)
    return a.firmar_todo(expediente)


def pagado(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """Paid; the documents wait for their firma."""
    return a.pagar(decidido(expediente, avanzar))


def desfavorable(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """Decided against, signed, notified."""
    avanzar(0)
    return a.firmar_todo(a.decidir(expediente, "desfavorable"))


def revocado(expediente: Expediente, avanzar: Avanzar) -> object:
    """Issued, then revoked."""
    expediente = favorable(expediente, avanzar)
    documento = expediente.documentos.filter(clase="resolucion").order_by("created_at", "folio")[0]
    assert documento.nombramiento is not None  # noqa: S101 - it was just signed
    return revocar(
        persona=documento.nombramiento.persona,
        documento=documento,
        motivo="El comprobante de domicilio resultó de otra persona.",
        fundamento="Reglamento de demostración, artículo 30",
    )


def por_visitar(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """The visit has its time."""
    expediente = decidido(expediente, avanzar)
    avanzar(1)
    return a.programar(expediente)


def con_medidas(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """The visit asked for corrections."""
    expediente = por_visitar(expediente, avanzar)
    avanzar(1)
    return a.visitar(expediente, "medidas")


def por_pagar(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """The visit was favourable; the fee is due."""
    expediente = por_visitar(expediente, avanzar)
    avanzar(1)
    return a.visitar(expediente)


def licencia(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """Visited, paid, signed, sealed."""
    expediente = a.pagar(por_pagar(expediente, avanzar))
    avanzar(1)
    return a.firmar_todo(expediente)


def negada_tras_visita(expediente: Expediente, avanzar: Avanzar) -> Expediente:
    """The visit was unfavourable."""
    expediente = por_visitar(expediente, avanzar)
    avanzar(1)
    return a.firmar_todo(a.decidir(a.visitar(expediente, "desfavorable"), "desfavorable"))


ESCENAS = (
    Escena(RESIDENCIA, 6, 24, favorable),
    Escena(RESIDENCIA, 1, 20, desfavorable),
    Escena(RESIDENCIA, 1, 18, revocado),
    Escena(RESIDENCIA, 2, 3, subsanado),
    Escena(RESIDENCIA, 2, 2, leida),
    Escena(RESIDENCIA, 1, 1, prevenido),
    Escena(RESIDENCIA, 1, 1, con_observacion),
    Escena(RESIDENCIA, 2, 1, decidido),
    Escena(RESIDENCIA, 5, 0, en_revision),
    Escena(RESIDENCIA, 2, 0, None),
    Escena(SARE, 5, 22, favorable),
    Escena(SARE, 1, 15, desfavorable),
    Escena(SARE, 2, 6, decidido),
    Escena(SARE, 2, 4, pagado),
    Escena(SARE, 2, 3, medio_dictaminado),
    Escena(SARE, 1, 2, leida),
    Escena(SARE, 3, 1, en_revision),
    Escena(SARE, 2, 0, None),
    Escena(CONSTRUCCION, 3, 28, licencia),
    Escena(CONSTRUCCION, 1, 21, negada_tras_visita),
    Escena(CONSTRUCCION, 2, 12, por_pagar),
    Escena(CONSTRUCCION, 1, 11, con_medidas),
    Escena(CONSTRUCCION, 2, 2, por_visitar),
    Escena(CONSTRUCCION, 2, 5, decidido),
    Escena(CONSTRUCCION, 1, 3, subsanado),
    Escena(CONSTRUCCION, 3, 2, en_revision),
    Escena(CONSTRUCCION, 1, 20, en_revision),
    Escena(CONSTRUCCION, 1, 0, None),
    Escena(PROTECCION_CIVIL, 2, 1, en_revision),  # a table decides whether it is visited
)
