"""The ledger of the clocks of a case, explained line by line, and as CSV and JSON."""

import csv
import io
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import cargar
from experta.catalogo.ficha import Ficha
from experta.comun.municipio import municipio_actual
from experta.comun.texto import celda_segura
from experta.expedientes.models import Expediente
from experta.plazos import services as plazos
from experta.plazos.models import Plazo, Renglon, VersionCalendario
from experta.plazos.redaccion import NOMBRES, nombrar
from experta.plazos.tipos import Unidad, Ventana
from experta.tramitacion.consultas.turno import nombre_de
from experta.tramitacion.relojes import AREA, DECISION


@dataclass(frozen=True)
class Linea:
    """One line: what happened, when, by which article, what it left and who held the case.

    `calendario` is the number of the version of the calendar with which it was counted.
    """

    fecha: date
    texto: str
    articulo: str
    explicacion: str
    usados: int
    restantes: int
    quien: str
    por_venir: bool
    calendario: int


@dataclass(frozen=True)
class Reloj:
    """One plazo with its lines; `unidad` in plural, `prevencion` the last day to prevent.

    `diferencias` is what a new count found different, None when nobody counted again.
    """

    clave: str
    nombre: str
    plazo: str
    unidad: str
    estado: str
    vence: date | None
    prevencion: date | None
    lineas: tuple[Linea, ...]
    diferencias: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Version:
    """A version of the calendar with which a case was counted: what it takes to count it again."""

    numero: int
    huella: str
    cargada_at: datetime


def libro(asunto: UUID, *, comprobar: bool = False) -> tuple[Reloj, ...]:
    """Return the plazos of a case in the order in which they were opened; five queries.

    `comprobar` counts every line again with the calendar it was written with: one query more
    for each plazo.
    """
    expediente = Expediente.objects.filter(pk=asunto).select_related("version").first()
    ficha = cargar(expediente.version).ficha if expediente else None
    numeros = dict(VersionCalendario.objects.values_list("pk", "numero"))
    por_plazo: dict[int, tuple[Plazo, list[Linea]]] = {}
    for renglon in plazos.libro(asunto):
        _plazo, lineas = por_plazo.setdefault(renglon.plazo_id, (renglon.plazo, []))
        lineas.append(_linea(renglon, numeros))
    relojes = [(plazo, _reloj(plazo, lineas, ficha)) for plazo, lineas in por_plazo.values()]
    if not comprobar:
        return tuple(reloj for _plazo, reloj in relojes)
    return tuple(
        replace(reloj, diferencias=tuple(plazos.comprobar_libro(plazo))) for plazo, reloj in relojes
    )


def versiones_de(relojes: tuple[Reloj, ...]) -> tuple[Version, ...]:
    """Return the versions of the calendar that those clocks were counted with; one query."""
    numeros = {linea.calendario for reloj in relojes for linea in reloj.lineas}
    return tuple(
        Version(una.numero, una.huella, una.cargada_at)
        for una in VersionCalendario.objects.filter(numero__in=numeros).order_by("numero")
    )


def a_json(folio: str, relojes: tuple[Reloj, ...]) -> dict[str, Any]:
    """Return the ledger as plain data, dates in ISO 8601."""
    return {
        "folio": folio,
        "calendarios": [
            {"numero": una.numero, "huella": una.huella, "cargada_at": una.cargada_at.isoformat()}
            for una in versiones_de(relojes)
        ],
        "plazos": [
            {
                "clave": reloj.clave,
                "nombre": reloj.nombre,
                "plazo": reloj.plazo,
                "estado": reloj.estado,
                "vence": reloj.vence.isoformat() if reloj.vence else None,
                "renglones": [
                    {
                        "fecha": linea.fecha.isoformat(),
                        "texto": linea.texto,
                        "articulo": linea.articulo,
                        "usados": linea.usados,
                        "restantes": linea.restantes,
                        "unidad": reloj.unidad,
                        "quien_lo_tiene": linea.quien,
                        "por_venir": linea.por_venir,
                        "calendario": linea.calendario,
                    }
                    for linea in reloj.lineas
                ],
            }
            for reloj in relojes
        ],
    }


