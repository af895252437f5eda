"""Plays the town: does, by the real acts, what citizens and officials would do on a case."""

from datetime import datetime, time
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from experta.bandeja.models import Tarea
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.documentos.models import Documento, Firma
from experta.expedientes.models import Expediente, Inspeccion, Operacion
from experta.plazos.services import calendario_vigente
from experta.tramitacion import fechado
from experta.tramitacion.actos.adjuntar import adjuntar
from experta.tramitacion.actos.cobrar_en_caja import cobrar_en_caja
from experta.tramitacion.actos.dictaminar import dictaminar
from experta.tramitacion.actos.fechar import fechar
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.ingresar import ingresar
from experta.tramitacion.actos.inspeccionar import inspeccionar
from experta.tramitacion.actos.observar import observar
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.actos.programar_inspeccion import programar_inspeccion
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.actos.resolver import resolver
from experta.tramitacion.actos.subsanar import subsanar
from experta.tramitacion.coordinacion import coordinadora
from experta.tramitacion.operaciones.principal import realizar

MOTIVOS = "Se revisaron los datos y documentos conforme al reglamento."
_REVISAN = ["resolver", "dictaminar", "revisar"]


def drenar() -> None:
    """Do every operation owed, and those that they ask for."""
    pendientes = Operacion.objects.pendientes().order_by("pk").values_list("pk", flat=True)
    while debidas := list(pendientes.all()):
        for operacion in debidas:
            realizar(operacion)


def leer(expediente: Expediente) -> Expediente:
    """Return the case as the database has it now."""
    return Expediente.objects.select_related("version", "tramite", "creado_por").get(
        pk=expediente.pk
    )


def tareas(expediente: Expediente, *actos: str) -> list[Tarea]:
    """Return the open tasks of the case for those acts."""
    abiertas = Tarea.objects.filter(
        expediente=expediente, acto__in=actos, estado=Tarea.Estado.PENDIENTE
    )
    return list(abiertas.select_related("expediente__version").order_by("pk"))


def quien_atiende(tarea: Tarea) -> Persona:
    """Return the official who may do that task today, the first appointed of them."""
    return _primero(rol=tarea.rol, dependencia=tarea.dependencia)


def quien_conduce(expediente: Expediente) -> Persona:
    """Return a reviewer of the dependencia that leads the trámite."""
    return _primero(rol="revisor", dependencia=coordinadora(expediente))


def _primero(**cargo: str) -> Persona:
    vigentes = Nombramiento.objects.vigentes(reloj.hoy())
    return vigentes.filter(**cargo).order_by("pk")[0].persona


def adjuntar_lo_pedido(expediente: Expediente, persona: Persona, pdf: bytes) -> None:
    """Hand in what every file question asks for, when the answers make it visible."""
    formulario = cargar(expediente.version).formulario
    for seccion in formulario.visibles(expediente.respuestas):
        for pregunta in seccion.preguntas:
            if pregunta.tipo == "archivo":
                for numero in range(int(pregunta.limite_inferior or 1)):
                    _adjuntar(expediente, persona, pregunta.clave, pdf, numero)


def _adjuntar(
    expediente: Expediente, persona: Persona, clave: str, pdf: bytes, numero: int
) -> None:
    """Hand in one file; the comment at its end makes each one different."""
    distinto = pdf + f"% {numero}\n".encode() if numero else pdf
    nombre = f"{clave.replace('_', '-')}{numero or ''}.pdf"
    archivo = SimpleUploadedFile(nombre, distinto, "application/pdf")
    adjuntar(persona=persona, expediente=expediente, pregunta=clave, archivo=archivo)


def enviar(expediente: Expediente, clave: str, *, acepta_notificacion: bool = True) -> Expediente:
    """Submit a draft and let its acuse be issued."""
    ingresar(
        persona=expediente.creado_por,
        expediente=expediente,
        clave=clave,
        version_vista=expediente.version_id,
        acepta_notificacion=acepta_notificacion,
    )
    drenar()
    return leer(expediente)


def anotar_observacion(expediente: Expediente, pregunta: str = "") -> Expediente:
    """Note one observation, on the first file handed in or on that question."""
    observado = pregunta or expediente.adjuntos.order_by("subido_at", "pk")[0].pregunta
    tipo = cargar(expediente.version).formulario.preguntas[observado].tipo
    observar(
        persona=quien_atiende(tareas(expediente, *_REVISAN)[0]),
        expediente=expediente,
        pregunta=observado,
        motivo="documento-ilegible" if tipo == "archivo" else "dato-incompleto",
        texto="La foto está cortada.",
    )
    return leer(expediente)


