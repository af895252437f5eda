"""`python -m bench` (`make bench`): measures all; prints tables and writes bench/resultados/."""

import argparse
import json
from collections.abc import Sequence
from http.client import HTTPConnection
from typing import Any

from bench import buscador, informe, memoria, paginas, solicitudes
from bench.carga import ESPERA, MODULOS
from bench.instalacion import Instalacion, nueva

MOTORES = ("sqlite", "postgresql")


def main() -> None:
    """Measure on each database what was asked, all by default."""
    lector = argparse.ArgumentParser(prog="python -m bench")
    lector.add_argument("--motor", choices=MOTORES, action="append", help="solo esta base de datos")
    lector.add_argument("--sin-buscador", action="store_true", help="no mide el buscador")
    lector.add_argument("--barrido", action="store_true", help="mide solo el barrido de plazos")
    opciones = lector.parse_args()
    resultados: dict[str, Any] = {"equipo": informe.equipo(), "bases": {}}
    informe.encabezar(resultados["equipo"])
    motores = opciones.motor or MOTORES
    if opciones.barrido:
        _solo_barrido(motores)
        return
    if not opciones.sin_buscador:
        resultados["buscador"] = buscador.medir_todo()
        informe.buscador(resultados["buscador"])
        resultados["aciertos"] = buscador.medir_aciertos()
        informe.aciertos(resultados["aciertos"])
    for motor in motores:
        with nueva(motor) as instalacion:
            resultados["bases"][motor] = medido = _medir(instalacion)
        informe.base(motor, medido)
    print(f"\nGuardado en {informe.guardar(resultados)}")


def _solo_barrido(motores: Sequence[str]) -> None:
    for motor in motores:
        with nueva(motor) as instalacion:
            informe.barrido(motor, instalacion.correr("bench.barrido"))


def _medir(instalacion: Instalacion) -> dict[str, Any]:
    print("\nPreparando datos…", flush=True)
    sabido = instalacion.correr("bench.sembrar")
    with instalacion.abierta() as (puerto, web):
        medido: dict[str, Any] = {"paginas": paginas.medir(puerto, sabido)}
        with instalacion.trabajando() as trabajador:
            medido["solicitudes"] = solicitudes.medir(puerto, sabido)
            medido["memoria"] = {"web": memoria.de(web), "trabajador": memoria.de(trabajador)}
        medido["pesadas_en_la_web"] = _pesadas(puerto)
    medido["proceso"] = instalacion.correr("bench.proceso", *sabido["abiertos"])
    return medido


def _pesadas(puerto: int) -> list[str]:
    """Return which heavy libraries the web process loaded while it served all that."""
    conexion = HTTPConnection("127.0.0.1", puerto, timeout=ESPERA)
    conexion.request("GET", MODULOS)
    nombres: list[str] = json.load(conexion.getresponse())
    conexion.close()
    return nombres


if __name__ == "__main__":
    main()
