"""People and cases in states that need acts. Everything here goes through the real acts.

The words are the domain's: `ingresado()`, `prevenido()`, `por_firmar()`, `concluido()`.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from itertools import count
from typing import Any

from django.conf import settings
from django.db import transaction

from experta.bandeja.models import Tarea
from experta.catalogo.cierre import FICHA, Cierre
from experta.catalogo.ejecutable import cargar
from experta.catalogo.lector import leer as leer_cierre
from experta.catalogo.models import Tramite
from experta.catalogo.muestras import respuestas_de_ejemplo
from experta.catalogo.services import guardar_version
from experta.comun import archivos, reloj
from experta.comun.yaml import leer_yaml
from experta.consola.demostracion import actuacion
from experta.cuentas.models import Mandato, Nombramiento, Organizacion, Persona, Rol
from experta.documentos.models import Documento
from experta.expedientes.models import Adjunto, Corresponsabilidad, Expediente
from experta.expedientes.services.historia import anotar
from experta.plazos.models import Plazo
from experta.tramitacion import jobs
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.advertir_caducidad import advertir_caducidad
from experta.tramitacion.actos.caducar import caducar
from experta.tramitacion.actos.desechar import desechar
from experta.tramitacion.actos.invitar_corresponsable import invitar_corresponsable
from experta.tramitacion.actos.pedir_ayuda import pedir_ayuda
from experta.tramitacion.actos.prorrogar import prorrogar
from experta.tramitacion.relojes import plazo_de

RESIDENCIA = "constancia-de-residencia"
SARE = "apertura-sare"
CONSTRUCCION = "construccion-menor-60"
CONSTRUCCION_MAYOR = "construccion-mayor-60"
CONTRASENA = "una contraseña de prueba"
_numeros = count(1)

drenar = actuacion.drenar
leer = actuacion.leer
responder = actuacion.responder
firmar_todo = actuacion.firmar_todo
quien_atiende = actuacion.quien_atiende
enviar = actuacion.enviar
dictar = actuacion.dictar
mandar_prevencion = actuacion.mandar_prevencion
leer_notificaciones = actuacion.leer_notificaciones


def anotado(documento: Documento) -> Documento:
    """Return a document sealed by hand, with the leaf that the worker writes when it seals one."""
    with transaction.atomic():
        anotar(
            expediente=documento.expediente,
            acto="registrar_operacion",
            texto="Tus documentos están listos.",
            actor=None,
            filas=[documento],
        )
    return documento


def ciudadana(**datos: Any) -> Persona:
    """Return a person with an account and no appointment."""
    numero = next(_numeros)
    datos = {
        "correo": f"persona{numero}@example.com",
        "nombre": "Ana",
        "primer_apellido": "Ruiz",
        "segundo_apellido": f"Sáenz {numero}",
        "acepta_notificacion_electronica": True,
        **datos,
    }
    return Persona.objects.create_user(password=CONTRASENA, **datos)


def funcionaria(rol: str, dependencia: str = "secretaria-ayuntamiento", **datos: Any) -> Persona:
    """Return a person with one appointment in force."""
    persona = ciudadana(**{"nombre": "Carmen", "primer_apellido": "Funcionaria", **datos})
    nombrar(persona, rol, dependencia)
    return persona


def nombrar(persona: Persona, rol: str, dependencia: str) -> Nombramiento:
    """Give an appointment in force since a year ago."""
    return Nombramiento.objects.create(
        persona=persona,
        rol=rol,
        dependencia=dependencia,
        cargo=f"{Rol(rol).label} de {dependencia}",
        oficio=f"OF-{next(_numeros):04d}",
        desde=reloj.hoy() - timedelta(days=365),
    )


def plantilla_de(slug: str) -> None:
    """Appoint whoever that trámite needs and is not there yet: reviewers, inspector, officers."""
    version = publicar(slug).vigente
    assert version is not None
    ficha = cargar(version).ficha
    oficinas = {ficha.dependencia} | {area.dependencia for area in ficha.areas}
    oficinas |= {documento.dependencia for documento in ficha.documentos if documento.dependencia}
    necesarios = {(Rol.TESORERIA, "tesoreria"), (Rol.FIRMANTE, "tesoreria")}
    for oficina in oficinas:
        necesarios |= {(rol, oficina) for rol in (Rol.REVISOR, Rol.INSPECTOR, Rol.FIRMANTE)}
    hoy = Nombramiento.objects.vigentes(reloj.hoy())
    for rol, oficina in sorted(necesarios):
        if not hoy.filter(rol=rol, dependencia=oficina).exists():
            funcionaria(rol, oficina)


def mandato(representante: Persona, alcance: list[str] | None = None, **datos: Any) -> Mandato:
    """Return a mandate of a new company, in force, for any trámite unless told."""
    numero = next(_numeros)
    organizacion = Organizacion.objects.create(
        razon_social=f"Tortillería La Sierra {numero}, S.A. de C.V.", rfc=f"TSI{numero:06d}AB1"
    )
    datos = {"desde": reloj.hoy() - timedelta(days=30), "instrumento": "Escritura 123", **datos}
    return Mandato.objects.create(
        representante=representante,
        organizacion=organizacion,
        alcance=alcance or ["*"],
        **datos,
    )


@cache
def _cierre(slug: str) -> Cierre:
    return leer_cierre(slug)


def publicar(slug: str = RESIDENCIA) -> Tramite:
    """Return the trámite published as it is on the shelf (its checks have tests of their own)."""
    vigente = Tramite.objects.filter(slug=slug, vigente__isnull=False).first()
    return vigente or Tramite.objects.get(pk=guardar_version(_cierre(slug), None).tramite_id)


def publicar_con(cambiar: Callable[[dict[str, Any]], None], slug: str = RESIDENCIA) -> None:
    """Publish the trámite of the shelf with its ficha changed in place by `cambiar`."""
    publicar(slug)
    cierre = _cierre(slug)
    ficha = leer_yaml(cierre.archivos[FICHA], FICHA).datos
    cambiar(ficha)
    nuevo = json.dumps(ficha, default=str).encode()
    guardar_version(Cierre(slug, {**cierre.archivos, FICHA: nuevo}), None)


def adjuntar_lo_pedido(expediente: Expediente, persona: Persona) -> None:
    """Put in force the files that every visible question needs, without the cost of checking."""
    carpeta, pdf = settings.ARCHIVOS_DIR, b"%PDF-1.4 prueba"
    for seccion in cargar(expediente.version).formulario.visibles(expediente.respuestas):
        for pregunta in seccion.preguntas:
            for _ in range(int(pregunta.minimo or 1) if pregunta.tipo == "archivo" else 0):
                Adjunto.objects.create(
                    expediente=expediente,
                    pregunta=pregunta.clave,
                    nombre=f"{pregunta.clave}.pdf",
                    tipo="application/pdf",
                    bytes=len(pdf),
                    sha256="0" * 64,
                    archivo=archivos.guardar(carpeta, [pdf], "pdf"),
                    copia=archivos.guardar(carpeta, [pdf], "pdf"),
                    subido_por=persona,
                )
    with transaction.atomic():
        anotar(
            expediente=expediente,
            acto="adjuntar",
            texto="Se agregaron los archivos.",
            actor=persona,
            publico=False,
            filas=expediente.adjuntos.all(),
        )


def borrador(slug: str = RESIDENCIA, persona: Persona | None = None, **opciones: Any) -> Expediente:
    """Return a complete draft; the officials that its trámite needs exist."""
    plantilla_de(slug)
    persona = persona or ciudadana()
    expediente = abrir_borrador(persona=persona, slug=slug, **opciones)
    expediente.guardar_respuestas(0, respuestas_de_ejemplo(cargar(expediente.version)))
    adjuntar_lo_pedido(expediente, persona)
    return expediente


def ingresado(
    slug: str = RESIDENCIA,
    persona: Persona | None = None,
    *,
    acepta_notificacion: bool = True,
    **opciones: Any,
) -> Expediente:
    """Return a case submitted, its acuse issued, waiting for review."""
    expediente = borrador(slug, persona, **opciones)
    clave = f"clave-{next(_numeros)}"
    return actuacion.enviar(expediente, clave, acepta_notificacion=acepta_notificacion)


def tarea(expediente: Expediente, acto: str, **filtros: Any) -> Tarea:
    """Return the one open task of the case for that act."""
    return Tarea.objects.select_related("expediente__version").get(
        expediente=expediente, acto=acto, estado=Tarea.Estado.PENDIENTE, **filtros
    )


def observado(expediente: Expediente, pregunta: str = "") -> Expediente:
    """Note one observation on the first file, or on that question."""
    return actuacion.anotar_observacion(expediente, pregunta)


def prevenido(
    slug: str = RESIDENCIA,
    persona: Persona | None = None,
    *,
    leida: bool = True,
    pregunta: str = "",
) -> Expediente:
    """Return a case whose prevención was signed and notified; opened by the citizen if `leida`."""
    expediente = actuacion.mandar_prevencion(observado(ingresado(slug, persona), pregunta))
    return actuacion.leer_notificaciones(expediente) if leida else expediente


def resuelto(expediente: Expediente, sentido: str = "favorable") -> Expediente:
    """Give every opinion or decision that the case waits for, in that sense."""
    return actuacion.decidir(expediente, sentido)


def visitado(expediente: Expediente, resultado: str = "favorable") -> Expediente:
    """Programme the visit that the case waits for, and carry it out with that result."""
    return actuacion.visitar(actuacion.programar(expediente), resultado)


def pagado(expediente: Expediente) -> Expediente:
    """Pay the pending order at the cash desk."""
    return actuacion.pagar(expediente)


def por_pagar(slug: str = SARE, persona: Persona | None = None) -> Expediente:
    """Return a case with its order issued."""
    expediente = resuelto(ingresado(slug, persona))
    espera_visita = expediente.tareas.filter(acto="programar-inspeccion").exists()
    return visitado(expediente) if espera_visita else expediente


def por_firmar(slug: str = RESIDENCIA, persona: Persona | None = None) -> Expediente:
    """Return a case decided in favour, paid, whose documents wait for their firma."""
    return pagado(por_pagar(slug, persona))


def concluido(
    slug: str = RESIDENCIA, persona: Persona | None = None, sentido: str = "favorable"
) -> Expediente:
    """Return a finished case with its documents in force."""
    if sentido == "favorable":
        return firmar_todo(por_firmar(slug, persona))
    return firmar_todo(resuelto(ingresado(slug, persona), sentido))


@contextmanager
def vencido(expediente: Expediente, clave: str) -> Iterator[Expediente]:
    """Stop the clock ten hours after that plazo of the case ends, its end attended by the sweep."""
    plazo = plazo_de(expediente, clave)
    assert plazo
    assert plazo.vence_at
    with reloj.detenido(plazo.vence_at + timedelta(hours=10)):
        jobs.atender_vencimientos()
        yield leer(expediente)


def plazo(expediente: Expediente, clave: str) -> Plazo:
    """Return the latest plazo of that name, which the case has."""
    suyo = plazo_de(expediente, clave)
    assert suyo
    return suyo


def quien_firma(expediente: Expediente) -> Persona:
    """Return the officer who signs for the dependencia of the trámite."""
    dependencia = expediente.version.ficha["dependencia"]
    vigentes = Nombramiento.objects.vigentes(reloj.hoy())
    return vigentes.filter(rol=Rol.FIRMANTE, dependencia=dependencia)[0].persona


def desechado(slug: str = RESIDENCIA, persona: Persona | None = None) -> Expediente:
    """Return a case dismissed: nobody answered, an officer decided and signed, it was notified."""
    with reloj.detenido(reloj.ahora() - timedelta(days=40)):
        expediente = prevenido(slug, persona)
    with vencido(expediente, "subsanar"):
        pendiente = tarea(expediente, "atender", tarea="fuera:vencido-subsanar")
        desechar(persona=quien_firma(expediente), tarea=pendiente)
        drenar()
        return leer_notificaciones(firmar_todo(expediente))


def en_papel() -> Expediente:
    """Return a case of who accepts no e-mail: the counter is to hand its prevención over."""
    return mandar_prevencion(observado(ingresado(CONSTRUCCION, acepta_notificacion=False)))


def con_ficta(slug: str = RESIDENCIA, persona: Persona | None = None) -> Expediente:
    """Return an open case whose plazo ended in silence, its effect recorded."""
    with reloj.detenido(reloj.ahora() - timedelta(days=90)):
        expediente = ingresado(slug, persona)
    with vencido(expediente, "respuesta") as callado:
        return callado


def con_prorroga(slug: str = CONSTRUCCION, persona: Persona | None = None) -> Expediente:
    """Return an open case whose plazo was extended by its half, signed and notified."""
    expediente = ingresado(slug, persona)
    plazo = plazo_de(expediente, "respuesta")
    assert plazo
    prorrogar(
        persona=quien_firma(expediente),
        expediente=expediente,
        cantidad=plazo.cantidad // 2,
        motivos="Falta el dictamen de otra dependencia.",
    )
    drenar()
    return leer_notificaciones(firmar_todo(expediente))


def con_ayuda(slug: str = CONSTRUCCION, persona: Persona | None = None) -> Expediente:
    """Return a case past its window to prevent, with help asked of the person."""
    with reloj.detenido(reloj.ahora() - timedelta(days=20)):
        expediente = ingresado(slug, persona)
    revisora = quien_atiende(tarea(expediente, "revisar"))
    pregunta = expediente.adjuntos.order_by("subido_at")[0].pregunta
    puntos = [{"pregunta": pregunta, "texto": "Una copia más clara."}]
    pedir_ayuda(persona=revisora, expediente=expediente, texto="Nos ayudaría.", puntos=puntos)
    return leer(expediente)


def advertido(slug: str = SARE, persona: Persona | None = None) -> Expediente:
    """Return a case whose order expired unpaid, warned of its caducidad, the warning read."""
    with reloj.detenido(reloj.ahora() - timedelta(days=200)):
        expediente = por_pagar(slug, persona)
    with reloj.detenido(reloj.ahora() - timedelta(days=150)):
        jobs.vencer_ordenes()
        advertir_caducidad(persona=quien_firma(expediente), expediente=expediente)
        drenar()
        return leer_notificaciones(firmar_todo(expediente))


def caducado(slug: str = SARE, persona: Persona | None = None) -> Expediente:
    """Return a case that expired: warned, three months passed, decided, signed and notified."""
    expediente = advertido(slug, persona)
    with vencido(expediente, "caducidad"):
        pendiente = tarea(expediente, "atender", tarea="fuera:vencido-caducidad")
        caducar(persona=quien_firma(expediente), tarea=pendiente)
        drenar()
        return leer_notificaciones(firmar_todo(expediente))


def con_otra_firma(persona: Persona | None = None, slug: str = CONSTRUCCION_MAYOR) -> Expediente:
    """Return a complete draft that another professional signs in line, nobody invited yet."""
    expediente = borrador(slug, persona)
    respuestas = {**expediente.respuestas, "firma_del_director": "en_linea"}
    expediente.guardar_respuestas(expediente.revision, respuestas)
    return expediente


def invitada(expediente: Expediente, persona: Persona) -> Corresponsabilidad:
    """Invite that person to sign a draft; she takes the invitation."""
    fila = invitar_corresponsable(
        persona=expediente.creado_por, expediente=expediente, correo="elena@obra.example"
    )
    assert fila.aceptar(persona)
    return fila
