"""A won recurso puts the case back: same folio, new clock, nothing to fill in nor to pay again."""

from datetime import datetime, timedelta

import pytest

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Dictamen, Expediente, Recurso, Resolucion
from experta.plazos.models import Plazo, Renglon
from experta.plazos.repaso import comprobar_libro
from experta.tramitacion import jobs, recursos
from experta.tramitacion.actos.inconformarse import inconformarse
from experta.tramitacion.actos.observar import observar
from experta.tramitacion.actos.pedir_ayuda import pedir_ayuda
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.errores import Conflicto
from experta.tramitacion.relojes import plazo_de, respuesta_de
from tests import fabrica

pytestmark = pytest.mark.django_db
AGRAVIOS = {
    "agravios": "El comprobante sí es de este municipio.",
    "pide": "revocar",
    "nombre": "Ana",
    "primer_apellido": "Ruiz",
    "protesta": True,
}


def impugnado(caso: Expediente, sentido: str = "favorable") -> Expediente:
    """Return the recurso against a case, resolved and sealed, its notification not read yet."""
    fabrica.plantilla_de(recursos.SLUG)
    persona = caso.creado_por
    assert isinstance(persona, Persona)
    recurso = inconformarse(persona=persona, expediente=caso)
    recurso.guardar_respuestas(recurso.revision, {**recurso.respuestas, **AGRAVIOS})
    enviado = fabrica.firmar_todo(fabrica.enviar(recurso, f"clave-{recurso.pk}"))
    return fabrica.firmar_todo(fabrica.resuelto(enviado, sentido))


def negado(slug: str = fabrica.RESIDENCIA) -> Expediente:
    """Return a case denied whose notification was read."""
    return fabrica.leer_notificaciones(fabrica.concluido(slug, sentido="desfavorable"))


def repuesto(caso: Expediente) -> Expediente:
    """Return the case after its recurso was won and read."""
    with reloj.detenido((caso.concluido_at or reloj.ahora()) + timedelta(hours=1)):
        fabrica.leer_notificaciones(impugnado(caso))
        return fabrica.leer(caso)


def _relojes(caso: Expediente) -> list[Plazo]:
    return list(Plazo.objects.filter(asunto=caso.pk, clave="respuesta").order_by("pk"))


@pytest.mark.parametrize("terminado", [negado, fabrica.desechado, fabrica.caducado])
def test_what_ended_against_the_person_returns_to_review(terminado) -> None:  # type: ignore[no-untyped-def]
    antes = terminado()
    caso = repuesto(antes)
    assert (caso.estado, caso.folio, caso.version_id) == (
        rules.EN_TRAMITE,
        antes.folio,
        antes.version_id,
    )
    assert caso.respuestas == antes.respuestas
    assert caso.concluido_at is None
    assert caso.tareas.filter(
        estado=Tarea.Estado.PENDIENTE, acto__in=["resolver", "dictaminar", "revisar"]
    ).exists()


def test_it_ends_again_as_any_other_and_its_ledgers_count_right() -> None:
    caso = fabrica.firmar_todo(fabrica.resuelto(repuesto(negado())))
    assert caso.estado == rules.FAVORABLE
    assert [uno.sentido for uno in Resolucion.objects.filter(expediente=caso)] == ["favorable"]
    clases = caso.documentos.filter(clase="resolucion").values_list("estado", flat=True)
    assert sorted(clases) == [Documento.Estado.REVOCADO, Documento.Estado.VIGENTE]
    for plazo in Plazo.objects.all():
        assert comprobar_libro(plazo) == []
