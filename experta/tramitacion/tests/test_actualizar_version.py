"""A draft moves to the version in force, its answers kept, and the changes said in plain words."""

import pytest

from experta.catalogo.cierre import Cierre
from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.catalogo.lector import leer as leer_cierre
from experta.catalogo.models import Tramite, VersionTramite
from experta.catalogo.services import guardar_version
from experta.tramitacion.actos.actualizar_version import actualizar_version
from experta.tramitacion.consultas.cambios import cambios_entre
from experta.tramitacion.errores import Conflicto, NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db


def publicar_con(archivo: str, *cambios: tuple[str, str]) -> VersionTramite:
    """Publish the constancia with those words of a file replaced."""
    cierre = leer_cierre(fabrica.RESIDENCIA)
    texto = cierre.archivos[archivo].decode()
    for viejo, nuevo in cambios:
        assert viejo in texto
        texto = texto.replace(viejo, nuevo)
    archivos = {**cierre.archivos, archivo: texto.encode()}
    return guardar_version(Cierre(fabrica.RESIDENCIA, archivos), None)


def original() -> Ejecutable:
    vigente = fabrica.publicar().vigente
    assert vigente is not None
    return cargar(vigente)


def test_the_draft_moves_once_and_keeps_its_answers() -> None:
    borrador = fabrica.borrador()
    nueva = publicar_con("formulario.yaml", ("Quién eres", "Tus datos"))
    for _ in range(2):
        actual = actualizar_version(persona=borrador.creado_por, expediente=borrador)
        assert (actual.version_id, actual.respuestas) == (nueva.pk, borrador.respuestas)
    assert borrador.sucesos.filter(acto="actualizar_version").count() == 1


def test_what_was_sent_stays_on_its_version() -> None:
    enviado = fabrica.ingresado()
    publicar_con("formulario.yaml", ("Quién eres", "Tus datos"))
    with pytest.raises(Conflicto, match="ya se envió"):
        actualizar_version(persona=enviado.creado_por, expediente=enviado)


def test_a_suspended_tramite_moves_nothing() -> None:
    borrador = fabrica.borrador()
    publicar_con("formulario.yaml", ("Quién eres", "Tus datos"))
    Tramite.objects.update(estado="suspendido", motivo_suspension="Vuelve en enero.")
    with pytest.raises(Conflicto, match="Vuelve en enero"):
        actualizar_version(persona=borrador.creado_por, expediente=borrador)


def test_nobody_moves_a_foreign_draft() -> None:
    borrador = fabrica.borrador()
    with pytest.raises(NoPermitido):
        actualizar_version(persona=fabrica.ciudadana(), expediente=borrador)


@pytest.mark.parametrize(
    ("archivo", "viejo", "nuevo", "asunto", "dicho"),
    [
        ("ficha.yaml", "cantidad: 7", "cantidad: 9", "Tiempo de respuesta", "9 horas hábiles"),
        ("ficha.yaml", "descripcion: Gratuita", "descripcion: Sin costo", "Costo", "Sin costo"),
        ("ficha.yaml", "clave: comprobante\n", "clave: recibo\n", "Requisito nuevo", "Comprobante"),
        ("formulario.yaml", "clave: motivo_otro", "clave: cual", "Pregunta nueva", "¿Cuál?"),
        ("formulario.yaml", "clave: motivo_otro", "clave: cual", "Pregunta que ya no se hace", "¿"),
        ("formulario.yaml", "Tu domicilio", "Tu casa", "Pregunta que cambió", "«Tu casa»"),
        ("formulario.yaml", "clave: banco", "clave: credito", "Pregunta que cambió", "opciones"),
        ("formulario.yaml", "requerido: false", "requerido: true", "Pregunta que cambió", "obliga"),
    ],
)
def test_each_change_is_said_in_plain_words(
    archivo: str, viejo: str, nuevo: str, asunto: str, dicho: str
) -> None:
    antes = original()
    cambios = cambios_entre(antes, cargar(publicar_con(archivo, (viejo, nuevo))))
    assert any(c.asunto == asunto and dicho in c.texto for c in cambios)


def test_inner_parts_are_no_news_for_the_person() -> None:
    antes = original()
    nueva = publicar_con("ficha.yaml", ("anios: 3", "anios: 5"))
    assert cambios_entre(antes, cargar(nueva)) == []
