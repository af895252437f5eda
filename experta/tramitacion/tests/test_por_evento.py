"""A permit for one event shows its last day, ends with it and is never offered for renewal."""

from datetime import UTC, date, datetime, timedelta

import pytest

from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.tramitacion import jobs, renovaciones
from experta.tramitacion.consultas import verificacion
from experta.tramitacion.consultas.contenido import papeles
from experta.tramitacion.consultas.registro import Filtros, buscar
from tests import fabrica

pytestmark = pytest.mark.django_db
PERMISO = "permiso-de-evento"


def permiso() -> Documento:
    """Return the permit of an event of one day."""
    return fabrica.leer_notificaciones(fabrica.concluido(PERMISO)).documentos.get(clave="permiso")


def dia_del_evento(documento: Documento) -> date:
    return date.fromisoformat(documento.expediente.respuestas["fecha_del_evento"])


def al_mediodia(dia: date) -> datetime:
    return datetime(dia.year, dia.month, dia.day, 18, tzinfo=UTC)


def test_the_permit_says_its_last_day_which_is_that_of_the_event() -> None:
    documento = permiso()
    ultimo = dia_del_evento(documento)
    assert documento.vigente_hasta == ultimo
    impreso = documento.datos["documento"]["vigencia_texto"]
    assert impreso.endswith(f"Vale hasta el {fecha_larga(ultimo)}.")


def test_what_ends_no_day_prints_no_day() -> None:
    constancia = fabrica.concluido("constancia-de-identidad").documentos.get(clave="constancia")
    assert constancia.vigente_hasta is None
    assert "Vale hasta" not in constancia.datos["documento"]["vigencia_texto"]


@pytest.mark.parametrize(("pasan", "estado"), [(0, "vigente"), (1, "vencido")])
def test_it_is_over_for_everybody_the_day_after(pasan: int, estado: str) -> None:
    documento = permiso()
    jobs.inscribir_en_el_registro()
    with reloj.detenido(al_mediodia(dia_del_evento(documento) + timedelta(days=pasan))):
        veredicto = verificacion.por_codigo(documento.codigo)
        entrada = buscar(Filtros(documento.folio))[0]
        caso = Expediente.objects.get(pk=documento.expediente_id)
        papel = next(p for p in papeles(caso, ()) if p.clave == "permiso")
    assert veredicto
    assert (veredicto.estado, entrada.estado) == (estado, estado)
    assert papel.estado == {"vigente": "Vigente", "vencido": "Venció"}[estado]


def test_it_is_never_offered_for_renewal() -> None:
    documento = permiso()
    ultimo = dia_del_evento(documento)
    casos = Expediente.objects.filter(pk=documento.expediente_id)
    for dia in (ultimo - timedelta(days=1), ultimo, ultimo + timedelta(days=1)):
        with reloj.detenido(al_mediodia(dia)):
            assert not renovaciones.renovable(documento, dia)
            assert renovaciones.por_renovar(casos) == []
