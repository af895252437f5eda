"""The town on which the table is tried: one person for each column, one case for each state.

Everything belongs to one titular, and every relation of the columns is with the same cases.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from experta.bitacora.puntos import crear_punto_de_control
from experta.catalogo.ejecutable import cargar
from experta.catalogo.models import Propuesta
from experta.catalogo.propuestas import proponer
from experta.comun import reloj
from experta.consola.demostracion import actuacion
from experta.cuentas.models import Mandato, Persona, Rol
from experta.expedientes.models import (
    Acceso,
    Corresponsabilidad,
    Expediente,
    HojaDeRuta,
    Prevencion,
)
from experta.expedientes.services import subidas
from experta.integraciones import entregas
from experta.integraciones.tests import fabrica as integracion
from experta.pagos.models import EventoPago
from experta.pantallas.contexto import version_del_tema
from experta.plazos.models import Vencimiento
from experta.soporte import services as soporte
from experta.tramitacion.actos.atender_vencimiento import atender_vencimiento
from experta.tramitacion.actos.pedir_ayuda import pedir_ayuda
from tests import fabrica
from tests.permisos.columnas import ROLES
from tests.permisos.foto import fotografia

# The office of the constancia, that of the building licence, and one that has no task on either.
SECRETARIA, URBANO, AJENA = "secretaria-ayuntamiento", "desarrollo-urbano", "desarrollo-economico"
NOMBRAMIENTOS = {
    "ventanilla": [(Rol.VENTANILLA, SECRETARIA)],
    "ventanilla_ajena": [(Rol.VENTANILLA, SECRETARIA)],
    "revisora": [(Rol.REVISOR, SECRETARIA), (Rol.REVISOR, URBANO)],
    "revisora_ajena": [(Rol.REVISOR, AJENA)],
    "inspector": [(Rol.INSPECTOR, URBANO)],
    "firmante": [(Rol.FIRMANTE, SECRETARIA), (Rol.FIRMANTE, URBANO)],
    "tesoreria": [(Rol.TESORERIA, "tesoreria")],
    "analista": [(Rol.ANALISTA, AJENA)],
    "oic": [(Rol.OIC, "oic")],
    "administrador": [(Rol.ADMINISTRADOR, SECRETARIA)],
}
FIRMA = {"nombre": "Elena", "cedula": "1234567", "registro": "R-1", "metodo": "contrasena"}
Objeto = dict[str, Any]


@dataclass(frozen=True)
class Mundo:
    """The session of each column, the parts of an address by case, and every row as it was."""

    sesiones: dict[str, str]
    objetos: dict[str, Objeto]
    foto: str
    # A browser is dear to open: each one is used again, with nothing but its session.
    clientes: dict[str, Client] = field(default_factory=dict)

    def navegador(self, rol: str) -> Client:
        """Return a browser in which whoever stands for that column is logged in."""
        cliente = self.clientes.setdefault(rol, Client())
        cliente.cookies.clear()
        if rol in self.sesiones:
            cliente.cookies[settings.SESSION_COOKIE_NAME] = self.sesiones[rol]
        return cliente


def crear() -> Mundo:
    """Build the town by the real acts. Some seconds: once for the whole table."""
    personas = {rol: _persona(rol) for rol in ROLES[1:]}
    mandatos = {
        rol: Mandato.objects.create(
            representante=personas[rol],
            persona=personas["titular"],
            alcance=["*"],
            instrumento="Carta poder",
            desde=reloj.hoy() - timedelta(days=30),
            contacto=f"{rol}@example.com",
        )
        for rol in ("representante", "representante_revocada")
    }
    objetos = _casos(personas, mandatos) | _otros(mandatos["representante"])
    otra = personas["revisora_ajena"]
    objetos["funcionaria"] = {"publica": otra.publica}
    objetos["nombramiento"] = {"pk": otra.nombramientos.get().pk}
    mandatos["representante_revocada"].revocado_at = reloj.ahora()
    mandatos["representante_revocada"].save()
    sesiones = {rol: _sesion(una) for rol, una in personas.items()}
    return Mundo(sesiones, objetos, fotografia())


def _persona(rol: str) -> Persona:
    persona = fabrica.ciudadana(nombre=rol.capitalize())
    for nombramiento in NOMBRAMIENTOS.get(rol, []):
        fabrica.nombrar(persona, *nombramiento)
    return persona


def _sesion(persona: Persona) -> str:
    """Return the key of a session of that person, as logging in leaves it."""
    sesion = SessionStore()
    sesion[SESSION_KEY] = str(persona.pk)
    sesion[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    sesion[HASH_SESSION_KEY] = persona.get_session_auth_hash()
    sesion.create()
    return str(sesion.session_key)


def _casos(personas: dict[str, Persona], mandatos: dict[str, Mandato]) -> dict[str, Objeto]:
    def abrir(slug: str, *, practica: bool = False) -> Expediente:
        """Return a complete draft on which every relation of the table holds."""
        caso = fabrica.borrador(
            slug,
            personas["representante"],
            mandato=mandatos["representante"],
            practica=practica,
        )
        _sumar(caso, personas, mandatos["representante_revocada"])
        return caso

    def ingresar(slug: str = fabrica.RESIDENCIA, *, en_linea: bool = True) -> Expediente:
        caso = abrir(slug)
        return actuacion.enviar(caso, f"clave-{caso.pk}", acepta_notificacion=en_linea)

    observado = fabrica.observado(ingresar())
    prevenido = actuacion.mandar_prevencion(fabrica.observado(ingresar()))
    casos = {
        "borrador": abrir(fabrica.RESIDENCIA),
        "practica": abrir(fabrica.RESIDENCIA, practica=True),
        "en_tramite": observado,
        "prevenido": actuacion.leer_notificaciones(prevenido),
        "por_dictaminar": ingresar(fabrica.CONSTRUCCION),
        "por_programar": fabrica.resuelto(ingresar(fabrica.CONSTRUCCION)),
        "por_visitar": actuacion.programar(fabrica.resuelto(ingresar(fabrica.CONSTRUCCION))),
        "por_pagar": fabrica.resuelto(ingresar(fabrica.SARE)),
        "pagado": fabrica.pagado(fabrica.resuelto(ingresar(fabrica.SARE))),
        "por_firmar": fabrica.resuelto(ingresar()),
        "por_notificar": fabrica.firmar_todo(fabrica.resuelto(ingresar(en_linea=False))),
        "concluido": fabrica.firmar_todo(fabrica.resuelto(ingresar())),
        "con_ayuda": _con_ayuda(ingresar),
    }
    casos["con_otra_firma"] = abrir("construccion-mayor-60")
    suyos = _participacion(casos["con_otra_firma"], personas["responsable"])
    return {nombre: _partes(caso) for nombre, caso in casos.items()} | _tareas(casos) | suyos


def _sumar(caso: Expediente, personas: dict[str, Persona], revocado: Mandato) -> None:
    """Add to a case whoever did not open it: a cut mandate, the counter, who signs with them."""
    caso.accesos.create(
        persona=personas["representante_revocada"],
        mandato=revocado,
        motivo=Acceso.Motivo.REPRESENTANTE,
    )
    caso.accesos.create(persona=personas["ventanilla"], motivo=Acceso.Motivo.CAPTURA)
    _invitar(caso, personas["responsable"])[0].firmar(huella=caso.huella(), datos=FIRMA)


def _participacion(caso: Expediente, persona: Persona) -> dict[str, Objeto]:
    """Return the parts of the address of a draft that waits for the firma of that person."""
    respuestas = {**caso.respuestas, "firma_del_director": "en_linea"}
    caso.guardar_respuestas(caso.revision, respuestas)
    fila, llave = _invitar(caso, persona)
    adjunto = caso.adjuntos.latest("subido_at").pk
    return {"participacion": {"pk": fila.pk, "adjunto": adjunto}, "invitacion": {"llave": llave}}


def _invitar(caso: Expediente, persona: Persona) -> tuple[Corresponsabilidad, str]:
    """Return an invitation to sign a case that this person took, and the key of its link."""
    assert isinstance(caso.creado_por, Persona)
    fila, llave = Corresponsabilidad.invitar(
        expediente=caso, cargo="Responsable", correo="r@example.com", por=caso.creado_por
    )
    assert fila.aceptar(persona)
    return fila, llave


def _con_ayuda(ingresar: Callable[[str], Expediente]) -> Expediente:
    """Return a case past its time to prevent, of whose titular help was asked."""
    with reloj.detenido(reloj.ahora() - timedelta(days=20)):
        caso = ingresar(fabrica.CONSTRUCCION)
    revisora = fabrica.quien_atiende(fabrica.tarea(caso, "revisar"))
    puntos = [{"pregunta": "", "texto": "Un teléfono."}]
    pedir_ayuda(persona=revisora, expediente=caso, texto="Nos ayudaría.", puntos=puntos)
    return caso


def _partes(caso: Expediente) -> Objeto:
    """Return what the addresses of a case are made of; what it does not have is left out."""
    suyos: Objeto = {
        "adjunto": caso.adjuntos.first(),
        "documento": caso.documentos.filter(estado="vigente").first(),
        "notificacion": caso.notificaciones.first(),
        "observacion": caso.observaciones.first(),
        "ayuda": caso.ayudas.first(),
    }
    partes = {nombre: suyo.pk for nombre, suyo in suyos.items() if suyo}
    adjunto = suyos["adjunto"]
    formulario = cargar(caso.version).formulario
    partes |= {
        "pk": caso.pk,
        "clave": _a_medias(caso, adjunto.pregunta),
        "codigo": suyos["documento"].codigo if suyos["documento"] else "",
        "pregunta": adjunto.pregunta,
        "seccion": formulario.visibles(caso.respuestas)[0].clave,
    }
    orden = caso.ordenes.first()
    return partes | ({"referencia": orden.referencia} if orden else {})


def _a_medias(caso: Expediente, pregunta: str) -> str:
    """Return the key of a file that whoever opened the case began to send."""
    assert isinstance(caso.creado_por, Persona)
    return subidas.empezar(
        persona=caso.creado_por,
        expediente=caso,
        pregunta=pregunta,
        nombre="a.pdf",
        tamano=10,
        marca="",
    ).clave


def _propuesta(caso: Expediente) -> Propuesta:
    """Return a check that a reviewer of the case proposed."""
    observacion = caso.observaciones.get()
    propuesta = proponer(
        tramite=caso.tramite,
        pregunta=observacion.pregunta,
        motivo=observacion.motivo,
        texto="Que la foto se vea entera.",
        folio=caso.folio or "",
        autor=observacion.autor,
    )
    assert propuesta is not None
    return propuesta


def _tareas(casos: dict[str, Expediente]) -> dict[str, Objeto]:
    """Return the open tasks, the orders and the documents to sign: their own key is in the URL."""
    por_firmar = casos["por_firmar"].documentos.get(estado="generado")
    subsanar = Vencimiento.objects.get(plazo__asunto=casos["prevenido"].pk, tipo="subsanar")
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        atender_vencimiento(vencimiento=subsanar)
    # The table is tried today: the last day of the prevención passed as well.
    ayer = reloj.hoy() - timedelta(days=1)
    Prevencion.objects.filter(expediente=casos["prevenido"]).update(vence=ayer)
    return {
        "propuesta": {"pk": _propuesta(casos["en_tramite"]).pk},
        # Not one of «concluido»: that waits in a notification that nobody has opened.
        "papel": {"pk": casos["por_notificar"].documentos.get(clase="resolucion").pk},
        "tarea_resolver": {"pk": fabrica.tarea(casos["en_tramite"], "resolver").pk},
        "tarea_dictaminar": {"pk": fabrica.tarea(casos["por_dictaminar"], "revisar").pk},
        "tarea_programar": {"pk": fabrica.tarea(casos["por_programar"], "programar-inspeccion").pk},
        "tarea_visita": {"pk": fabrica.tarea(casos["por_visitar"], "inspeccionar").pk},
        "tarea_notificar": {"pk": fabrica.tarea(casos["por_notificar"], "notificar").pk},
        "tarea_atender": {"pk": fabrica.tarea(casos["prevenido"], "atender").pk},
        "orden": {"pk": casos["por_pagar"].ordenes.get().pk},
        "orden_pagada": {"pk": casos["pagado"].ordenes.get().pk},
        "documento": {"pk": casos["concluido"].documentos.filter(estado="vigente")[0].pk},
        "documento_por_firmar": {"pk": por_firmar.pk},
    }


def _otros(mandato: Mandato) -> dict[str, Objeto]:
    reporte = soporte.reportar(
        clase="duda",
        texto="¿Cuánto tarda mi trámite?",
        pagina="/",
        folio_expediente="",
        persona=mandato.persona,
        correo="",
    )
    evento = EventoPago.objects.create(
        proveedor="demo", evento="e-1", cuerpo={}, resultado=EventoPago.Resultado.POR_CONCILIAR
    )
    llave = Authenticator.objects.create(
        user=fabrica.ciudadana(), type=Authenticator.Type.WEBAUTHN, data={"name": "Teléfono"}
    )
    with TemporaryDirectory() as carpeta:
        punto = crear_punto_de_control(carpeta=Path(carpeta), llaves=settings.LLAVES_DIR)
    assert punto is not None
    return _integraciones(mandato.persona) | {
        "mandato": {"pk": mandato.pk},
        "reporte": {"folio": reporte.folio, "pk": reporte.pk},
        "evento": {"pk": evento.pk},
        "logotipo": {"variante": "claro", "formato": "svg", "sector": "documentos-personales"},
        "tramite": {"slug": fabrica.RESIDENCIA, "requisito": "identificacion"},
        "tema": {"version": version_del_tema()},
        "pasarela": {"proveedor": "demo"},
        "punto_de_control": {"tamano": punto.tamano},
        "llave_de_acceso": {"pk": llave.pk},
        **_rutas(mandato.persona),
    }


def _rutas(titular: Persona | None) -> dict[str, Objeto]:
    """Return a roadmap of nobody, and one that the titular started."""
    negocio = "abrir-un-negocio"
    suelta = HojaDeRuta.nueva(ruta=negocio, respuestas={"local": "fijo"}, persona=None)
    iniciada = HojaDeRuta.nueva(ruta=negocio, respuestas={}, persona=titular)
    iniciada.iniciar(reloj.ahora())
    caso = fabrica.borrador(fabrica.RESIDENCIA, titular)
    iniciada.agregar(caso)
    return {
        "ruta": {"ruta": negocio, "clave": negocio, "codigo": suelta.codigo},
        "ruta_iniciada": {"codigo": iniciada.codigo, "pk": caso.pk},
    }


def _integraciones(titular: Persona | None) -> dict[str, Objeto]:
    """Return a key, an address and a delivery of a company that the titular administers."""
    assert titular
    de_empresa = fabrica.mandato(titular, administra=True)
    llave, _ = integracion.llave(de_empresa)
    suscripcion = integracion.suscripcion(de_empresa)
    caso = fabrica.borrador(fabrica.RESIDENCIA, titular, mandato=de_empresa)
    entregas.anunciar(expediente=caso, clase="expediente.ingresado")
    return {
        "llave": {"pk": llave.pk},
        "suscripcion": {"pk": suscripcion.pk},
        "entrega": {"pk": suscripcion.entregas.get().pk},
    }
