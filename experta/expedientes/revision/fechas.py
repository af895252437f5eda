"""The date of a paper, found in what it says. In doubt, the newest: nobody is accused wrongly.

A date beside «expedición», «emisión», «fecha de corte» or «lugar y fecha» is the date of the
paper; without one, the latest date that has come is taken, and only when it is of the last ten
years: before that it is likelier a birth or a deed than the day on which the paper was issued.
Dates beside «nacimiento», «inicio de operaciones» and the like never count.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from experta.comun.texto import plegar

_MESES = {
    mes: numero
    for numero, nombres in enumerate(
        (
            "enero ene",
            "febrero feb",
            "marzo mar",
            "abril abr",
            "mayo may",
            "junio jun",
            "julio jul",
            "agosto ago",
            "septiembre setiembre sept sep set",
            "octubre oct",
            "noviembre nov",
            "diciembre dic",
        ),
        start=1,
    )
    for mes in nombres.split()
}
_MES = "(" + "|".join(sorted(_MESES, key=len, reverse=True)) + r")\b\.?"
_SEP = r"[\s/.,-]*(?:del?\s+)?(?:mes\s+de\s+)?"
_ANIO = r"(?:del?\s+)?(?:ano\s+)?((?:19|20)\d\d|\d\d)\b"
_DIA = r"(?<![\d/.-])(\d{1,2})(?:\.?[°ºo]|er)?(?:\s+dias?)?"
# Each form and where its year, month and day are; day 0 is a whole month.
_FORMAS: tuple[tuple[re.Pattern[str], tuple[int, int, int]], ...] = (
    (re.compile(rf"{_DIA}{_SEP}{_MES}{_SEP}{_ANIO}"), (3, 2, 1)),
    (re.compile(rf"\b{_MES}\s+(\d{{1,2}}),?\s+{_ANIO}"), (3, 1, 2)),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?!\d)"), (1, 2, 3)),
    (
        re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d/-])"),
        (4, 3, 1),
    ),
    (re.compile(rf"\b{_MES}{_SEP}(?:del?\s+)?((?:19|20)\d\d)\b"), (2, 1, 0)),
)
_EMISION = re.compile(
    r"expedi(?!ente)|emision|emitid|extend|elaboracion|impresion|fecha de corte|lugar y fecha|"
    r"facturad"
)
_AJENA = re.compile(
    r"nacimiento|nacid|nacio|inicio de operaciones|\balta\b|ultimo cambio|vigencia|vence|"
    r"antes del?|limite de pago|inscripcion|constituid"
)
_CERCA = 60
_MAXIMO = timedelta(days=3653)


def fecha_del_papel(texto: str, hoy: date) -> date | None:
    """Return the date on which a paper was issued, or None when its text does not tell.

    Args:
        texto: what the paper says, as it came.
        hoy: the day on which it was handed in; later dates do not count.
    """
    plegado = plegar(texto)
    propias, sueltas = [], []
    for fecha, antes in _fechas(plegado):
        if fecha > hoy:
            continue
        emision, ajena = _ultima(_EMISION, antes), _ultima(_AJENA, antes)
        if emision > ajena:
            propias.append(fecha)
        elif ajena < 0:
            sueltas.append(fecha)
    recientes = [fecha for fecha in sueltas if hoy - fecha <= _MAXIMO]
    return max(propias or recientes, default=None)


def _fechas(plegado: str) -> Iterator[tuple[date, str]]:
    """Yield each date with the words just before it."""
    tomados: list[range] = []
    for forma, orden in _FORMAS:
        for hallada in forma.finditer(plegado):
            lugar = range(*hallada.span())
            if any(lugar.start < otro.stop and otro.start < lugar.stop for otro in tomados):
                continue
            if fecha := _fecha(hallada, orden):
                tomados.append(lugar)
                yield fecha, plegado[max(0, lugar.start - _CERCA) : lugar.start]


def _fecha(hallada: re.Match[str], orden: tuple[int, int, int]) -> date | None:
    anio, mes, dia = (hallada[lugar] if lugar else "" for lugar in orden)
    ano = int(anio) + (2000 if len(anio) == 2 else 0)
    numero = _MESES.get(mes) or int(mes)
    if not dia:  # a whole month counts as its last day
        return date(ano + numero // 12, numero % 12 + 1, 1) - timedelta(days=1)
    try:
        return date(ano, numero, int(dia))
    except ValueError:
        return None


def _ultima(patron: re.Pattern[str], antes: str) -> int:
    return max((hallada.start() for hallada in patron.finditer(antes)), default=-1)
