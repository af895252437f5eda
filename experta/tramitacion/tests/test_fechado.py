"""What is signed says the date of the day of its firma, and its validity counts from there."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.motores.plantillas.tests.apoyo import texto
from experta.tramitacion import jobs
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.actos.reasignar_firma import reasignar_firma
from experta.tramitacion.errores import Conflicto
from tests import fabrica

pytestmark = pytest.mark.django_db
DIA = timedelta(days=1)
MARTES = datetime(2026, 11, 17, 12, 0, tzinfo=ZoneInfo("America/Chihuahua"))
FIN_DE_ANIO = datetime(2026, 12, 31, 12, 0, tzinfo=ZoneInfo("America/Chihuahua"))


@pytest.fixture
def de_ayer() -> Iterator[Expediente]:
    """A constancia rendered yesterday, not signed; today the worker did not come yet."""
    with reloj.detenido(MARTES):
        expediente = fabrica.por_firmar()
    with reloj.detenido(MARTES + DIA):
        yield expediente


def por_firmar(expediente: Expediente) -> Documento:
    return (
        Documento.objects.por_firmar()
        .select_related("expediente__version")
        .get(expediente=expediente)
    )


def sign(documento: Documento) -> None:
    assert documento.nombramiento
    firmar(persona=documento.nombramiento.persona, documento=documento, metodo="contrasena")


def fechado_hoy(expediente: Expediente) -> Documento:
    """Let the worker pass and return the paper as it waits after."""
    jobs.fechar_lo_que_espera()
    fabrica.drenar()
    return por_firmar(expediente)


def test_what_says_another_date_is_not_signed(de_ayer: Expediente) -> None:
    with pytest.raises(Conflicto, match="fecha de otro día"):
        sign(por_firmar(de_ayer))


def test_it_is_made_again_with_the_date_of_today_and_those_bytes_are_signed(
    de_ayer: Expediente,
) -> None:
    viejo = por_firmar(de_ayer)
    nuevo = fechado_hoy(de_ayer)
    pdf = documentos.leer_generado(nuevo)
    assert fecha_larga(reloj.hoy()) in texto(pdf)
    assert viejo.datos["documento"]["fecha_larga"] not in texto(pdf).split("Hechos")[0]
    assert (nuevo.folio, nuevo.codigo) == (viejo.folio, viejo.codigo)
    sign(nuevo)
    nuevo.refresh_from_db()
    assert nuevo.firma.huella == sha256(pdf).hexdigest() != viejo.huella_generada
    with pytest.raises(FileNotFoundError):
        documentos.leer_generado(viejo)


def test_its_validity_counts_from_the_day_of_the_firma(de_ayer: Expediente) -> None:
    viejo, nuevo = por_firmar(de_ayer), fechado_hoy(de_ayer)
    assert viejo.vigente_hasta
    assert nuevo.vigente_desde == reloj.hoy()
    assert nuevo.vigente_hasta == viejo.vigente_hasta + DIA
    assert fecha_larga(nuevo.vigente_hasta) in nuevo.datos["documento"]["vigencia_texto"]


def test_a_licence_to_the_end_of_the_year_signed_in_january_is_not_born_expired() -> None:
    with reloj.detenido(FIN_DE_ANIO):
        expediente = fabrica.por_firmar("licencia-de-funcionamiento")
        assert cargar(expediente.version).ficha.documentos[0].vigencia.tipo == "fecha_fija"
        assert por_firmar(expediente).vigente_hasta == date(2026, 12, 31)
    with reloj.detenido(FIN_DE_ANIO + 5 * DIA):
        assert fechado_hoy(expediente).vigente_hasta == date(2027, 12, 31)


def test_a_prevencion_too_says_the_day_of_its_firma() -> None:
    expediente = fabrica.observado(fabrica.ingresado(fabrica.CONSTRUCCION))
    revisora = fabrica.quien_atiende(fabrica.tarea(expediente, "revisar"))
    prevenir(persona=revisora, expediente=expediente)
    fabrica.drenar()
    with reloj.detenido(reloj.ahora() + 2 * DIA):
        nuevo = fechado_hoy(expediente)
        assert nuevo.datos["documento"]["fecha_larga"] == fecha_larga(reloj.hoy())
        sign(nuevo)


def test_the_officer_does_not_sign_bytes_that_are_not_those_that_were_read(
    de_ayer: Expediente,
) -> None:
    nuevo = fechado_hoy(de_ayer)
    Documento.objects.filter(pk=nuevo.pk).update(huella_generada="0" * 64)
    with pytest.raises(Conflicto):
        sign(nuevo)


def test_while_it_is_made_again_the_step_waits_and_the_round_asks_once(
    de_ayer: Expediente,
) -> None:
    assert jobs.fechar_lo_que_espera() == 1
    assert jobs.fechar_lo_que_espera() == 0
    assert fabrica.tarea(de_ayer, "firmar")
    assert de_ayer.operaciones.filter(clase="fecha-de-firma").count() == 1


def test_each_time_it_is_dated_it_is_rendered(de_ayer: Expediente) -> None:
    """A clock that is set back (a rehearsal, a restored machine) leaves no paper unprinted."""
    for dias in (0, 1, -1, 1):
        with reloj.detenido(MARTES + DIA + dias * DIA):
            assert fechado_hoy(de_ayer).vigente_desde == reloj.hoy()


def test_who_takes_over_a_paper_of_yesterday_gets_it_dated_today(de_ayer: Expediente) -> None:
    viejo = por_firmar(de_ayer)
    nueva = fabrica.funcionaria("firmante", viejo.dependencia)
    tomado = reasignar_firma(persona=nueva, documento=viejo)
    fabrica.drenar()
    tomado.refresh_from_db()
    assert tomado.vigente_desde == reloj.hoy()
    firmar(persona=nueva, documento=tomado, metodo="contrasena")