def a_csv(folio: str, relojes: tuple[Reloj, ...]) -> str:
    """Return the ledger as CSV (RFC 4180, with a mark so that Excel reads UTF-8)."""
    salida = io.StringIO()
    escritor = csv.writer(salida)
    escritor.writerow(
        [
            "folio",
            "plazo",
            "fecha",
            "que_paso",
            "articulo",
            "usados",
            "restantes",
            "unidad",
            "quien_lo_tiene",
            "por_venir",
            "calendario",
        ]
    )
    for reloj in relojes:
        for linea in reloj.lineas:
            fila = [
                folio,
                reloj.nombre,
                linea.fecha.isoformat(),
                linea.texto,
                linea.articulo,
                str(linea.usados),
                str(linea.restantes),
                reloj.unidad,
                linea.quien,
                _("sí") if linea.por_venir else _("no"),
                str(linea.calendario),
            ]
            escritor.writerow([celda_segura(celda) for celda in fila])
    return "\ufeff" + salida.getvalue()


def _reloj(plazo: Plazo, lineas: list[Linea], ficha: Ficha | None) -> Reloj:
    unidad = Unidad(plazo.unidad)
    # Time used in a plazo of months is told in natural days.
    contada = Unidad.DIAS_NATURALES if unidad == Unidad.MESES else unidad
    return Reloj(
        clave=plazo.clave,
        nombre=_nombre(plazo.clave, ficha),
        plazo=nombrar(plazo.cantidad, unidad),
        unidad=NOMBRES[contada][1],
        estado=plazo.get_estado_display(),
        vence=plazo.vence_fecha,
        prevencion=plazo.limite_prevencion if _con_ventana(plazo) else None,
        lineas=tuple(lineas),
    )


def _con_ventana(plazo: Plazo) -> bool:
    """Say whether something could be prevented in it; in a case put back, nothing."""
    return plazo.clave == "respuesta" and plazo.ventana != Ventana.NINGUNA


def _nombre(clave: str, ficha: Ficha | None) -> str:
    nombres = {
        "respuesta": _("Plazo de la autoridad para responderte"),
        "promesa": _("Tiempo que ofrecemos para responderte"),
        "subsanar": _("Tu plazo para corregir o completar"),
        "medidas": _("Tu plazo para corregir lo que señaló la visita"),
        "caducidad": _("Tiempo que se te advirtió antes de que caduque"),
        "constancia-ficta": _("Plazo para expedir la constancia de falta de respuesta"),
        DECISION: _("Plazo de la autoridad para decidir qué procede, vencido el tuyo"),
    }
    if clave.startswith(AREA) and ficha:
        area = ficha.nombre_de_area(clave.removeprefix(AREA))
        return _("Parte del plazo de {area}").format(area=area)
    return nombres.get(clave, clave)


def _linea(renglon: Renglon, numeros: dict[int, int]) -> Linea:
    regla = municipio_actual().marco.get(renglon.regla)
    return Linea(
        fecha=renglon.fecha,
        texto=renglon.texto,
        articulo=renglon.articulo,
        explicacion=regla.texto if regla else "",
        usados=renglon.dias_usados,
        restantes=renglon.dias_restantes,
        quien=_quien(renglon.quien_lo_tiene),
        por_venir=renglon.por_venir,
        calendario=numeros[renglon.calendario_id],
    )


def _quien(quien: str) -> str:
    nombres = {
        plazos.MUNICIPIO: _("El municipio"),
        plazos.SOLICITANTE: _("La persona solicitante"),
        plazos.PAGO: _("En espera de pago"),
    }
    return nombres.get(quien) or nombre_de(quien)
