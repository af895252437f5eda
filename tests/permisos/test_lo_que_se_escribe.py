"""Whatever somebody writes, in an address or in a form, the answer is never an error of ours."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from lxml import html

from experta.oficina.views import caja
from tests.permisos.columnas import ENTRAR, ROLES
from tests.permisos.ensayo import Contestacion, direccion, pedir
from tests.permisos.mundo import Mundo
from tests.permisos.tabla import RUTAS

pytestmark = pytest.mark.django_db

# Too long for a number or a text, a day with none before it, what no database keeps.
EN_LA_DIRECCION = ("9" * 40, "0001-01-01", "\0")
EN_UN_FORMULARIO = ("9" * 40, "ñ" * 20_000, "\0")
PREGUNTAN = (
    *("q", "pagina", "de", "desde", "hasta", "dia", "dias", "estado", "formato", "giro", "nombre"),
    *("tramite", "version", "comparar", "intento", "expresion", "codigo", "dependencia", "costo"),
    *("observar", "resultado", "retorno", "seguir", "ver", "agregar", "orden", "sector", "texto"),
    *("vista", "accion", "folio", "asunto", "persona", "tipo", "periodo", "superficie_m2"),
)
ABIERTAS = [
    (nombre, rol)
    for nombre, ruta in RUTAS.items()
    if ruta.get
    for rol in [next((uno for uno in ROLES if ruta.get[uno] == 200), None)]
    if rol
]


@pytest.mark.parametrize(("nombre", "rol"), ABIERTAS)
def test_nothing_that_is_written_is_our_error(mundo: Mundo, nombre: str, rol: str) -> None:
    url = direccion(mundo, nombre, RUTAS[nombre])
    pagina = pedir(mundo, rol, "get", url, mirar=False)
    for rara in EN_LA_DIRECCION:
        dicho = urlencode(dict.fromkeys(PREGUNTAN, rara))
        assert _es_pagina(pedir(mundo, rol, "get", f"{url}?{dicho}", mirar=False)), rara
    for accion, campos in _formularios(pagina, url):
        for rara in EN_UN_FORMULARIO:
            hubo = pedir(mundo, rol, "post", accion, datos=dict.fromkeys(campos, rara), mirar=False)
            assert _es_pagina(hubo), (accion, rara[:40])


def test_an_error_of_ours_would_be_noticed(mundo: Mundo, monkeypatch: Any) -> None:
    nombre = "oficina:corte"
    monkeypatch.setattr(caja, "_dia", lambda request: date.min)
    with pytest.raises(OverflowError):
        pedir(mundo, "tesoreria", "get", direccion(mundo, nombre, RUTAS[nombre]), mirar=False)


def _es_pagina(hubo: Contestacion) -> bool:
    # The gateway of the demonstration is another process, which is not there.
    return hubo.respuesta == ENTRAR or int(hubo.respuesta) in {*range(500), 502}


def _formularios(pagina: Contestacion, url: str) -> Iterator[tuple[str, list[str]]]:
    """Yield where each form of a page is sent, and the names of its fields."""
    if not pagina.cuerpo.strip() or "text/html" not in pagina.cabeceras.get("Content-Type", ""):
        return
    escrita: Any = html.document_fromstring(pagina.cuerpo.decode())  # the stubs forget its forms
    for forma in escrita.forms:
        if forma.method == "POST":
            yield forma.action or url, [uno.name for uno in forma.inputs if uno.name]
