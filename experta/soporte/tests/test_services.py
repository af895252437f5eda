"""Reports: secret code, complaints for the control body alone, one answer, honest times."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from experta.comun import codigos, reloj
from experta.cuentas.models import Nombramiento, Persona, Rol
from experta.soporte import rules, services
from experta.soporte.models import Reporte

RELOJ = Callable[[str], datetime]
TEXTO = "No puedo subir mi comprobante."
LAPSOS = st.lists(st.timedeltas(timedelta(0), timedelta(days=90)), min_size=1)


def _persona(numero: int = 0, rol: str = "") -> Persona:
    persona = Persona.objects.create_user(correo=f"soporte{numero}@example.com")
    if rol:
        Nombramiento.objects.create(
            persona=persona, rol=rol, dependencia="x", cargo="x", oficio="x", desde=date(2020, 1, 1)
        )
    return persona


def _reportar(**cambios: Any) -> Reporte:
    datos = {"clase": "duda", "texto": TEXTO, "pagina": "", "folio_expediente": ""}
    return services.reportar(**{**datos, "persona": None, "correo": "", **cambios})


@pytest.mark.django_db
def test_un_reporte_tiene_folio_y_un_codigo_secreto() -> None:
    reporte = _reportar(pagina="/tramites/x/?curp=RUSA800101", folio_expediente=" CR-2026-000001 ")
    assert reporte.folio == f"REP-{reloj.hoy().year}-000001"
    assert len(reporte.codigo) == codigos.LARGO
    assert reporte.pagina == "/tramites/x/"
    assert reporte.folio_expediente == "CR-2026-000001"
    assert reporte.codigo != _reportar().codigo


@pytest.mark.django_db
def test_con_folio_y_codigo_se_consulta_sin_cuenta() -> None:
    reporte, otro = _reportar(), _reportar()
    assert services.por_codigo(reporte.folio.lower(), codigos.agrupado(reporte.codigo)) == reporte
    assert services.por_codigo(reporte.folio, otro.codigo) is None
    assert services.por_codigo("REP-2026-999999", reporte.codigo) is None
    assert services.por_codigo(reporte.folio, "") is None
    assert services.por_codigo(reporte.folio, "ñandú\x00") is None
    assert services.por_codigo(f"{reporte.folio}\x00X", reporte.codigo) is None


@pytest.mark.django_db
def test_lo_anonimo_no_guarda_quien_escribe() -> None:
    reporte = _reportar(
        clase="queja", persona=_persona(), correo="a@example.com", pagina="/mis/1/", anonima=True
    )
    reporte.refresh_from_db()
    assert (reporte.persona, reporte.correo, reporte.pagina) == (None, "", "")


@pytest.mark.django_db
def test_lo_que_falta_se_dice_por_campo_y_nada_se_guarda() -> None:
    with pytest.raises(services.ReporteInvalido) as encontrado:
        _reportar(clase="chisme", texto="  corto   ", correo="sin arroba")
    assert set(encontrado.value.faltas) == {"clase", "texto", "correo"}
    with pytest.raises(services.ReporteInvalido, match="4000"):
        _reportar(texto="x" * 4001)
    assert not Reporte.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rol", "ve"),
    [
        (Rol.OIC, {"queja"}),
        (Rol.VENTANILLA, {"duda", "falla"}),
        (Rol.ADMINISTRADOR, {"duda", "falla"}),
        (Rol.TESORERIA, set()),
        ("", set()),
    ],
)
def test_las_quejas_solo_las_lee_el_oic(rol: str, ve: set[str]) -> None:
    for clase in Reporte.Clase.values:
        _reportar(clase=clase)
    persona = _persona(1, rol)
    visibles = Reporte.objects.visible_to(persona).values_list("clase", flat=True)
    por_responder = Reporte.objects.por_responder(persona).values_list("clase", flat=True)
    assert set(visibles) == set(por_responder) == ve


@pytest.mark.django_db
def test_cada_quien_lee_lo_que_escribio_y_nadie_sin_cuenta() -> None:
    autora = _persona(1)
    suyo = _reportar(clase="queja", persona=autora)
    _reportar(clase="queja", persona=_persona(2))
    assert list(Reporte.objects.visible_to(autora)) == [suyo]
    assert not Reporte.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.django_db
def test_se_responde_una_vez_y_quien_llega_tarde_pierde() -> None:
    reporte = _reportar()
    primera, segunda = _persona(1, Rol.VENTANILLA), _persona(2, Rol.VENTANILLA)
    assert services.responder(reporte=reporte, persona=primera, respuesta=" Ya quedó. ")
    assert not services.responder(reporte=reporte, persona=segunda, respuesta="Yo también.")
    reporte.refresh_from_db()
    assert (reporte.estado, reporte.respuesta, reporte.respondido_por) == (
        Reporte.Estado.RESPONDIDO,
        "Ya quedó.",
        primera,
    )


@pytest.mark.django_db
def test_no_responde_quien_no_debe() -> None:
    clerk, oic = _persona(1, Rol.VENTANILLA), _persona(2, Rol.OIC)
    queja, propia = _reportar(clase="queja"), _reportar(persona=clerk)
    assert not services.responder(reporte=queja, persona=clerk, respuesta="No.")
    assert not services.responder(reporte=propia, persona=clerk, respuesta="Me respondo.")
    assert services.responder(reporte=queja, persona=oic, respuesta="La investigamos.")
    with pytest.raises(services.ReporteInvalido):
        services.responder(reporte=propia, persona=oic, respuesta="  ")


@pytest.mark.django_db
def test_la_base_no_admite_respondido_sin_respuesta() -> None:
    reporte = _reportar()
    with pytest.raises(IntegrityError), transaction.atomic():
        Reporte.objects.filter(pk=reporte.pk).update(estado=Reporte.Estado.RESPONDIDO)


@pytest.mark.django_db
def test_se_mide_lo_recibido_en_el_periodo_y_lo_que_sigue_esperando(reloj_en: RELOJ) -> None:
    persona = _persona(1, Rol.VENTANILLA)
    inicio = reloj_en("2026-03-01 00:00")
    _reportar()  # nobody answers it
    reportes = [_reportar() for _ in range(5)]
    for horas, reporte in enumerate(reportes, start=1):
        with reloj.detenido(inicio + timedelta(hours=horas)):
            services.responder(reporte=reporte, persona=persona, respuesta="Listo.")
    fin = reloj_en("2026-04-01 00:00")
    _reportar()  # of the next period
    medido = services.tiempo_de_respuesta(Reporte.objects.all(), inicio, fin)
    assert (medido.recibidos, medido.respondidos) == (6, 5)
    assert medido.mediana == timedelta(hours=3)
    assert medido.percentil_80 == timedelta(hours=4)
    vacio = services.tiempo_de_respuesta(
        Reporte.objects.all(), fin + timedelta(days=1), fin + timedelta(days=2)
    )
    assert (vacio.recibidos, vacio.mediana, vacio.percentil_80) == (0, None, None)


@given(LAPSOS, st.integers(1, 100))
def test_el_percentil_es_el_menor_lapso_que_cumple_esa_parte(
    lapsos: list[timedelta], porciento: int
) -> None:
    def parte(limite: timedelta) -> int:
        return sum(lapso <= limite for lapso in lapsos) * 100

    encontrado = rules.percentil(sorted(lapsos), porciento)
    assert encontrado in lapsos
    assert parte(encontrado) >= porciento * len(lapsos)
    menores = [lapso for lapso in lapsos if lapso < encontrado]
    assert all(parte(lapso) < porciento * len(lapsos) for lapso in menores)


@given(st.text())
def test_de_una_direccion_solo_queda_la_ruta(pagina: str) -> None:
    ruta = rules.solo_ruta(f"{pagina}?curp=RUSA800101")
    assert "RUSA800101" not in ruta
    assert "\x00" not in ruta
    assert len(ruta) <= 300


def test_la_ruta_de_una_direccion_entera_se_conserva() -> None:
    assert rules.solo_ruta("https://tramites.example/tramites/x/?a=1#b") == "/tramites/x/"
    assert rules.solo_ruta("http://[mal") == ""
