"""The plazo nears its end: each step of the ladder is told once, to whom it is for."""

from datetime import timedelta

import pytest

from experta.avisos.models import Aviso, Mensaje
from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.plazos.models import Vencimiento
from experta.tramitacion import jobs
from tests import fabrica

pytestmark = pytest.mark.django_db


def momento(expediente: Expediente, tipo: str) -> list[str]:
    """Let that moment of the legal plazo pass, and those before; return whom each aviso told."""
    cuando = Vencimiento.objects.get(
        plazo__asunto=expediente.pk, plazo__clave="respuesta", tipo=tipo
    ).vence_at
    assert cuando
    antes = Aviso.objects.count()
    with reloj.detenido(cuando + timedelta(minutes=1)):
        jobs.atender_vencimientos()
        jobs.atender_vencimientos()
    nuevos = Aviso.objects.order_by("pk")[antes:]
    return [aviso.titulo for aviso in nuevos if aviso.persona != expediente.creado_por]


def test_each_step_tells_its_own_and_once() -> None:
    expediente = fabrica.ingresado(fabrica.CONSTRUCCION)
    revisoras = fabrica.quien_atiende(fabrica.tarea(expediente, "revisar"))
    mitad = momento(expediente, "mitad")
    assert mitad == ["Pasó la mitad del plazo de un expediente que atiendes"]
    assert Aviso.objects.filter(persona=revisoras, titulo=mitad[0]).count() == 1
    firmante = fabrica.quien_firma(expediente)
    for tipo, que in (
        ("tres-cuartos", "Pasaron tres cuartas partes del plazo"),
        ("ultimo-dia", "Hoy es el último día del plazo"),
    ):
        assert momento(expediente, tipo) == [f"{que} de un expediente que atiendes"]
        assert Aviso.objects.filter(persona=firmante, titulo__startswith=que).count() == 1
    assert not Mensaje.objects.filter(asunto__startswith="Venció un plazo").exists()
    with fabrica.vencido(expediente, "respuesta"):
        assert Mensaje.objects.filter(asunto__startswith="Venció un plazo").count() == 1


def test_each_step_leaves_a_line_that_only_officials_see() -> None:
    expediente = fabrica.ingresado(fabrica.CONSTRUCCION)
    momento(expediente, "mitad")
    linea = expediente.sucesos.get(texto__startswith="Pasó la mitad")
    assert not linea.publico
    assert "Se avisó a quien lo revisa" in linea.texto


def test_past_the_window_the_application_counts_as_complete() -> None:
    expediente = fabrica.ingresado(fabrica.CONSTRUCCION)
    momento(expediente, "limite-prevencion")
    expediente = fabrica.leer(expediente)
    assert expediente.completo_at
    assert expediente.sucesos.filter(texto__contains="cuenta como completa", publico=True).exists()


def test_one_that_was_prevented_is_not_declared_complete() -> None:
    expediente = fabrica.prevenido(fabrica.CONSTRUCCION, leida=False)
    momento(expediente, "limite-prevencion")
    assert fabrica.leer(expediente).completo_at is None
