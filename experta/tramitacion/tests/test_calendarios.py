"""The calendar changes or is missing: dates move with notice, and nobody gets a broken page."""

from datetime import date
from typing import Any

import pytest

from experta.avisos.models import Aviso
from experta.comun import reloj
from experta.plazos import services as plazos
from experta.plazos.tests.apoyo import con_inhabil
from experta.tramitacion.actos.cambiar_calendario import cambiar_calendario
from experta.tramitacion.actos.desechar import desechar
from experta.tramitacion.consultas.salud import calendario_por_publicar
from experta.tramitacion.errores import Conflicto, DatosInvalidos
from experta.tramitacion.relojes import plazo_de, turno_de_la_persona
from tests import fabrica

pytestmark = pytest.mark.django_db


def test_a_day_declared_inhabil_moves_the_date_and_is_told_to_both_sides(reloj_en: Any) -> None:
    reloj_en("2026-03-12 09:00")
    expediente = fabrica.ingresado(fabrica.CONSTRUCCION)
    antes = expediente.vence
    con_inhabil("2026-03-18")
    assert plazos.por_recalcular() == [expediente.pk]
    assert cambiar_calendario(asunto=expediente.pk)
    despues = fabrica.leer(expediente)
    assert antes
    assert despues.vence
    assert despues.vence > antes
    assert fabrica.tarea(despues, "revisar").vence == despues.vence
    linea = despues.sucesos.filter(acto="cambiar_calendario", texto__contains="responderte cambió")
    assert "Gaceta 12" in linea[0].texto
    titulos = set(
        Aviso.objects.filter(titulo__startswith="Cambió una fecha").values_list("titulo", flat=True)
    )
    assert len(titulos) == 2  # the person, and who reviews
    assert not cambiar_calendario(asunto=expediente.pk)


def test_the_last_day_to_answer_moves_too(reloj_en: Any) -> None:
    reloj_en("2026-03-12 08:30")
    expediente = fabrica.prevenido()
    con_inhabil("2026-03-18")
    cambiar_calendario(asunto=expediente.pk)
    assert fabrica.leer(expediente).prevencion.vence == date(2026, 3, 23)


def test_nobody_is_dismissed_on_a_last_day_that_turned_out_to_be_inhabil() -> None:
    expediente = fabrica.prevenido()
    plazo = plazo_de(expediente, "subsanar")
    assert plazo
    with fabrica.vencido(expediente, "subsanar") as vencido:
        tarea = fabrica.tarea(vencido, "atender")
        con_inhabil(str(plazo.vence_fecha))
        with pytest.raises(Conflicto, match="no procede desechar"):
            desechar(persona=fabrica.quien_firma(vencido), tarea=tarea)
        assert cambiar_calendario(asunto=expediente.pk)
        plazo.refresh_from_db()
        assert plazo.estado == "corriendo"
        assert not vencido.tareas.filter(acto="atender", estado="pendiente").exists()
        assert vencido.documentos.get(clave="desechamiento").estado == "cancelado"
        assert turno_de_la_persona(vencido)


def test_without_next_years_calendar_nobody_sees_a_broken_page(
    reloj_en: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reloj_en("2027-12-29 09:00")
    fabrica.publicar(fabrica.CONSTRUCCION)
    borrador = fabrica.borrador(fabrica.CONSTRUCCION)
    with pytest.raises(DatosInvalidos, match="falta publicar el calendario"):
        fabrica.enviar(borrador, "k")
    assert fabrica.leer(borrador).estado == "borrador"


def test_the_health_page_warns_before_the_calendar_ends(reloj_en: Any) -> None:
    reloj_en("2027-06-01 09:00")
    assert calendario_por_publicar() == 0
    reloj_en("2027-11-01 09:00")
    assert calendario_por_publicar() == 2028


def test_the_default_plazo_of_the_constitution_works() -> None:
    def supletorio(ficha: dict[str, Any]) -> None:
        ficha["plazo"]["respuesta"] |= {
            "cantidad": 15,
            "unidad": "dias_habiles",
            "regla": "plazo-supletorio",
        }

    fabrica.publicar_con(supletorio)
    expediente = fabrica.ingresado()
    (primera, *_) = plazos.libro(expediente.pk)
    assert (primera.regla, primera.dias_restantes) == ("plazo-supletorio", 15)
    assert expediente.vence
    assert expediente.vence > reloj.hoy()
