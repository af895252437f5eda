"""Until when a document is in force, by the shape of validity that its ficha states."""

import calendar
from datetime import date, timedelta

from experta.catalogo.ficha import Vigencia


def hasta(vigencia: Vigencia, desde: date, del_evento: date | None = None) -> date | None:
    """Return the last day in force, or None when no date ends it.

    Args:
        del_evento: the last day of the event, for what is granted for one.
    """
    cantidad = vigencia.cantidad or 0
    match vigencia.tipo, vigencia.unidad:
        case "duracion", "dias_naturales":
            return desde + timedelta(days=cantidad)
        case "duracion", "meses":
            return _sumar_meses(desde, cantidad)
        case "duracion", "anios":
            return _sumar_meses(desde, cantidad * 12)
        case "fecha_fija" | "temporada", _ if vigencia.mes and vigencia.dia:
            return _proxima(desde, vigencia.mes, vigencia.dia)
        case "por_evento", _:
            return del_evento
        case _:
            return None


def _sumar_meses(dia: date, meses: int) -> date:
    mes = dia.month - 1 + meses
    ejercicio, mes = dia.year + mes // 12, mes % 12 + 1
    ultimo = calendar.monthrange(ejercicio, mes)[1]
    return date(ejercicio, mes, min(dia.day, ultimo))


def _proxima(desde: date, mes: int, dia: int) -> date:
    este = date(desde.year, mes, dia)
    return este if este >= desde else date(desde.year + 1, mes, dia)
