"""One person with two charges that should be of two: the file says so, or the town forbids it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.bitacora.models import Hoja
from experta.comun.municipio import municipio_actual
from experta.cuentas.incompatibles import Cargo, chocan, choques
from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Expediente
from experta.tramitacion import coincidencias
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.consultas import oic
from experta.tramitacion.consultas.historia import historia
from experta.tramitacion.errores import Conflicto
from tests import fabrica

pytestmark = pytest.mark.django_db
OFICINA = "secretaria-ayuntamiento"
CARGOS = st.builds(Cargo, st.sampled_from(Rol.values), st.sampled_from([OFICINA, "tesoreria"]))


def de_un_pueblo(*roles: str, oficina: str = OFICINA) -> Persona:
    """Return one official who holds every one of those roles."""
    persona = fabrica.ciudadana(nombre="Única")
    for rol in roles:
        fabrica.nombrar(persona, rol, oficina)
    return persona


def dichas(expediente: Expediente) -> list[str]:
    return [s.texto for s in expediente.sucesos.filter(acto=coincidencias.ACTO)]


@given(CARGOS, CARGOS)
def test_two_charges_meet_or_not_whatever_their_order_and_none_with_itself(
    uno: Cargo, otro: Cargo
) -> None:
    assert chocan(uno, otro) == chocan(otro, uno)
    assert not chocan(uno, uno)


@pytest.mark.parametrize(
    ("uno", "otro", "si"),
    [
        (Cargo("revisor", "obras"), Cargo("firmante", "obras"), True),
        (Cargo("revisor", "obras"), Cargo("firmante", "presidencia"), False),
        (Cargo("inspector", "obras"), Cargo("firmante", "obras"), True),
        (Cargo("tesoreria", "tesoreria"), Cargo("firmante", "obras"), True),
        (Cargo("oic", "oic"), Cargo("ventanilla", "obras"), True),
        (Cargo("revisor", "obras"), Cargo("inspector", "obras"), False),
    ],
)
def test_which_charges_are_of_two_people(uno: Cargo, otro: Cargo, si: bool) -> None:
    assert chocan(uno, otro) is si
    assert bool(choques([otro, uno, otro])) is si


def test_who_reviewed_and_signs_leaves_one_line_that_everybody_reads() -> None:
    de_un_pueblo("revisor", "firmante")
    expediente = fabrica.concluido()
    (linea,) = dichas(expediente)
    assert "quien revisa por Secretaría del Ayuntamiento" in linea
    assert "quien firma por Secretaría del Ayuntamiento" in linea
    assert Hoja.objects.filter(acto=coincidencias.ACTO).count() == 1
    assert [e.tono for e in historia(expediente) if e.titulo == linea] == ["ojo"]


def test_two_people_leave_no_line() -> None:
    assert dichas(fabrica.concluido()) == []
    assert oic.quienes_coinciden() == ()


def test_who_collects_and_signs_is_told() -> None:
    persona = de_un_pueblo("firmante", oficina="desarrollo-urbano")
    fabrica.nombrar(persona, "tesoreria", "tesoreria")
    (linea,) = dichas(fabrica.concluido(fabrica.CONSTRUCCION))
    assert "quien cobra en Tesorería Municipal" in linea
    assert "quien firma por Dirección de Desarrollo Urbano" in linea


def test_the_control_body_that_decides_is_told_at_once() -> None:
    persona = de_un_pueblo("revisor")
    fabrica.nombrar(persona, "oic", "oic")
    (linea,) = dichas(fabrica.resuelto(fabrica.ingresado()))
    assert "quien vigila desde Órgano Interno de Control" in linea


def test_the_control_body_reads_who_and_where() -> None:
    de_un_pueblo("revisor", "firmante")
    expediente = fabrica.concluido()
    (quien,) = oic.quienes_coinciden()
    assert quien.quien.startswith("Única")
    (linea,) = oic.coincidencias()
    assert linea.folio == expediente.folio


def test_a_town_may_forbid_it_and_nothing_is_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    estricto = replace(municipio_actual(), papeles_incompatibles="impedir")
    monkeypatch.setattr(coincidencias, "municipio_actual", lambda: estricto)
    persona = de_un_pueblo("revisor", "firmante")
    expediente = fabrica.por_firmar()
    documento = expediente.documentos.por_firmar().get()
    with pytest.raises(Conflicto, match="no permite que la misma persona"):
        firmar(persona=persona, documento=documento, metodo="contrasena")
    assert expediente.documentos.por_firmar().exists()
    assert dichas(expediente) == []


def test_a_word_that_means_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="avisar"):
        replace(municipio_actual(), papeles_incompatibles="ignorar")
