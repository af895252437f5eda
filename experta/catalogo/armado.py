"""Compiles each file of a closure with its engine; the only place that joins the four engines."""

from experta.catalogo.cierre import (
    FORMULARIO,
    GIROS,
    RENOVACION,
    TARIFA,
    Cierre,
    ruta_del_proceso,
)
from experta.catalogo.ficha import Ficha
from experta.catalogo.giros import compilador, leer_giros, nombres_con_riesgo
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.yaml import leer_yaml
from experta.cuentas.models import Rol
from experta.motores.formularios import Formulario, compilar_formulario
from experta.motores.procesos import Proceso, compilar_proceso
from experta.motores.reglas import Tabla, compilar, leer_tabla, leer_tarifa

ROLES = ("solicitante", *Rol.values)


def armar_formulario(cierre: Cierre) -> Formulario:
    """Return the compiled form.

    Raises:
        ContenidoInvalido: it is missing or has mistakes.
    """
    documento = leer_yaml(_exigir(cierre, FORMULARIO), cierre.nombre(FORMULARIO))
    giros = cierre.archivos.get(GIROS)
    lista = leer_giros(giros, cierre.nombre(GIROS)) if giros else {}
    return compilar_formulario(documento, compilador(lista))


def armar_proceso(cierre: Cierre, ficha: Ficha) -> Proceso:
    """Return the compiled process with the parameters of the ficha.

    Raises:
        ContenidoInvalido: it is missing or has mistakes.
    """
    return _proceso_de(cierre, ficha, ruta_del_proceso(ficha.proceso.archivo))


def armar_renovacion(cierre: Cierre, ficha: Ficha) -> Proceso | None:
    """Return the compiled process of a renewal without changes, None where there is none.

    A version published before that process existed goes on without it.

    Raises:
        ContenidoInvalido: it has mistakes.
    """
    inmediata = ficha.renovacion is not None and ficha.renovacion.inmediata_sin_cambios
    if not inmediata or RENOVACION not in cierre.archivos:
        return None
    return _proceso_de(cierre, ficha, RENOVACION)


def _proceso_de(cierre: Cierre, ficha: Ficha, ruta: str) -> Proceso:
    return compilar_proceso(
        _exigir(cierre, ruta), cierre.nombre(ruta), parametros_de(ficha), ROLES, compilar
    )


def parametros_de(ficha: Ficha) -> dict[str, object]:
    """Return what the process is told: areas by their keys; an office not named is the main one."""
    dados = ficha.proceso.parametros
    parametros: dict[str, object] = {
        "dependencia": dados.dependencia,
        "dependencia_firmante": dados.dependencia_firmante or dados.dependencia,
        "dependencia_inspeccion": dados.dependencia_inspeccion or dados.dependencia,
        "requiere_pago": dados.requiere_pago,
    }
    if dados.areas:
        parametros["areas"] = [area.clave for area in dados.areas]
    return parametros


def armar_tarifa(cierre: Cierre, ficha: Ficha, formulario: Formulario) -> Tabla | None:
    """Return the compiled tarifa, None for a trámite without one.

    Raises:
        ContenidoInvalido: it is missing or has mistakes.
    """
    if ficha.costo.tarifa is None:
        return None
    contenido = _exigir(cierre, TARIFA)
    return leer_tarifa(contenido, cierre.nombre(TARIFA), formulario.nombres())


def armar_reglas(cierre: Cierre, formulario: Formulario) -> dict[str, Tabla]:
    """Return the other decision tables by name; they may read the risk of a giro.

    Raises:
        ContenidoInvalido: one has mistakes.
    """
    nombres = nombres_con_riesgo(formulario.nombres())
    return {
        ruta.removeprefix("reglas/").removesuffix(".csv"): leer_tabla(
            cierre.archivos[ruta], cierre.nombre(ruta), nombres
        )
        for ruta in cierre.en("reglas")
    }


def _exigir(cierre: Cierre, ruta: str) -> bytes:
    contenido = cierre.archivos.get(ruta)
    if contenido is None:
        raise ContenidoInvalido([Hallazgo(cierre.nombre(ruta), 0, "Falta este archivo.")])
    return contenido
