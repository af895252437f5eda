"""Each trámite says its own means of defence, on its page and in its papers, and where it is."""

from typing import Any

import pytest

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.tramitacion import recursos
from experta.tramitacion.actos.inconformarse import inconformarse
from experta.tramitacion.consultas.inconformidad import inconformidad
from experta.tramitacion.consultas.notificacion import explicacion
from experta.tramitacion.consultas.remedio import remedio
from experta.tramitacion.errores import Conflicto
from experta.tramitacion.remedios import del_municipio
from tests import fabrica

pytestmark = pytest.mark.django_db
ACCESO = "acceso-a-la-informacion"


def negado(slug: str) -> Expediente:
    """Return a case denied whose notification was read."""
    return fabrica.leer_notificaciones(fabrica.concluido(slug, sentido="desfavorable"))


def _impreso(caso: Expediente) -> dict[str, Any]:
    documento = Documento.objects.get(expediente=caso, clase="resolucion")
    return dict(documento.datos["remedio"])


def test_a_request_for_information_is_reviewed_by_the_guarantor_and_not_here() -> None:
    caso = negado(ACCESO)
    dicho = remedio(caso, reloj.ahora())
    assert dicho
    assert (dicho.nombre, dicho.ante) == (
        "recurso de revisión",
        "la autoridad garante de transparencia",
    )
    assert dicho.plazo == "15 días hábiles"
    assert dicho.hasta
    assert "Plataforma Nacional de Transparencia" in dicho.como
    assert "Transparencia y Acceso" in dicho.articulo
    assert inconformidad(caso) is None
    persona = caso.creado_por
    assert isinstance(persona, Persona)
    with pytest.raises(Conflicto, match="recurso de revisión ante la autoridad garante"):
        inconformarse(persona=persona, expediente=caso)


def test_its_papers_print_the_same_remedy_and_those_of_the_others_that_of_the_town() -> None:
    suyo = _impreso(negado(ACCESO))
    assert (suyo["nombre"], suyo["ante"]) == (
        "recurso de revisión",
        "la autoridad garante de transparencia",
    )
    assert suyo["hasta_texto"].startswith("15 días hábiles, contados desde")
    assert _impreso(negado(fabrica.RESIDENCIA))["nombre"] == "recurso de inconformidad"


def test_without_a_key_of_its_own_it_is_the_recurso_of_the_town_with_its_button() -> None:
    caso = negado(fabrica.RESIDENCIA)
    dicho = remedio(caso, None)
    assert dicho
    assert (dicho.nombre, dicho.como) == ("recurso de inconformidad", "")
    assert inconformidad(caso)


def test_the_notification_counts_the_days_of_that_tramite() -> None:
    def _cinco(ficha: dict[str, Any]) -> None:
        ficha["remedio"] = {
            "nombre": "recurso de reconsideración",
            "ante": "el Ayuntamiento",
            "plazo_dias": 5,
            "regla": "remedio",
            "en_linea": True,
        }

    fabrica.publicar_con(_cinco)
    caso = fabrica.concluido(sentido="desfavorable")
    notificacion = caso.notificaciones.get(asunto="resolucion")
    assert "los 5 días hábiles" in explicacion(notificacion).efecto
    leido = recursos.impugnable(fabrica.leer_notificaciones(caso))
    assert leido  # filed here, although it is called otherwise
    surte = caso.notificaciones.get(asunto="resolucion").surte_efectos_at
    assert surte
    otro = recursos.ultimo_dia(del_municipio(), surte)
    assert otro
    assert leido.hasta
    assert reloj.local(surte).date() < leido.hasta < otro


def test_against_the_recurso_goes_a_trial_whose_days_are_not_invented() -> None:
    ficha = fabrica.publicar(recursos.SLUG).vigente
    assert ficha
    propio = ficha.ficha["remedio"]
    assert propio["ante"] == "el Tribunal Estatal de Justicia Administrativa"
    assert "plazo_dias" not in propio
