"""The journey of a town of three officials, in a process of its own: settings are read once.

`python -m tests.otro_municipio.viaje SALIDA.json` writes everything that somebody would read, by
where it was read. The town comes from EXPERTA_MUNICIPIO and EXPERTA_ESTANTE.
"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import django

# A working Monday of the year whose calendar the folder always has.
MOMENTO = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("America/Ciudad_Juarez"))
# Three people, as many small towns have: the secretary reviews and signs, the treasurer watches.
CARGOS = {
    "presidenta": [
        ("firmante", oficina) for oficina in ("presidencia", "obras", "proteccion-civil")
    ],
    "secretario": [
        ("ventanilla", "secretaria"),
        ("firmante", "secretaria"),
        *(
            (rol, oficina)
            for rol in ("revisor", "inspector")
            for oficina in ("presidencia", "secretaria", "obras", "proteccion-civil")
        ),
    ],
    "tesorera": [("tesoreria", "tesoreria"), ("firmante", "tesoreria"), ("oic", "oic")],
}
PUBLICAS = (
    *("/", "/tramites/", "/tramites/?q=abrir+un+changarro", "/aviso-de-privacidad/", "/rutas/"),
    *("/aviso-de-privacidad/integral/", "/accesibilidad/", "/verificar/", "/reportar/", "/cifras/"),
    *("/datos-abiertos/", "/datos-abiertos/catalogo.json", "/datos-abiertos/catalogo.csv"),
    "/rutas/abrir-un-negocio/",
    *("/api/v1/catalogo", "/api/v1/openapi.json", "/sitemap.xml", "/salud/", "/cuenta/entrar/"),
)
Lecturas = dict[str, str]


def recorrer() -> Lecturas:
    """Publish, appoint, carry a case of each chosen trámite to its sealed document; read it all."""
    from django.test import Client

    from experta.comun import reloj
    from experta.cuentas.altas import dar_de_alta
    from experta.expedientes.models import Expediente

    with reloj.detenido(MOMENTO):
        slugs = _publicar()
        oficiales = {nombre: _oficial(nombre, cargos) for nombre, cargos in CARGOS.items()}
        vecina = dar_de_alta(
            correo="vecina@example.com",
            password="una contraseña de prueba",
            nombre="Ana",
            primer_apellido="Ruiz",
            acepta_notificacion_electronica=True,
        )
        leido = _paginas(Client(), "público", _publicas(slugs))
        for slug in ("constancia-de-residencia", "apertura-sare", "construccion-menor-60"):
            _llevar(slug, vecina, leido)
        casos = list(Expediente.objects.filter(creado_por=vecina))
        leido |= _paginas(_como(vecina), "vecina", _de_la_vecina(casos))
        for nombre, persona in oficiales.items():
            leido |= _paginas(_como(persona), nombre, _de_la_oficina(persona))
        return leido | dict(_documentos()) | dict(_mensajes()) | dict(_registros())


def _publicar() -> list[str]:
    from experta.catalogo.services import publicar_todo
    from experta.consola.comandos.preparar import preparar

    preparar()
    publicaciones, hallazgos = publicar_todo()
    assert not hallazgos, hallazgos
    return [publicacion.version.tramite.slug for publicacion in publicaciones]


def _oficial(nombre: str, cargos: list[tuple[str, str]]) -> Any:
    from experta.comun import reloj
    from experta.cuentas.altas import dar_de_alta, nombrar

    persona = dar_de_alta(
        correo=f"{nombre}@example.com",
        password="una contraseña de prueba",
        nombre=nombre.title(),
        primer_apellido="Municipal",
    )
    for rol, oficina in cargos:
        nombrar(
            persona=persona,
            rol=rol,
            dependencia=oficina,
            cargo=nombre.title(),
            oficio="OF-1",
            desde=reloj.hoy(),
        )
    return type(persona).objects.get(pk=persona.pk)


def _llevar(slug: str, persona: Any, leido: Lecturas) -> None:
    """Carry one case from the empty form to the sealed document, reading what is left behind."""
    from experta.consola.demostracion import actuacion as a
    from experta.consola.demostracion.guion import respuestas_de
    from experta.consola.demostracion.papel import hoja_de_prueba
    from experta.tramitacion.actos.abrir_borrador import abrir_borrador
    from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas

    caso = abrir_borrador(persona=persona, slug=slug)
    cambios = respuestas_de(slug, persona)
    caso = guardar_respuestas(persona=persona, expediente=caso, cambios=cambios, revision=0)
    a.adjuntar_lo_pedido(caso, persona, hoja_de_prueba(persona.nombre_completo))
    _llenando(caso, persona, leido)
    caso = a.mandar_prevencion(a.anotar_observacion(a.enviar(a.leer(caso), slug)))
    leido |= _paginas(_como(persona), f"{slug} prevenido", [f"/mis-tramites/{caso.pk}/"])
    caso = a.decidir(a.responder(a.leer_notificaciones(caso)), "favorable")
    if a.tareas(caso, "programar-inspeccion"):
        caso = a.visitar(a.programar(caso))
    caso = a.firmar_todo(a.pagar(caso))
    assert caso.estado == "favorable", (slug, caso.estado)
    assert caso.documentos.filter(estado="vigente", clase="resolucion").exists()


def _llenando(caso: Any, persona: Any, leido: Lecturas) -> None:
    from experta.catalogo.ejecutable import cargar

    base = f"/mis-tramites/{caso.pk}"
    secciones = cargar(caso.version).formulario.visibles(caso.respuestas)
    rutas = [f"{base}/llenar/{seccion.clave}/" for seccion in secciones]
    leido |= _paginas(
        _como(persona), f"{caso.tramite.slug} al llenar", [*rutas, f"{base}/revisar/"]
    )


def _publicas(slugs: list[str]) -> list[str]:
    fichas = [f"/tramites/{slug}/" for slug in slugs]
    return [
        *PUBLICAS,
        *fichas,
        *(f"{ficha}costo/" for ficha in fichas),
        *(f"/api/v1{ficha.rstrip('/')}" for ficha in fichas),
        *(f"/api/v1{ficha}formulario" for ficha in fichas),
    ]


def _de_la_vecina(casos: list[Any]) -> Iterator[str]:
    from experta.documentos.models import Documento

    yield from ("/mis-tramites/", "/avisos/", "/cuenta/", "/cuenta/carpeta/", "/cuenta/perfil/")
    for caso in casos:
        yield from (f"/mis-tramites/{caso.pk}/", f"/mis-tramites/{caso.pk}/plazo/")
    for documento in Documento.objects.filter(estado="vigente"):
        yield f"/verificar/{documento.codigo}/"
        yield f"/api/v1/verificar/{documento.codigo}"


def _de_la_oficina(persona: Any) -> Iterator[str]:
    from experta.expedientes.models import Expediente

    yield from ("/oficina/", "/oficina/expedientes/")
    yield from (
        f"/oficina/expedientes/{caso.pk}/" for caso in Expediente.objects.visible_to(persona)
    )
    if "oic" in persona.roles():
        yield from (f"/oficina/oic/{pagina}" for pagina in ("", "cargos/", "saltos/", "lecturas/"))
        yield "/oficina/caja/"


def _como(persona: Any) -> Any:
    from django.test import Client

    cliente = Client()
    cliente.force_login(persona)
    return cliente


def _paginas(cliente: Any, quien: str, rutas: Any) -> Lecturas:
    """Return each page as it came; one that is not there fails the journey."""
    leidas = {}
    for ruta in rutas:
        respuesta = cliente.get(ruta, follow=True)
        assert respuesta.status_code == 200, (quien, ruta, respuesta.status_code)
        leidas[f"{quien}: {ruta}"] = respuesta.content.decode()
    return leidas


def _documentos() -> Iterator[tuple[str, str]]:
    from pypdf import PdfReader

    from experta.documentos.models import Documento
    from experta.documentos.services import leer_sellado

    for documento in Documento.objects.exclude(archivo_sellado=""):
        pdf = PdfReader(BytesIO(leer_sellado(documento)))
        texto = " ".join(pagina.extract_text() for pagina in pdf.pages)
        yield f"pdf: {documento.titulo} {documento.pk}", f"{texto} {dict(pdf.metadata or {})}"


def _mensajes() -> Iterator[tuple[str, str]]:
    from experta.avisos.models import Mensaje

    for mensaje in Mensaje.objects.all():
        partes = (mensaje.asunto, mensaje.cuerpo, mensaje.cuerpo_html)
        yield f"mensaje: {mensaje.pk}", "\n".join(partes)


def _registros() -> Iterator[tuple[str, str]]:
    """Yield the lines of history and of the clock, and every stored ficha."""
    from experta.catalogo.models import VersionTramite
    from experta.expedientes.models import Suceso
    from experta.plazos.models import Plazo

    for suceso in Suceso.objects.all():
        yield f"historia: {suceso.pk}", suceso.texto
    for version in VersionTramite.objects.all():
        yield f"ficha: {version.pk}", json.dumps(version.ficha, ensure_ascii=False, default=str)
    for plazo in Plazo.objects.all():
        yield f"plazo: {plazo.pk}", f"{plazo.zona} {plazo.vence_at}"


if __name__ == "__main__":
    django.setup()
    Path(sys.argv[1]).write_text(json.dumps(recorrer(), ensure_ascii=False), encoding="utf-8")
