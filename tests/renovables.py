"""Something granted that ends, and the days before it does: for the tests of renewals."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from experta.catalogo.ejecutable import cargar
from experta.catalogo.muestras import respuestas_de_ejemplo
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from tests import fabrica

# A day that leaves more than sixty before the 31st of December, when this licence ends.
_OTORGADO = datetime(2026, 3, 10, 18, tzinfo=UTC)


def a_las_doce(dia: date) -> datetime:
    """Return the middle of a day in the town."""
    return datetime.combine(dia, time(18), tzinfo=UTC)


def otorgado(persona: Persona | None = None, slug: str = fabrica.SARE) -> tuple[Persona, Documento]:
    """Return who holds a licence in force, and the licence."""
    persona = persona or fabrica.ciudadana()
    with reloj.detenido(_OTORGADO):
        caso = fabrica.leer_notificaciones(fabrica.concluido(slug, persona))
    documentos = caso.documentos.filter(clase="resolucion", vigente_hasta__isnull=False)
    documentos = documentos.select_related("expediente__tramite__vigente")
    return persona, documentos.order_by("folio")[0]


def completar(expediente: Expediente, persona: Persona) -> Expediente:
    """Answer what a renewal asks anew, the papers and the declarations; the registers answer."""
    fabrica.drenar()
    formulario = cargar(expediente.version).formulario
    ejemplo = respuestas_de_ejemplo(cargar(expediente.version))
    protestas = {
        clave: ejemplo[clave]
        for clave, pregunta in formulario.preguntas.items()
        if pregunta.tipo == "protesta" and clave in ejemplo
    }
    actual = fabrica.leer(expediente)
    guardar_respuestas(
        persona=persona, expediente=actual, cambios=protestas, revision=actual.revision
    )
    fabrica.adjuntar_lo_pedido(fabrica.leer(expediente), persona)
    return fabrica.leer(expediente)


@contextmanager
def en_vispera(documento: Documento, dias: int = 40) -> Iterator[None]:
    """Stop the clock some days before the document ends."""
    assert documento.vigente_hasta is not None
    with reloj.detenido(a_las_doce(documento.vigente_hasta - timedelta(days=dias))):
        yield
