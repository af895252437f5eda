"""People and cases in states that need acts. Everything here goes through the real acts.

The words are the domain's: `ingresado()`, `prevenido()`, `por_firmar()`, `concluido()`.
"""

from datetime import timedelta
from functools import cache
from itertools import count
from typing import Any

from experta.bandeja.models import Tarea
from experta.catalogo.cierre import Cierre
from experta.catalogo.ejecutable import cargar
from experta.catalogo.lector import leer as leer_cierre
from experta.catalogo.models import Tramite
from experta.catalogo.services import _guardar
from experta.comun import archivos, reloj
from experta.comun.yaml import leer_yaml
from experta.cuentas.models import Mandato, Nombramiento, Organizacion, Persona, Rol
from experta.documentos.models import Documento
from experta.expedientes.models import Adjunto, Expediente, Inspeccion, Operacion
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.cobrar_en_caja import cobrar_en_caja
from experta.tramitacion.actos.dictaminar import dictaminar
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.ingresar import ingresar
from experta.tramitacion.actos.inspeccionar import inspeccionar
from experta.tramitacion.actos.observar import observar
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.actos.programar_inspeccion import programar_inspeccion
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.actos.resolver import resolver
from experta.tramitacion.operaciones.principal import realizar

RESIDENCIA = "constancia-de-residencia"
SARE = "apertura-sare"
CONSTRUCCION = "construccion-menor-60"
CONTRASENA = "una contraseña de prueba"
_numeros = count(1)


def ciudadana(**datos: Any) -> Persona:
    """Return a person with a verified-looking account and no appointment."""
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


def firmantes(slug: str) -> Persona:
    """Return one officer who signs for every office of that trámite and for the treasury."""
    ficha = cargar(publicar(slug).vigente).ficha  # type: ignore[arg-type]
    oficinas = {ficha.dependencia, "tesoreria"} | {area.dependencia for area in ficha.areas}
    oficinas |= {doc.dependencia for doc in ficha.documentos if doc.dependencia}
    directora = ciudadana(nombre="Dolores", primer_apellido="Directora")
    for oficina in sorted(oficinas):
        nombrar(directora, Rol.FIRMANTE, oficina)
    return directora


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
    return vigente or Tramite.objects.get(pk=_guardar(_cierre(slug), None).tramite_id)


@cache
def respuestas(slug: str, ejemplo: str = "favorable") -> dict[str, Any]:
    """Return the answers of an example of the shelf."""
    contenido = _cierre(slug).archivos[f"ejemplos/{ejemplo}.yaml"]
    datos: dict[str, Any] = leer_yaml(contenido, ejemplo).datos["respuestas"]
    return datos


def adjuntar_lo_pedido(expediente: Expediente, persona: Persona) -> None:
    """Put one file in force in every file question of the form."""
    from django.conf import settings

    formulario = cargar(expediente.version).formulario
    for pregunta in formulario.preguntas.values():
        if pregunta.tipo != "archivo":
            continue
        nombre = archivos.guardar(settings.ARCHIVOS_DIR, [b"%PDF-1.4 prueba"], "pdf")
        copia = archivos.guardar(settings.ARCHIVOS_DIR, [b"%PDF-1.4 prueba"], "pdf")
        Adjunto.objects.create(
            expediente=expediente,
            pregunta=pregunta.clave,
            nombre=f"{pregunta.clave}.pdf",
            tipo="application/pdf",
            bytes=15,
            sha256="0" * 64,
            archivo=nombre,
            copia=copia,
            subido_por=persona,
        )


def borrador(slug: str = RESIDENCIA, persona: Persona | None = None, **opciones: Any) -> Expediente:
    """Return a complete draft."""
    publicar(slug)
    persona = persona or ciudadana()
    expediente = abrir_borrador(persona=persona, slug=slug, **opciones)
    expediente.guardar_respuestas(0, respuestas(slug))
    adjuntar_lo_pedido(expediente, persona)
    return expediente


def ingresado(
    slug: str = RESIDENCIA, persona: Persona | None = None, **opciones: Any
) -> Expediente:
    """Return a case submitted, its acuse issued, waiting for review. Officers exist."""
    acepta = opciones.pop("acepta_notificacion", True)
    if not Nombramiento.objects.filter(rol=Rol.FIRMANTE).exists():
        firmantes(slug)
    expediente = borrador(slug, persona, **opciones)
    ingresar(
        persona=expediente.creado_por,
        expediente=expediente,
        clave=f"clave-{next(_numeros)}",
        version_vista=expediente.version_id,
        acepta_notificacion=acepta,
    )
    drenar()
    return leer(expediente)


def drenar() -> None:
    """Do every operation owed, and those that they ask for."""
    while True:
        debidas = list(Operacion.objects.pendientes().values_list("pk", flat=True))
        if not debidas:
            return
        for operacion in debidas:
            realizar(operacion)


def leer(expediente: Expediente) -> Expediente:
    """Return the case as the database has it now."""
    return Expediente.objects.select_related("version", "tramite", "creado_por").get(
        pk=expediente.pk
    )


def tarea(expediente: Expediente, acto: str, **filtros: Any) -> Tarea:
    """Return the open task of the case for that act."""
    return Tarea.objects.select_related("expediente__version").get(
        expediente=expediente, acto=acto, estado=Tarea.Estado.PENDIENTE, **filtros
    )