def mandar_prevencion(expediente: Expediente) -> Expediente:
    """Send the noted observations in the one prevención, signed and notified."""
    prevenir(persona=quien_conduce(expediente), expediente=expediente)
    drenar()
    return firmar_todo(expediente)


def leer_notificaciones(expediente: Expediente) -> Expediente:
    """Open, as the citizen, every notification not yet read."""
    nuevas = expediente.notificaciones.filter(surte_efectos_at__isnull=True)
    for notificacion in nuevas.order_by("pk"):
        recibir_notificacion(persona=expediente.creado_por, notificacion=notificacion)
    return leer(expediente)


def responder(expediente: Expediente) -> Expediente:
    """Answer the prevención, as the citizen; what was not changed is said to be right."""
    observadas = expediente.observaciones.values_list("pregunta", flat=True)
    subsanar(
        persona=expediente.creado_por,
        expediente=expediente,
        sin_cambio=dict.fromkeys(observadas, "Así está en mi documento original."),
    )
    return leer(expediente)


def firmar_todo(expediente: Expediente) -> Expediente:
    """Sign what waits for a firma, each document by the officer it names; then what follows.

    What was rendered on another day is first dated today, as the worker does at night.
    """
    for atrasado in fechado.atrasados().filter(expediente=expediente):
        fechar(documento=atrasado)
    drenar()
    por_firmar = Documento.objects.por_firmar().filter(expediente=expediente)
    por_firmar = por_firmar.order_by("created_at", "folio")
    for documento in por_firmar.select_related("nombramiento__persona", "expediente"):
        if documento.nombramiento:
            firmante = documento.nombramiento.persona
            firmar(persona=firmante, documento=documento, metodo=Firma.Metodo.CONTRASENA)
    drenar()
    return leer(expediente)


def dictar(expediente: Expediente, sentido: str, maximo: int = 99) -> Expediente:
    """Give the opinions that the case waits for (at most so many), in that sense."""
    for tarea in tareas(expediente, "dictaminar", "revisar")[:maximo]:
        dictaminar(
            persona=quien_atiende(tarea),
            tarea=tarea,
            sentido=sentido,
            fundamento=MOTIVOS,
        )
    drenar()
    return leer(expediente)


def decidir(expediente: Expediente, sentido: str) -> Expediente:
    """Give opinions and decision in that sense, as far as the case waits for them."""
    expediente = dictar(expediente, sentido)
    for tarea in tareas(expediente, "resolver"):
        resolver(
            persona=quien_atiende(tarea),
            tarea=tarea,
            sentido=sentido,
            motivos=MOTIVOS,
        )
    drenar()
    return leer(expediente)


def programar(expediente: Expediente) -> Expediente:
    """Order the visit that the case waits for, for the next working day."""
    tarea = tareas(expediente, "programar-inspeccion")[0]
    inspector = quien_atiende(tarea)
    programar_inspeccion(
        persona=inspector,
        tarea=tarea,
        inspector=inspector,
        cuando=_manana_habil(),
    )
    drenar()
    return firmar_todo(expediente)


def _manana_habil() -> datetime:
    """Return half past ten of the next working day."""
    dia = calendario_vigente().calendario.siguiente_habil(reloj.hoy())
    return datetime.combine(dia, time(10, 30), reloj.zona())


def visitar(expediente: Expediente, resultado: str = "favorable") -> Expediente:
    """Carry out the visit with that result."""
    tarea = tareas(expediente, "inspeccionar")[0]
    visita = expediente.inspecciones.latest("numero")
    inspeccionar(
        persona=quien_atiende(tarea),
        tarea=tarea,
        acta=acta_de(visita, resultado),
        copia=expediente.titular_nombre,
    )
    drenar()
    return leer(expediente)


def acta_de(visita: Inspeccion, resultado: str) -> dict[str, Any]:
    """Return what the inspector writes of a visit with that result."""
    return {
        "lista": [
            {**punto, "cumple": resultado == "favorable" or indice > 0}
            for indice, punto in enumerate(visita.lista)
        ],
        "resultado": resultado,
        "hechos": "Se recorrió el lugar en compañía de la persona solicitante.",
        "manifestacion": "Sin comentarios.",
        "medidas": "Colocar barandal en la escalera." if resultado == "medidas" else "",
    }


def pagar(expediente: Expediente) -> Expediente:
    """Pay the pending order, if there is one, at the cash desk."""
    orden = expediente.ordenes.filter(estado="pendiente").first()
    if orden:
        cajera = _primero(rol="tesoreria")
        cobrar_en_caja(persona=cajera, orden=orden, recibido_centavos=orden.total_centavos)
        drenar()
    return leer(expediente)
