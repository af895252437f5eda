"""What is wrong, or seems so, with a paper that was taken: a sentence each, and how to go on.

Pure: from what was read, what the ficha asks of that paper and what the person answered. A check
that has nothing to go by says nothing. It warns, unless the ficha makes it binding.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from experta.catalogo.partes import Comprobacion, Requisito
from experta.comun.texto import fecha_larga
from experta.expedientes.revision import claves
from experta.expedientes.revision.fechas import fecha_del_papel
from experta.expedientes.revision.lectura import Lectura


@dataclass(frozen=True)
class Reparo:
    """Something to look at: its kind, what is seen, how to go on, whether it keeps from sending.

    `clave` is one of `legible`, `vacio`, `repetido`, `antiguedad`, `nombre`, `curp`, `rfc`,
    `clave_catastral` or `paginas`.
    """

    clave: str
    texto: str
    remedio: str
    obliga: bool = False

    def __str__(self) -> str:
        """Return both sentences."""
        return f"{self.texto} {self.remedio}"


@dataclass(frozen=True)
class Papel:
    """A paper as it was taken: its name, its question, its bytes' hash, its pages, when it came."""

    nombre: str
    pregunta: str
    sha256: str
    paginas: int
    recibido: date
    lectura: Lectura


@dataclass(frozen=True)
class Caso:
    """What a paper is judged by: the answers and the other papers in force that came before it."""

    respuestas: Mapping[str, Any]
    anteriores: Sequence[Papel] = ()
    catastral: Mapping[str, str] | None = None


def revisar_papel(papel: Papel, requisito: Requisito | None, caso: Caso) -> list[Reparo]:
    """Return what there is to say of a paper, the binding first; nothing when it seems right."""
    reparos = [*_legible(papel), *_repetido(papel, caso.anteriores)]
    reglas = _reglas(requisito)
    for regla in reglas:
        if papel.lectura.cortado and regla.que in _DEL_TEXTO:
            continue  # what was not read may say it: a long deed names its people far on
        if revisar := _POR_REGLA.get(regla.que):
            reparos += revisar(papel, regla, requisito, caso)
    que_obliga = {regla.que for regla in reglas if regla.obliga}
    marcados = [replace(uno, obliga=uno.clave in que_obliga) for uno in reparos]
    return sorted(marcados, key=lambda uno: not uno.obliga)


def _reglas(requisito: Requisito | None) -> tuple[Comprobacion, ...]:
    """Return the checks of a requirement; its greatest age is one, even when not listed."""
    if requisito is None:
        return ()
    reglas = requisito.comprobaciones
    if requisito.antiguedad_maxima_dias and all(una.que != "antiguedad" for una in reglas):
        return (*reglas, Comprobacion(que="antiguedad"))
    return reglas


def _legible(papel: Papel) -> Iterator[Reparo]:
    if papel.lectura.vacia:
        yield Reparo(
            "vacio",
            "El archivo parece estar en blanco.",
            "Ábrelo para revisarlo; si no se ve nada, escanéalo o toma la foto otra vez.",
        )
    elif hojas := papel.lectura.hojas_borrosas:
        cuales = ", ".join(map(str, hojas))
        donde = (
            "La imagen se ve borrosa" if papel.paginas == 1 else f"Se ve borrosa la hoja {cuales}"
        )
        yield Reparo(
            "legible",
            f"{donde}, y quizá no se pueda leer.",
            "Toma la foto otra vez con buena luz, sin moverte y con el papel completo.",
        )


def _repetido(papel: Papel, anteriores: Sequence[Papel]) -> Iterator[Reparo]:
    for otro in anteriores:
        if otro.sha256 == papel.sha256:
            texto = f"Es el mismo archivo que ya subiste como «{otro.nombre}»."
        elif papel.lectura.se_parece(otro.lectura):
            texto = f"Parece la misma imagen que ya subiste como «{otro.nombre}»."
        else:
            continue
        yield Reparo(
            "repetido",
            texto,
            "Si te equivocaste, quítalo y sube el correcto; si es a propósito, continúa.",
        )
        return


