"""A yearly permit that its ficha lets renew after it ended: meanwhile it does not authorise."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from experta.avisos.models import Aviso
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos.models import Documento, Recordatorio
from experta.expedientes.models import Expediente, Operacion
from experta.tramitacion import jobs, renovaciones
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.renovar import renovar
from experta.tramitacion.errores import Conflicto
from tests import fabrica
from tests.renovables import a_las_doce, completar, otorgado

pytestmark = pytest.mark.django_db
VIA_PUBLICA = "permiso-via-publica"
FEBRERO = date(2027, 2, 10)


def renovado(ana: Persona, documento: Documento) -> Expediente:
    """Return the renewal of a permit, submitted."""
    borrador = fabrica.leer(renovar(persona=ana, documento=documento))
    guardar_respuestas(
        persona=ana, expediente=borrador, cambios={"mas_de_tres": False}, revision=borrador.revision
    )
    borrador = completar(borrador, ana)
    return fabrica.enviar(borrador, f"clave-{borrador.pk}", acepta_notificacion=True)


@pytest.mark.parametrize(
    ("dia", "se_puede"),
    [
        (date(2026, 12, 31), True),
        (date(2027, 1, 31), True),
        (FEBRERO, True),
        (date(2027, 4, 30), True),
        (date(2027, 5, 1), False),
    ],
)
@pytest.mark.parametrize("slug", [VIA_PUBLICA, "permiso-de-solventes"])
def test_it_may_be_asked_until_the_last_day_of_grace(
    slug: str, dia: date, *, se_puede: bool
) -> None:
    _, documento = otorgado(slug=slug)
    assert renovaciones.renovable(documento, dia) is se_puede


def test_asked_late_it_costs_what_that_month_costs_and_begins_the_day_it_is_given() -> None:
    ana, documento = otorgado(slug=VIA_PUBLICA)
    with reloj.detenido(a_las_doce(FEBRERO)):
        caso = fabrica.resuelto(renovado(ana, documento))
    orden = caso.ordenes.get()
    assert orden.total_centavos == 192_00
    with reloj.detenido(a_las_doce(date(2027, 2, 15))):
        caso = fabrica.firmar_todo(fabrica.pagado(caso))
    nuevo = caso.documentos.get(clase="resolucion")
    assert (nuevo.vigente_desde, nuevo.vigente_hasta) == (date(2027, 2, 15), date(2027, 12, 31))


def test_nobody_loses_the_discount_because_the_office_took_its_days() -> None:
    with reloj.detenido(a_las_doce(date(2027, 6, 29))):
        caso = fabrica.ingresado(VIA_PUBLICA)
    with reloj.detenido(a_las_doce(date(2027, 7, 2))):
        caso = fabrica.resuelto(caso)
    assert not Operacion.objects.pendientes().exists()
    assert caso.ordenes.get().total_centavos == 192_00


def test_its_people_are_told_the_day_after_and_before_the_last_and_that_it_does_not_authorise() -> (
    None
):
    ana, documento = otorgado(slug=VIA_PUBLICA)
    for dia in (date(2027, 1, 1), date(2027, 1, 2), date(2027, 3, 1), date(2027, 4, 30)):
        with reloj.detenido(a_las_doce(dia)):
            jobs.recordar_vencimientos()
    assert Recordatorio.objects.filter(documento=documento).count() == 3
    aviso = Aviso.objects.filter(persona=ana, titulo__startswith="Ya venció").first()
    assert aviso is not None
    assert "ya no autoriza" in aviso.texto
    assert "30 de abril de 2027" in aviso.texto


def test_the_page_says_that_meanwhile_it_does_not_authorise(client: Client) -> None:
    ana, documento = otorgado(slug=VIA_PUBLICA)
    client.force_login(ana)
    with reloj.detenido(a_las_doce(FEBRERO)):
        url = reverse("portal:renovar", args=[documento.expediente_id, documento.pk])
        assert "Venció el 31 de diciembre de 2026: ya no autoriza." in client.get(url).text
        assert "ya no autoriza" in client.get(reverse("portal:mis_tramites")).text


def test_without_grace_what_ended_is_not_renewed() -> None:
    ana, documento = otorgado()
    with reloj.detenido(a_las_doce(FEBRERO)):
        assert renovaciones.por_renovar(Expediente.objects.all()) == []
        with pytest.raises(Conflicto):
            renovar(persona=ana, documento=documento)
