"""Submitting: once, complete, on the version that was shown."""

from collections.abc import Callable
from datetime import datetime

import pytest

from experta.bitacora.models import Hoja
from experta.catalogo.models import Tramite, VersionTramite
from experta.expedientes.models import Expediente
from experta.plazos.services import libro
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.ingresar import ingresar
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido, VersionCambio
from tests import fabrica

pytestmark = pytest.mark.django_db


def enviar(expediente: Expediente, clave: str = "k1", **cambios: object) -> Expediente:
    """Submit as its owner would."""
    datos: dict[str, object] = {
        "persona": expediente.creado_por,
        "expediente": expediente,
        "clave": clave,
        "version_vista": expediente.version_id,
        "acepta_notificacion": True,
        **cambios,
    }
    return ingresar(**datos)  # type: ignore[arg-type]


def test_it_gives_folio_due_date_and_starts_clock_and_process(
    reloj_en: Callable[[str], datetime],
) -> None:
    reloj_en("2026-03-12 10:00")
    enviado = enviar(fabrica.borrador())
    assert enviado.folio == "CR-2026-000001"
    assert enviado.estado == "en_tramite"
    assert f"{enviado.vence}" == "2026-03-13"  # seven office hours from Thursday 10:00
    assert libro(enviado.pk)[0].tipo == "presentacion"
    assert enviado.proceso


def test_the_same_key_gives_the_same_answer_and_one_case() -> None:
    borrador = fabrica.borrador()
    primero, segundo = enviar(borrador), enviar(borrador)
    assert primero.folio == segundo.folio
    assert Expediente.objects.ingresados().count() == 1


def test_another_key_on_a_sent_case_says_its_folio() -> None:
    borrador = fabrica.borrador()
    folio = enviar(borrador).folio
    with pytest.raises(Conflicto, match=str(folio)):
        enviar(borrador, "k2")


def test_a_key_used_for_other_content_is_refused() -> None:
    persona = fabrica.ciudadana()
    enviar(fabrica.borrador(persona=persona))
    with pytest.raises(DatosInvalidos, match="ya se usó"):
        enviar(fabrica.borrador(persona=persona))


def test_an_incomplete_application_names_each_fault_and_keeps_the_draft() -> None:
    borrador = fabrica.borrador()
    borrador.adjuntos.all().delete()
    with pytest.raises(DatosInvalidos) as error:
        enviar(borrador)
    assert {falta.clave for falta in error.value.faltas}
    assert fabrica.leer(borrador).estado == "borrador"


def test_a_foreign_case_is_not_permitted() -> None:
    with pytest.raises(NoPermitido):
        enviar(fabrica.borrador(), persona=fabrica.ciudadana())


def test_a_version_published_meanwhile_stops_the_submission() -> None:
    borrador = fabrica.borrador()
    vieja = borrador.version
    nueva = VersionTramite.objects.create(
        tramite=vieja.tramite,
        numero=2,
        huella="otra",
        nombre=vieja.nombre,
        ficha=vieja.ficha,
        archivos=vieja.archivos,
    )
    Tramite.objects.filter(pk=vieja.tramite_id).update(vigente=nueva)
    with pytest.raises(VersionCambio):
        enviar(borrador)


def test_the_log_leaf_and_the_history_line_are_of_the_same_act() -> None:
    enviado = enviar(fabrica.borrador())
    suceso = enviado.sucesos.get(acto="ingresar")
    assert Hoja.objects.get(numero=suceso.hoja).acto == "ingresar"


def test_a_failed_submission_leaves_no_leaf() -> None:
    borrador = fabrica.borrador()
    borrador.adjuntos.all().delete()
    antes = Hoja.objects.count()
    with pytest.raises(DatosInvalidos):
        enviar(borrador)
    assert Hoja.objects.count() == antes


def test_answers_of_a_sent_case_cannot_change() -> None:
    enviado = enviar(fabrica.borrador())
    with pytest.raises(Conflicto):
        guardar_respuestas(
            persona=enviado.creado_por, expediente=enviado, cambios={"x": "1"}, revision=1
        )


def test_a_suspended_tramite_takes_no_submission_and_the_draft_stays() -> None:
    borrador = fabrica.borrador()
    borrador.tramite.suspender("Se muda la oficina; vuelve el lunes.")
    with pytest.raises(Conflicto, match="vuelve el lunes"):
        enviar(borrador)
    assert fabrica.leer(borrador).estado == "borrador"