def _antiguedad(
    papel: Papel, regla: Comprobacion, requisito: Requisito | None, caso: Caso
) -> Iterator[Reparo]:
    dias = requisito.antiguedad_maxima_dias if requisito else None
    fecha = fecha_del_papel(papel.lectura.texto, papel.recibido)
    if dias and fecha and papel.recibido - fecha > timedelta(days=dias):
        yield Reparo(
            "antiguedad",
            f"Parece que es del {fecha_larga(fecha)}, y aquí se pide de los últimos {dias} días.",
            "Sube uno más reciente; si la fecha que leímos no es la del documento, continúa.",
        )


def _nombre(
    papel: Papel, regla: Comprobacion, requisito: Requisito | None, caso: Caso
) -> Iterator[Reparo]:
    nombre = _respuesta(caso, regla)
    if nombre and claves.dice_nombre(papel.lectura, nombre) is False:
        yield Reparo(
            "nombre",
            f"No encontramos en el documento el nombre «{nombre}».",
            "Revisa que sea el documento de esa persona y que el nombre esté bien escrito.",
        )


def _rfc(
    papel: Papel, regla: Comprobacion, requisito: Requisito | None, caso: Caso
) -> Iterator[Reparo]:
    suyo = _respuesta(caso, regla)
    # The RFC of a person says nothing of a paper that only names the company that issued it.
    hallados = {uno for uno in claves.rfcs(papel.lectura) if len(uno) == len(suyo)}
    yield from _distinta("rfc", "RFC", suyo, hallados)


def _curp(
    papel: Papel, regla: Comprobacion, requisito: Requisito | None, caso: Caso
) -> Iterator[Reparo]:
    suya = _respuesta(caso, regla)
    if len(suya) == 18:
        yield from _distinta("curp", "CURP", suya, claves.curps(papel.lectura))


def _catastral(
    papel: Papel, regla: Comprobacion, requisito: Requisito | None, caso: Caso
) -> Iterator[Reparo]:
    halladas = claves.claves_catastrales(papel.lectura, caso.catastral or {})
    yield from _distinta("clave_catastral", "clave catastral", _respuesta(caso, regla), halladas)


def _paginas(
    papel: Papel, regla: Comprobacion, requisito: Requisito | None, caso: Caso
) -> Iterator[Reparo]:
    """Compare the pages of all the files of the question, this one the last."""
    pedidas = caso.respuestas.get(regla.contra)
    hermanas = [otro.paginas for otro in caso.anteriores if otro.pregunta == papel.pregunta]
    tiene = papel.paginas + sum(hermanas)
    if isinstance(pedidas, int | float | str) and str(pedidas).isdecimal() and tiene < int(pedidas):
        yield Reparo(
            "paginas",
            f"Tiene {_hojas(tiene)} y dijiste que son {_hojas(int(pedidas))}.",
            "Sube las que faltan, o corrige cuántas son.",
        )


def _hojas(cuantas: int) -> str:
    return "una hoja" if cuantas == 1 else f"{cuantas} hojas"


def _distinta(clave: str, que: str, suya: str, halladas: set[str]) -> Iterator[Reparo]:
    if suya and halladas and suya not in halladas:
        muestra = " y ".join(f"«{una}»" for una in sorted(halladas)[:2])
        articulo = "el" if que == "RFC" else "la"
        yield Reparo(
            clave,
            f"En el documento dice {articulo} {que} {muestra}, y tú escribiste «{suya}».",
            "Corrige tu respuesta, o sube el documento que corresponde.",
        )


def _respuesta(caso: Caso, regla: Comprobacion) -> str:
    """Return the answer as text; of a property, the part that the check is about."""
    valor = caso.respuestas.get(regla.contra)
    if isinstance(valor, Mapping):
        valor = valor.get(regla.que, "")
    return valor.strip() if isinstance(valor, str) else ""


# The checks that look for something in what the paper says.
_DEL_TEXTO = frozenset({"antiguedad", "nombre", "rfc", "curp", "clave_catastral"})
_POR_REGLA: dict[str, Callable[[Papel, Comprobacion, Requisito | None, Caso], Iterator[Reparo]]] = {
    "antiguedad": _antiguedad,
    "nombre": _nombre,
    "rfc": _rfc,
    "curp": _curp,
    "clave_catastral": _catastral,
    "paginas": _paginas,
}
