"""Fills the installation being measured; prints, as JSON, what the load needs to know.

Run by bench.instalacion in the environment of that installation, never by hand.
"""

import json
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402  (needs Django ready)
from django.test import Client  # noqa: E402

from experta.catalogo.cierre import Cierre  # noqa: E402
from experta.catalogo.ejecutable import cargar  # noqa: E402
from experta.catalogo.lector import leer  # noqa: E402
from experta.catalogo.muestras import respuestas_de_ejemplo  # noqa: E402
from experta.catalogo.services import guardar_version, slugs_del_estante  # noqa: E402
from experta.consola.comandos.preparar import preparar  # noqa: E402
from experta.consola.demostracion.papel import hoja_de_prueba  # noqa: E402
from experta.cuentas.models import Persona  # noqa: E402
from experta.motores.formularios import a_crudo  # noqa: E402
from tests import fabrica  # noqa: E402

TRAMITES = 24  # a first catalogue: the shelf repeated under other names
SOLICITANTES = 4
POR_RESOLVER = 12


def main() -> None:
    """Prepare the database, publish, and play the cases that the pages show."""
    preparar()
    _publicar()
    seguida = fabrica.ciudadana()
    caso = fabrica.concluido(fabrica.SARE, seguida)
    fabrica.borrador(fabrica.RESIDENCIA, seguida)
    abiertos = [fabrica.ingresado(fabrica.RESIDENCIA) for _ in range(POR_RESOLVER)]
    hoja = Path(settings.VAR) / "hoja.pdf"
    hoja.write_bytes(hoja_de_prueba("Ana Ruiz"))
    ejecutable = cargar(abiertos[0].version)
    preguntas = ejecutable.formulario.preguntas
    respuestas = respuestas_de_ejemplo(ejecutable)
    sabido = {
        "tramite": fabrica.RESIDENCIA,
        "caso": str(caso.pk),
        "galleta": _entrar(seguida),
        "galletas": [_entrar(fabrica.ciudadana()) for _ in range(SOLICITANTES)],
        "abiertos": [str(uno.pk) for uno in abiertos],
        "entradas": {c: a_crudo(preguntas[c], v) for c, v in respuestas.items() if c in preguntas},
        "archivos": [clave for clave, una in preguntas.items() if una.tipo == "archivo"],
        "hoja": str(hoja),
    }
    print(json.dumps(sabido))


def _publicar() -> None:
    """Publish the shelf, then again under other names until there are TRAMITES."""
    cierres = [leer(slug) for slug in slugs_del_estante()]
    for lugar in range(max(TRAMITES, len(cierres))):
        cierre, vuelta = cierres[lugar % len(cierres)], lugar // len(cierres)
        slug = f"{cierre.slug}-{vuelta}" if vuelta else cierre.slug
        guardar_version(Cierre(slug, cierre.archivos), None)


def _entrar(persona: Persona) -> str:
    """Return the cookie of a session of that person."""
    cliente = Client()
    cliente.force_login(persona)
    nombre = settings.SESSION_COOKIE_NAME
    return f"{nombre}={cliente.cookies[nombre].value}"


if __name__ == "__main__":
    main()
