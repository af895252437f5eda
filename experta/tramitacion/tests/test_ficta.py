"""The plazo ended in silence: its meaning is recorded, told, certified; the case stays open."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from experta.avisos.models import Mensaje
from experta.comun import reloj
from experta.documentos.vigor import revocar
from experta.expedientes.models import Expediente, Ficta
from experta.tramitacion import turnos
from experta.tramitacion.actos.pedir_constancia_ficta import pedir_constancia_ficta
from experta.tramitacion.consultas.acciones import del_reloj
from experta.tramitacion.consultas.facultades import silencio
from experta.tramitacion.errores import Conflicto, NoPermitido
from experta.tramitacion.relojes import plazo_de
from tests import fabrica

pytestmark = pytest.mark.django_db


def con_afirmativa(**mas: Any) -> None:
    """Publish a trámite whose silence approves."""

    def cambiar(ficha: dict[str, Any]) -> None:
        ficha["plazo"] |= {
            "ficta": "afirmativa",
            "ficta_regla": "negativa-ficta",
            "ficta_autoriza": "Hacer constar tu domicilio.",
            "ficta_texto": "Tu solicitud se entiende aprobada.",
        }
        ficha |= mas

    fabrica.publicar_con(cambiar)


def test_a_negativa_is_recorded_told_and_closes_nothing() -> None:
    expediente = fabrica.con_ficta()
    ficta = expediente.ficta
    assert (ficta.sentido, ficta.regla, expediente.estado) == (
        "negativa",
        "negativa-ficta",
        "en_tramite",
    )
    assert "art. 17" in ficta.articulo
    assert expediente.sucesos.filter(acto="registrar_ficta", publico=True).count() == 1
    assert Mensaje.objects.filter(asunto__startswith="Venció un plazo").count() == 1  # the OIC
    assert fabrica.tarea(expediente, "atender", tarea="fuera:vencido-respuesta")


def test_a_late_answer_still_resolves_the_case() -> None:
    expediente = fabrica.firmar_todo(fabrica.resuelto(fabrica.con_ficta()))
    assert expediente.estado == "favorable"


def test_an_afirmativa_says_what_it_authorises_and_forgives_no_fee() -> None:
    con_afirmativa(costo={"gratuito": False, "descripcion": "Tiene costo.", "certeza": "x"})
    expediente = fabrica.con_ficta()
    assert expediente.ficta.autoriza == "Hacer constar tu domicilio."
    documento = pedir_constancia_ficta(persona=expediente.creado_por, expediente=expediente)
    textos = documento.datos["resolutivos"]
    assert "Queda autorizado: Hacer constar tu domicilio." in textos
    assert "Esto no perdona los derechos que deban pagarse." in textos


def test_where_lives_are_at_risk_silence_approves_nothing() -> None:
    con_afirmativa(riesgo_a_la_vida=True)
    expediente = fabrica.con_ficta()
    assert (expediente.ficta.sentido, expediente.ficta.autoriza) == ("ninguna", "")
    with pytest.raises(Conflicto):
        pedir_constancia_ficta(persona=expediente.creado_por, expediente=expediente)


def test_an_afirmativa_without_its_rule_cannot_be_written() -> None:
    expediente = fabrica.ingresado()
    with pytest.raises(IntegrityError), transaction.atomic():
        Ficta.registrar(expediente=expediente, sentido="afirmativa", texto="Sí.")


def test_the_certificate_has_its_own_two_days_and_is_signed_and_notified() -> None:
    expediente = fabrica.con_ficta()
    assert [una.clave for una in del_reloj(expediente)] == ["constancia"]
    pedir_constancia_ficta(persona=expediente.creado_por, expediente=expediente)
    plazo = plazo_de(expediente, "constancia-ficta")
    assert plazo
    assert (plazo.cantidad, plazo.unidad, plazo.regla) == (2, "dias_habiles", "constancia-de-ficta")
    fabrica.drenar()
    assert fabrica.tarea(expediente, "firmar").vence == plazo.vence_fecha
    expediente = fabrica.leer_notificaciones(fabrica.firmar_todo(expediente))
    assert expediente.notificaciones.get(asunto="constancia-ficta").surte_efectos_at
    plazo.refresh_from_db()
    assert (plazo.estado, expediente.estado) == ("cumplido", "en_tramite")
    dicho = silencio(expediente)
    assert dicho
    assert (dicho.se_puede_pedir, dicho.nombre) == (False, "Se entiende negada")


def test_it_is_asked_once_by_a_party_and_only_after_the_silence() -> None:
    expediente = fabrica.con_ficta()
    with pytest.raises(NoPermitido):
        pedir_constancia_ficta(persona=fabrica.ciudadana(), expediente=expediente)
    pedir_constancia_ficta(persona=expediente.creado_por, expediente=expediente)
    with pytest.raises(Conflicto, match="ya la pediste"):
        pedir_constancia_ficta(persona=expediente.creado_por, expediente=expediente)
    otro = fabrica.ingresado()
    with pytest.raises(Conflicto):
        pedir_constancia_ficta(persona=otro.creado_por, expediente=otro)


def test_a_certificate_not_issued_in_time_goes_to_the_control_body() -> None:
    expediente = fabrica.con_ficta()
    with reloj.detenido(reloj.ahora() - timedelta(days=30)):
        pedir_constancia_ficta(persona=expediente.creado_por, expediente=expediente)
    with fabrica.vencido(expediente, "constancia-ficta"):
        assert expediente.sucesos.filter(texto__contains="expedir la constancia").exists()
    assert Mensaje.objects.filter(asunto__startswith="Venció un plazo").count() == 2


def aprobado() -> Expediente:
    """Return a case that silence approved, with its certificate in force."""
    con_afirmativa()
    expediente = fabrica.con_ficta()
    pedir_constancia_ficta(persona=expediente.creado_por, expediente=expediente)
    fabrica.drenar()
    return fabrica.firmar_todo(fabrica.leer(expediente))


def test_what_silence_approved_cannot_be_denied_expressly() -> None:
    expediente = aprobado()
    assert turnos.sentidos_admitidos(fabrica.tarea(expediente, "resolver")) == ["favorable"]
    with pytest.raises(Conflicto, match="ya no se puede negar"):
        fabrica.resuelto(expediente, "desfavorable")
    assert fabrica.firmar_todo(fabrica.resuelto(expediente)).estado == "favorable"


def test_a_denial_prepared_before_the_silence_cannot_be_signed_after_it() -> None:
    con_afirmativa()
    expediente = fabrica.resuelto(fabrica.ingresado(), "desfavorable")
    with fabrica.vencido(expediente, "respuesta") as vencida:
        with pytest.raises(Conflicto, match="ya no se puede negar"):
            fabrica.firmar_todo(vencida)
        assert not vencida.documentos.filter(clase="resolucion", estado="firmado").exists()


def test_once_the_certificate_is_revoked_the_case_may_be_denied() -> None:
    expediente = aprobado()
    constancia = expediente.documentos.get(clave="constancia-ficta")
    razones = {"motivo": "Se certificó por error.", "fundamento": "Artículo 9"}
    assert revocar(documento=constancia, persona=fabrica.quien_firma(expediente), **razones)
    expediente = fabrica.resuelto(fabrica.leer(expediente), "desfavorable")
    assert expediente.resolucion.sentido == "desfavorable"


@pytest.mark.parametrize("afirmativa", [True, False])
def test_the_certificate_says_what_the_authority_may_still_do(afirmativa: bool) -> None:
    if afirmativa:
        con_afirmativa()
    expediente = fabrica.con_ficta()
    datos = pedir_constancia_ficta(persona=expediente.creado_por, expediente=expediente).datos
    dicho = " ".join(datos["resolutivos"])
    assert ("ya no puede negarla" in dicho) == afirmativa
    assert ("sigue obligada a responder" in dicho) != afirmativa
