"""Whoever chooses English reads English: the catalogue covers the code and says the same."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from experta.motores.formularios.tipos.compuestos import Domicilio, Predio
from experta.pantallas.cajas import ROTULOS
from experta.plazos.redaccion import NOMBRES
from experta.tramitacion.consultas.fechas import UNIDADES
from herramientas.idiomas import CATALOGO, Texto, compilar, extraer, faltan, formas, leer, plantilla

CIUDADANIA = ("experta/portal/", "experta/pantallas/")
COBERTURA = 0.95
# What a person put in the sentence: `%(nombre)s`, `%s`, `{nombre}`. A bare `%` is a percentage.
HUECO = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|\{\w*\}")


def de_la_ciudadania(mensaje: Message) -> bool:
    return any(archivo.startswith(CIUDADANIA) for archivo, _ in mensaje.locations)


def sin_ingles(codigo: Catalog, catalogo: Catalog) -> list[Message]:
    """Return the sentences of the code that the catalogue lacks or leaves empty."""
    pendientes = {(m.id, m.context) for m in faltan(catalogo)}
    return [
        mensaje
        for mensaje in codigo
        if mensaje.id
        and (
            (mensaje.id, mensaje.context) in pendientes
            or catalogo.get(mensaje.id, mensaje.context) is None
        )
    ]


def huecos_distintos(mensaje: Message) -> bool:
    """Tell whether some English form does not fill the gaps of its Spanish one."""
    ids, ingles = formas(mensaje.id), formas(mensaje.string)
    parejas = zip(ids, ingles, strict=True)
    return any(sorted(HUECO.findall(uno)) != sorted(HUECO.findall(otro)) for uno, otro in parejas)


def test_everything_a_citizen_reads_has_english() -> None:
    pendientes = [m for m in sin_ingles(plantilla(), leer()) if de_la_ciudadania(m)]
    assert [m.id for m in pendientes] == [], "make idiomas"


def test_nearly_all_of_the_platform_has_english() -> None:
    codigo = plantilla()
    pendientes = sin_ingles(codigo, leer())
    assert len(pendientes) <= (1 - COBERTURA) * len(codigo), [m.id for m in pendientes]


def test_a_sentence_without_english_is_caught() -> None:
    codigo, catalogo = Catalog(), Catalog()
    codigo.add("Falta aquí")
    codigo.add("Vacía")
    catalogo.add("Vacía", "")
    assert [m.id for m in sin_ingles(codigo, catalogo)] == ["Falta aquí", "Vacía"]


def test_what_is_compiled_is_what_is_written(tmp_path: Path) -> None:
    otra = tmp_path / "django.po"
    otra.write_bytes(CATALOGO.read_bytes())
    compilar(otra)
    escrito, puesto = otra.with_suffix(".mo"), CATALOGO.with_suffix(".mo")
    assert escrito.read_bytes() == puesto.read_bytes(), "make idiomas"


def test_english_fills_the_same_gaps() -> None:
    assert [m.id for m in leer() if m.id and m.string and huecos_distintos(m)] == []


def test_a_gap_of_another_name_is_caught() -> None:
    assert huecos_distintos(Message("Vence el %(dia)s", "Ends on %(day)s"))
    assert not huecos_distintos(Message(("%(n)s día", "%(n)s días"), ("%(n)s day", "%(n)s days")))


def test_what_rooms_without_translation_name_is_in_the_catalogue() -> None:
    partes = [*Domicilio.partes.values(), *Predio.partes.values()]
    assert {parte.etiqueta for parte in partes} == set(ROTULOS)
    assert {nombre for pareja in NOMBRES.values() for nombre in pareja} == set(UNIDADES)


def test_templates_and_modules_are_read(tmp_path: Path) -> None:
    pagina, modulo = tmp_path / "una.html", tmp_path / "uno.py"
    pagina.write_text(
        '{% translate "¿Sí?" %} it\'s {% blocktranslate count n=n %}Hay {{ n }}{% plural %}'
        'Son {{ n }}{% endblocktranslate %} {% firstof x _("Nada") %}'
        '{% blocktranslate context "verbo" %}Firma{% endblocktranslate %}'
    )
    modulo.write_text('_("Uno " "dos")\nngettext("día", "días", n)\notra("no")\n_(variable)\n')
    assert set(extraer(pagina)) == {
        Texto("¿Sí?"),
        Texto("Hay %(n)s", "Son %(n)s"),
        Texto("Nada"),
        Texto("Firma", contexto="verbo"),
    }
    assert set(extraer(modulo)) == {Texto("Uno dos"), Texto("día", "días")}
