"""Who is notified how, when it takes effect, and what never happens without proof."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from experta.avisos.correspondencia import cuerpo_de_correo
from experta.avisos.models import Aviso
from experta.comun import reloj
from experta.expedientes.models import Notificacion
from experta.plazos.services import calendario_vigente
from experta.tramitacion import jobs, notificaciones
from experta.tramitacion.actos.desechar import desechar
from experta.tramitacion.actos.notificar import notificar
from experta.tramitacion.errores import Conflicto
from experta.tramitacion.relojes import plazo_de
from tests import fabrica

pytestmark = pytest.mark.django_db
EnReloj = Callable[[str], datetime]


def test_it_is_electronic_only_if_that_was_accepted_when_submitting() -> None:
    for acepta, medio in ((True, "electronica"), (False, "personal")):
        expediente = fabrica.ingresado(acepta_notificacion=acepta)
        fabrica.firmar_todo(fabrica.resuelto(expediente))
        una = expediente.notificaciones.get()
        assert una.medio == medio
        assert (una.practicada_at is not None) == acepta
        assert expediente.tareas.filter(acto="notificar").exists() != acepta


@pytest.mark.parametrize("medio", ["personal", "domicilio", "correo_certificado"])
def test_one_handed_over_has_evidence_and_effect_from_its_reception(medio: str) -> None:
    expediente = fabrica.mandar_prevencion(
        fabrica.observado(fabrica.ingresado(fabrica.CONSTRUCCION, acepta_notificacion=False))
    )
    assert plazo_de(expediente, "subsanar") is None
    tarea = fabrica.tarea(expediente, "notificar")
    una = expediente.notificaciones.get()
    recibida = reloj.ahora()
    notificar(
        persona=fabrica.funcionaria("ventanilla", tarea.dependencia),
        tarea=tarea,
        notificacion=una,
        medio=medio,
        recibio="Petra Ruiz",
        recibida_at=recibida,
        constancia="Acta 12",
        habilitacion="Era urgente.",
    )
    una.refresh_from_db()
    assert (una.medio, una.surte_efectos_at) == (medio, recibida)
    assert (una.evidencia["recibio"], una.evidencia["constancia"]) == ("Petra Ruiz", "Acta 12")
    plazo = plazo_de(expediente, "subsanar")
    assert plazo
    assert plazo.presentado_at == recibida


def test_a_courtesy_message_starts_no_clock() -> None:
    expediente = fabrica.prevenido(leida=False)
    antes = list(expediente.notificaciones.values_list("surte_efectos_at"))
    notificaciones.avisar_a_partes(expediente, "Recuerda", "Tienes algo por leer.")
    assert plazo_de(expediente, "subsanar") is None
    assert list(expediente.notificaciones.values_list("surte_efectos_at")) == antes == [(None,)]


def test_a_message_leads_a_party_to_the_case_and_an_official_to_the_inbox() -> None:
    expediente = fabrica.ingresado()
    funcionaria = fabrica.funcionaria("revisor")
    textos = [
        cuerpo_de_correo(una, "Algo pasó.", expediente)
        for una in (expediente.creado_por, funcionaria)
    ]
    assert f"/mis-tramites/{expediente.pk}/" in textos[0]
    assert "/avisos/" in textos[1]


def test_no_two_things_that_happen_to_a_case_share_a_subject() -> None:
    fabrica.con_ficta()
    titulos = list(Aviso.objects.values_list("titulo", flat=True))
    assert len(titulos) == len(set(titulos))
    assert any(titulo.startswith("Venció sin respuesta el plazo") for titulo in titulos)


def test_unopened_for_the_dias_habiles_of_the_rule_somebody_goes_with_it(reloj_en: EnReloj) -> None:
    reloj_en("2026-03-12 10:00")
    expediente = fabrica.prevenido(leida=False)  # notified that day, a Thursday
    reloj_en("2026-03-27 23:00")  # the tenth working day (the 16th is not one)
    assert jobs.encargar_notificaciones() == 0
    reloj_en("2026-03-28 08:00")
    assert jobs.encargar_notificaciones() == 1
    assert jobs.encargar_notificaciones() == 0
    assert fabrica.tarea(expediente, "notificar")


@pytest.mark.parametrize("acepta", [True, False])
def test_the_counter_has_the_legal_days_from_when_it_is_asked_and_reads_what_it_hands_over(
    *, acepta: bool
) -> None:
    with reloj.detenido(reloj.ahora() - timedelta(days=40)):
        expediente = fabrica.ingresado(acepta_notificacion=acepta)
        fabrica.firmar_todo(fabrica.resuelto(expediente))
        titulo = expediente.documentos.get(clase="resolucion").titulo
        dia = reloj.hoy()
    if acepta:
        jobs.encargar_notificaciones()
        dia = reloj.hoy()
    tarea = fabrica.tarea(expediente, "notificar")
    assert tarea.nombre == f"Notificar: {titulo}"
    assert tarea.vence is not None
    assert calendario_vigente().calendario.contar_habiles(dia, tarea.vence) == 10


def test_without_reception_nobody_is_dismissed() -> None:
    with reloj.detenido(reloj.ahora() - timedelta(days=60)):
        expediente = fabrica.prevenido(leida=False)
    jobs.atender_vencimientos()
    assert plazo_de(expediente, "subsanar") is None
    assert not expediente.tareas.filter(tarea__startswith="fuera:vencido-subsanar").exists()
    assert fabrica.leer(expediente).estado == "prevenido"


def test_a_prevencion_out_of_its_window_never_leads_to_a_dismissal() -> None:
    with reloj.detenido(reloj.ahora() - timedelta(days=60)):
        expediente = fabrica.prevenido()
        tarde = reloj.ahora() + timedelta(days=5)
    expediente.notificaciones.update(practicada_at=tarde)
    with fabrica.vencido(expediente, "subsanar"):
        tarea = fabrica.tarea(expediente, "atender", tarea="fuera:vencido-subsanar")
        with pytest.raises(Conflicto, match="Sin prevención hecha a tiempo"):
            desechar(persona=fabrica.quien_firma(expediente), tarea=tarea)
    assert Notificacion.objects.filter(asunto="desechamiento").count() == 0


def test_the_control_the_same_case_in_its_window_is_dismissed() -> None:
    assert fabrica.desechado().estado == "desechado"
