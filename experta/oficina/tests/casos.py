"""What the tests of reviewing share: a browser with somebody logged in, and the rows of a list."""

from typing import Any

from django.test import Client
from lxml import html

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from tests import fabrica


def entrar(persona: Persona) -> Client:
    """Return a browser with that person logged in."""
    client = Client()
    client.force_login(persona)
    return client


def de_revision(expediente: Expediente, acto: str = "resolver", **filtros: str) -> Tarea:
    """Return the open task of a case for that act."""
    return fabrica.tarea(expediente, acto, **filtros)


def revisora_de(tarea: Tarea) -> Persona:
    """Return an official who may do that task."""
    return fabrica.quien_atiende(tarea)


def textos(contenido: bytes, camino: str) -> list[str]:
    """Return the text of each element of a page that an XPath finds, blanks joined."""
    documento: Any = html.document_fromstring(contenido.decode())
    return [" ".join(uno.text_content().split()) for uno in documento.xpath(camino)]


def muchas_tareas(tarea: Tarea, cuantas: int) -> None:
    """Copy a task with its case so many times; only lists look at them."""
    caso = Expediente.objects.get(pk=tarea.expediente_id)
    casos = [
        Expediente(
            folio=f"CR-2020-{numero:06d}",
            tramite=caso.tramite,
            version=caso.version,
            estado=caso.estado,
            proceso=caso.proceso,
            creado_por=caso.creado_por,
            titular_nombre=f"Persona {numero}",
            titular_plegado=f"persona {numero}",
            ingresado_at=caso.ingresado_at,
            vence=caso.vence,
        )
        for numero in range(cuantas)
    ]
    Expediente.objects.bulk_create(casos)
    comunes = {
        "acto": tarea.acto,
        "nombre": tarea.nombre,
        "rol": tarea.rol,
        "dependencia": tarea.dependencia,
    }
    Tarea.objects.bulk_create(
        Tarea(expediente=uno, tarea="x", vence=tarea.vence, **comunes) for uno in casos
    )
    for uno in casos:
        uno.accesos.create(motivo="tarea", rol=tarea.rol, dependencia=tarea.dependencia)
