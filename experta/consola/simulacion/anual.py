"""Runs the model of a year over the shelf and the town as they are written, and reports it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from experta.analitica.rules import percentil, porcentaje, repartir
from experta.catalogo.cierre import FICHA
from experta.catalogo.ejecutable import armar
from experta.catalogo.ficha import Ficha
from experta.catalogo.lector import leer
from experta.catalogo.services import slugs_del_estante
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import leer_yaml
from experta.consola.simulacion import informe
from experta.consola.simulacion.cifras import largo, largos
from experta.consola.simulacion.gente import horarios
from experta.consola.simulacion.llegadas import MEZCLA, Parametros, llegadas
from experta.consola.simulacion.modelo import Caso, Lapso, Modelo, Tramite, antes
from experta.consola.simulacion.personal import formar
from experta.consola.simulacion.rutas import ruta_de
from experta.plazos.calendario import leer_calendario
from experta.plazos.tipos import Unidad

AVISO = (
    "MODELO de un año: solo reloj y colas. No corre ningún acto, ni proceso, ni documento, ni "
    "toca una base de datos; los plazos sí se cuentan con las reglas y el calendario de verdad."
)


def correr(
    por_dia: int, semilla: int, desde: date | None, decir: Callable[[str], None]
) -> dict[str, Any]:
    """Return the figures of a year from that day (the first of January of this year)."""
    decir(AVISO)
    calendario = leer_calendario(municipio_actual().carpeta / "calendario")
    desde = desde or reloj.hoy().replace(month=1, day=1)
    lapso = range((desde.replace(year=desde.year + 1) - desde).days)
    dias = [d for n in lapso if calendario.es_habil(d := desde + timedelta(days=n))]
    parametros = Parametros(dias[0], len(dias), por_dia, semilla)
    tramites = {slug: _tramite(slug) for slug in slugs_del_estante() if slug in MEZCLA}
    personal = formar(
        rutas=[tramite.ruta for tramite in tramites.values()],
        parametros=parametros,
        horarios=horarios(),
        dias=dias,
        calendario=calendario,
    )
    modelo = Modelo(tramites, personal, semilla)
    conductas = list(llegadas(parametros, dias, list(tramites), reloj.zona()))
    decir(f"{len(conductas)} personas en {len(dias)} días hábiles…")
    modelo.correr(conductas)
    return {
        "modelo": AVISO,
        "desde": dias[0].isoformat(),
        "hasta": dias[-1].isoformat(),
        "personal": len(personal.agentes),
        "llegaron": len(conductas),
        **_cifras(modelo),
    }


def escribir(cifras: Mapping[str, Any]) -> str:
    """Return the report of a year, with what a model is not worth said first."""
    return "\n".join(_lineas(cifras))


def _lineas(cifras: Mapping[str, Any]) -> Iterator[str]:
    yield cifras["modelo"]
    yield (
        f"Del {cifras['desde']} al {cifras['hasta']}: llegaron {cifras['llegaron']} personas; "
        f"las atienden {cifras['personal']}."
    )
    yield ""
    yield from informe.tabla(cifras["todos"], cifras["tramites"])
    yield ""
    yield from informe.tabla(cifras["todos"], cifras["meses"])
    yield ""
    yield from informe.colas("Tareas al cierre, por dependencia", cifras["colas_por_dependencia"])
    yield from informe.colas("Tareas al cierre, por mes", cifras["colas_por_mes"])


def _tramite(slug: str) -> Tramite:
    """Return what the model needs of a folder of the shelf."""
    cierre = leer(slug)
    ficha = Ficha.desde(leer_yaml(cierre.archivos[FICHA], cierre.nombre(FICHA)).datos)
    respuesta, promesa = ficha.plazo.respuesta, ficha.promesa
    return Tramite(
        ruta=ruta_de(armar(cierre, ficha)),
        plazo=Lapso(respuesta.cantidad, Unidad(respuesta.unidad), respuesta.regla),
        promesa=Lapso(promesa.cantidad, Unidad(promesa.unidad), "promesa-de-servicio")
        if promesa
        else None,
        horario=horarios()[ficha.dependencia],
    )


def _cifras(modelo: Modelo) -> dict[str, Any]:
    """Return the same figures that a month through the acts gives, and the year by months."""
    por_tramite: dict[str, list[Caso]] = defaultdict(list)
    por_mes: dict[str, list[Caso]] = defaultdict(list)
    for caso in modelo.casos:
        por_tramite[caso.conducta.tramite].append(caso)
        por_mes[f"{caso.conducta.llega:%Y-%m}"].append(caso)
    return {
        "todos": _fila(modelo, modelo.casos),
        "tramites": {slug: _fila(modelo, suyos) for slug, suyos in sorted(por_tramite.items())},
        "meses": {mes: _fila(modelo, suyos) for mes, suyos in sorted(por_mes.items())},
        "colas_por_dependencia": largos(modelo.colas, lambda dependencia: dependencia),
        "colas_por_mes": _por_mes(modelo),
    }


def _por_mes(modelo: Modelo) -> dict[str, dict[str, float | int]]:
    """Return how long all queues together were at the close of the days of each month."""
    dias: dict[str, list[int]] = defaultdict(list)
    for dia, cola in modelo.colas.items():
        dias[f"{dia:%Y-%m}"].append(sum(cola.values()))
    return {mes: largo(cuantas) for mes, cuantas in dias.items()}


def _fila(modelo: Modelo, casos: Sequence[Caso]) -> dict[str, Any]:
    salen = [(caso, caso.respondido) for caso in casos if caso.respondido]
    horas = Counter(repartir(c.conducta.llega, fin, [], []).total for c, fin in salen)
    a_tiempo = sum(c.computo.vence is None or antes(fin, c.computo.vence) for c, fin in salen)
    promesas = [modelo.cumple_promesa(caso) for caso, _fin in salen]
    con_promesa = [cumplida for cumplida in promesas if cumplida is not None]
    revisados = [caso for caso in casos if caso.prevenido or caso.respondido]
    return {
        "ingresados": len(casos),
        "respondidos": len(salen),
        "a_tiempo": porcentaje(a_tiempo, len(salen)),
        "promesa_cumplida": porcentaje(sum(con_promesa), len(con_promesa)),
        "a_la_primera": porcentaje(sum(not c.prevenido for c in revisados), len(revisados)),
        "horas_mediana": percentil(horas, 0.5),
        "horas_p80": percentil(horas, 0.8),
    }
