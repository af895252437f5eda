"""A trámite with every kind of question, and a browser that sends what its page shows."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html
from PIL import Image

from experta.catalogo.cierre import Cierre
from experta.catalogo.lector import leer as leer_cierre
from experta.catalogo.models import Tramite
from experta.catalogo.services import guardar_version
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from tests import fabrica

SLUG = "prueba-de-solicitud"
FORMULARIO = """\
secciones:
  - clave: persona
    titulo: Quién eres
    preguntas:
      - {clave: nombre, tipo: texto, etiqueta: Nombre, prellenar: perfil.nombre}
      - {clave: curp, tipo: curp, etiqueta: CURP, prellenar: perfil.curp}
      - {clave: mascota, tipo: si_no, etiqueta: "¿Tienes mascota?"}
      - {clave: cual, tipo: texto, etiqueta: "¿Cómo se llama?", visible_si: mascota}
  - clave: negocio
    titulo: Tu negocio
    preguntas:
      - {clave: giro, tipo: giro, etiqueta: "¿A qué se dedica?"}
      - clave: socios
        tipo: grupo
        etiqueta: Socios
        requerido: false
        maximo: 3
        preguntas:
          - {clave: nombre_socio, tipo: texto, etiqueta: Nombre del socio}
  - clave: papeles
    titulo: Papeles
    preguntas:
      - {clave: foto, tipo: archivo, etiqueta: Foto del local, maximo: 2, acepta: [jpg, png]}
      - {clave: verdad, tipo: protesta, etiqueta: Digo la verdad}
"""
GIROS = """\
codigo,nombre,sinonimos,riesgo,certeza
461110,Comercio de abarrotes,tiendita;changarro,bajo,comparable
311811,Panadería,pan,medio,comparable
"""
COMPLETAS = {
    "nombre": "Ana",
    "curp": "no_la_tengo",
    "mascota": False,
    "giro": {"codigo": "311811", "nombre": "Panadería"},
    "verdad": True,
}


def publicar(formulario: str = FORMULARIO, slug: str = SLUG) -> Tramite:
    """Publish the trámite with that form, a new version each time that it differs."""
    base = leer_cierre(fabrica.RESIDENCIA)
    propios = {"formulario.yaml": formulario.encode(), "_municipio/giros.csv": GIROS.encode()}
    version = guardar_version(Cierre(slug, {**base.archivos, **propios}), None)
    return Tramite.objects.get(pk=version.tramite_id)


def borrador(persona: Persona, respuestas: dict[str, Any] | None = None) -> Expediente:
    """Return a draft with those answers."""
    publicar()
    expediente = abrir_borrador(persona=persona, slug=SLUG)
    expediente.guardar_respuestas(0, respuestas or {})
    return leer(expediente)


def leer(expediente: Expediente) -> Expediente:
    """Return the case as the database has it now."""
    return Expediente.objects.select_related("tramite", "version").get(pk=expediente.pk)


def completo(persona: Persona) -> Expediente:
    """Return a draft that only waits to be sent."""
    expediente = borrador(persona, COMPLETAS)
    fabrica.adjuntar_lo_pedido(expediente, persona)
    return expediente


def url(expediente: Expediente, resto: str) -> str:
    """Return an address of a case."""
    return f"/mis-tramites/{expediente.pk}/{resto}"


def formulario_de(respuesta: Any, hacia: str = "") -> dict[str, Any]:
    """Return what a browser would send from a form of a page, nothing pressed.

    It is the first one, or the first whose address ends with `hacia`.
    """
    documento: Any = html.document_fromstring(respuesta.content.decode())
    formas = (f for f in documento.forms if f.get("method") == "post")
    forma = next(f for f in formas if (f.get("action") or "").endswith(hacia))
    return {str(nombre): valor or "" for nombre, valor in forma.form_values()}


def entrar(persona: Persona) -> Client:
    """Return a browser with that person logged in."""
    client = Client()
    client.force_login(persona)
    return client


def foto(nombre: str = "local.jpg", color: str = "white") -> SimpleUploadedFile:
    """Return a photo good enough to read."""
    datos = BytesIO()
    Image.new("RGB", (900, 700), color).save(datos, "JPEG")
    return SimpleUploadedFile(nombre, datos.getvalue(), "image/jpeg")