def quien_atiende(pendiente: Tarea) -> Persona:
    """Return an official who may do that task, new if there is none."""
    existente = Nombramiento.objects.filter(
        rol=pendiente.rol, dependencia=pendiente.dependencia
    ).first()
    return existente.persona if existente else funcionaria(pendiente.rol, pendiente.dependencia)


def observado(expediente: Expediente, pregunta: str = "") -> Expediente:
    """Note one observation on the first file question, or on that one."""
    pendiente = Tarea.objects.filter(
        expediente=expediente, acto__in=["resolver", "dictaminar", "revisar"]
    )[0]
    preguntas = cargar(expediente.version).formulario.preguntas.values()
    archivo = next(p.clave for p in preguntas if p.tipo == "archivo")
    observar(
        persona=quien_atiende(pendiente),
        expediente=expediente,
        pregunta=pregunta or archivo,
        motivo="documento-ilegible",
        texto="La foto está cortada.",
    )
    return leer(expediente)


def prevenido(
    slug: str = RESIDENCIA, persona: Persona | None = None, *, leida: bool = True
) -> Expediente:
    """Return a case whose prevención was signed and notified; opened by the citizen if `leida`."""
    expediente = observado(ingresado(slug, persona))
    pendiente = Tarea.objects.filter(
        expediente=expediente, acto__in=["resolver", "dictaminar", "revisar"]
    )[0]
    prevenir(persona=quien_atiende(pendiente), expediente=expediente)
    drenar()
    firmar_todo(expediente)
    if leida:
        notificacion = expediente.notificaciones.get(asunto="prevencion")
        recibir_notificacion(persona=expediente.creado_por, notificacion=notificacion)
    return leer(expediente)


def firmar_todo(expediente: Expediente) -> None:
    """Sign what waits for a firma, each document by the officer it names; then do what follows."""
    for documento in Documento.objects.por_firmar().filter(expediente=expediente):
        officer = documento.nombramiento
        assert officer is not None
        firmar(persona=officer.persona, documento=documento, metodo="contrasena")
    drenar()


def resuelto(expediente: Expediente, sentido: str = "favorable") -> Expediente:
    """Give every opinion or decision that the case waits for, in that sense."""
    for pendiente in Tarea.objects.filter(
        expediente=expediente, acto__in=["dictaminar", "revisar"], estado="pendiente"
    ):
        dictaminar(
            persona=quien_atiende(pendiente),
            tarea=pendiente,
            sentido=sentido,
            fundamento="Cumple con lo que pide el reglamento.",
        )
    drenar()
    for pendiente in Tarea.objects.filter(
        expediente=expediente, acto="resolver", estado="pendiente"
    ).select_related("expediente__version"):
        resolver(
            persona=quien_atiende(pendiente),
            tarea=pendiente,
            sentido=sentido,
            motivos="Se revisaron los datos y documentos.",
        )
    drenar()
    return leer(expediente)


def visitado(expediente: Expediente, resultado: str = "favorable") -> Expediente:
    """Programme the visit that the case waits for, and carry it out with that result."""
    pendiente = tarea(expediente, "programar-inspeccion")
    inspector = funcionaria(Rol.INSPECTOR, pendiente.dependencia)
    programar_inspeccion(
        persona=inspector,
        tarea=pendiente,
        inspector=inspector,
        cuando=reloj.ahora() + timedelta(days=1),
    )
    drenar()
    firmar_todo(expediente)
    visita: Inspeccion = expediente.inspecciones.latest("numero")
    inspeccionar(
        persona=inspector,
        tarea=tarea(expediente, "inspeccionar"),
        acta={
            "lista": [{**punto, "cumple": True} for punto in visita.lista],
            "resultado": resultado,
            "hechos": "Se recorrió la obra.",
            "manifestacion": "",
            "medidas": "Colocar barandal." if resultado == "medidas" else "",
        },
    )
    drenar()
    return leer(expediente)


def pagado(expediente: Expediente) -> Expediente:
    """Pay the pending order at the cash desk."""
    orden = expediente.ordenes.get(estado="pendiente")
    cobrar_en_caja(
        persona=funcionaria(Rol.TESORERIA, "tesoreria"),
        orden=orden,
        recibido_centavos=orden.total_centavos,
    )
    drenar()
    return leer(expediente)


def por_firmar(slug: str = RESIDENCIA, persona: Persona | None = None) -> Expediente:
    """Return a case decided in favour whose documents wait for their firma."""
    expediente = resuelto(ingresado(slug, persona))
    if slug == CONSTRUCCION:
        expediente = visitado(expediente)
    if expediente.ordenes.filter(estado="pendiente").exists():
        expediente = pagado(expediente)
    return expediente


def concluido(
    slug: str = RESIDENCIA, persona: Persona | None = None, sentido: str = "favorable"
) -> Expediente:
    """Return a finished case with its documents in force."""
    expediente = (
        por_firmar(slug, persona)
        if sentido == "favorable"
        else resuelto(ingresado(slug, persona), sentido)
    )
    firmar_todo(expediente)
    return leer(expediente)
