"""What the public page of figures and that of the office read and hand over alike."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from experta.analitica.services import PERIODO
from experta.analitica.tipos import PERIODOS, Causas, Cifras, Fila
from experta.pantallas.tablas import como_csv


def periodo(request: HttpRequest) -> int:
    """Return the days that the address asks for; those of the page when they are none of ours."""
    pedido = request.GET.get("dias", "")
    return next((dias for dias in PERIODOS if str(dias) == pedido), PERIODO)


def como_tabla(cifras: Cifras) -> HttpResponse:
    """Return the figures as a file for a spreadsheet; a hidden cell is empty. Times in hours."""
    encabezados = [
        *(_("Trámite"), _("Solicitudes"), _("En línea (%)"), _("Revisadas"), _("A la primera (%)")),
        *(_("Respuestas"), _("La mitad, en horas o menos"), _("8 de cada 10, en horas o menos")),
        *(
            _("Mediana en la autoridad (h)"),
            _("Mediana en corregir (h)"),
            _("Mediana en pagar (h)"),
        ),
        *(_("En plazo (%)"), _("En el tiempo ofrecido (%)")),
    ]
    filas = [_celdas(fila.nombre, fila) for fila in cifras.filas]
    filas.append(_celdas(_("Todos los trámites"), cifras.todos))
    return como_csv(f"cifras-{cifras.desde}-a-{cifras.hasta}", encabezados, filas)


def causas_como_tabla(causas: Causas, dias: int) -> HttpResponse:
    """Return why files came back in the last days as a file for a spreadsheet."""
    listas = {
        _("Dato o documento"): causas.por_pregunta,
        _("Motivo"): causas.por_motivo,
        _("Dependencia que observa"): causas.por_dependencia,
    }
    encabezados = [_("Por"), _("Causa"), _("Trámite"), _("Observaciones"), _("Del total (%)")]
    filas = [
        [por, uno.nombre, uno.donde, uno.cuantas, uno.por_ciento]
        for por, renglones in listas.items()
        for uno in renglones
    ]
    return como_csv(f"causas-{dias}-dias", encabezados, filas)


def _celdas(nombre: str, fila: Fila) -> list[object]:
    return [
        *(nombre, fila.ingresados, fila.por_ciento_en_linea),
        *(fila.revisados, fila.por_ciento_a_la_primera),
        *(fila.respondidos, fila.total.mediana, fila.total.p80),
        *(fila.autoridad.mediana, fila.titular.mediana, fila.pago.mediana),
        *(fila.por_ciento_en_plazo, fila.por_ciento_promesa),
    ]
