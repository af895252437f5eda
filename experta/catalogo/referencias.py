"""Checks of the ficha on its own and against the town: offices, money, papers, keys."""

import re
from collections.abc import Iterator
from datetime import date

from experta.catalogo.declaracion import PATRON_PREGUNTA
from experta.catalogo.ficha import Ficha
from experta.catalogo.listas import CON_RESPUESTA
from experta.catalogo.partes import POR_EVENTO, Vigencia
from experta.comun.municipio import Municipio
from experta.comun.yaml import Ruta

Error = tuple[Ruta, str]
_MAXIMO_DE_GRACIA = {"dias_naturales": 365, "meses": 12, "anios": 1}


def revisar_ficha(ficha: Ficha, municipio: Municipio) -> Iterator[Error]:
    """Yield (path in ficha.yaml, Spanish sentence) for each mistake that the schema cannot see."""
    yield from _dependencias(ficha, municipio)
    yield from _costo(ficha)
    yield from _requisitos(ficha)
    yield from _visitas(ficha)
    yield from _vigencia(ficha.vigencia, ("vigencia",))
    if ficha.vigencia.hasta:
        yield ("vigencia", "hasta"), "«hasta» se escribe en la vigencia del documento; muévelo."
    yield from _documentos(ficha)
    yield from _gracia(ficha)
    yield from _repetidas(ficha)


def _dependencias(ficha: Ficha, municipio: Municipio) -> Iterator[Error]:
    de_proceso: Ruta = ("proceso", "parametros")
    parametros = ficha.proceso.parametros
    nombradas: list[tuple[Ruta, str]] = [
        (("dependencia",), ficha.dependencia),
        *((("oficinas", i), clave) for i, clave in enumerate(ficha.oficinas)),
        ((*de_proceso, "dependencia"), parametros.dependencia),
        ((*de_proceso, "dependencia_firmante"), parametros.dependencia_firmante),
        ((*de_proceso, "dependencia_inspeccion"), parametros.dependencia_inspeccion),
        *(((*de_proceso, "areas", i), a.dependencia) for i, a in enumerate(ficha.areas)),
        *((("documentos", i), d.dependencia) for i, d in enumerate(ficha.documentos)),
    ]
    if ficha.inspeccion:
        nombradas.append((("inspeccion", "autoridad"), ficha.inspeccion.autoridad))
    nombradas += [
        (("requisitos", i, "autoridad"), uno.autoridad) for i, uno in enumerate(ficha.requisitos)
    ]
    for ruta, clave in nombradas:
        if clave and clave not in municipio.dependencias:
            yield ruta, f"«{clave}» no está en municipio/dependencias.yaml; agrégala o corrígela."


def _costo(ficha: Ficha) -> Iterator[Error]:
    costo = ficha.costo
    if costo.gratuito and costo.tarifa:
        yield ("costo", "tarifa"), "Si es gratuito no lleva tarifa; quita una de las dos cosas."
    if costo.gratuito and ficha.proceso.parametros.requiere_pago:
        yield (
            ("proceso", "parametros", "requiere_pago"),
            "El trámite es gratuito; «requiere_pago» debe ser false.",
        )
    if not costo.gratuito:
        for nombre in ("tarifa", "momento", "formas_de_pago", "fundamento"):
            if not getattr(costo, nombre):
                yield ("costo",), f"Un trámite con costo dice su «{nombre}»; agrégalo."


def _vigencia(vigencia: Vigencia, ruta: Ruta) -> Iterator[Error]:
    if vigencia.tipo == "duracion" and not (vigencia.cantidad and vigencia.unidad):
        yield ruta, "Una vigencia por duración dice «cantidad» y «unidad»."
    if vigencia.tipo == "fecha_fija" and not _es_fecha(vigencia.mes, vigencia.dia):
        yield ruta, "Una vigencia de fecha fija dice «mes» y «dia» de una fecha que exista."
    if vigencia.hasta and vigencia.tipo != POR_EVENTO:
        yield (*ruta, "hasta"), "«hasta» es sólo de una vigencia por evento; quítalo."


def _gracia(ficha: Ficha) -> Iterator[Error]:
    gracia = ficha.renovacion.gracia if ficha.renovacion else None
    if gracia is None:
        return
    ruta: Ruta = ("renovacion", "gracia")
    if gracia.tipo not in ("duracion", "fecha_fija"):
        yield ruta, "La gracia es por duración o hasta una fecha fija."
        return
    yield from _vigencia(gracia, ruta)
    if gracia.tipo == "duracion" and (gracia.cantidad or 0) > _MAXIMO_DE_GRACIA.get(
        gracia.unidad, 0
    ):
        yield ruta, "La gracia dura un año o menos."


def _es_fecha(mes: int | None, dia: int | None) -> bool:
    try:
        # A common year: 29 February would fail three years out of four.
        date(2023, mes or 0, dia or 0)
    except ValueError:
        return False
    return True


def _documentos(ficha: Ficha) -> Iterator[Error]:
    if not any(documento.cuando != "desfavorable" for documento in ficha.documentos):
        yield ("documentos",), "Falta el documento que se emite cuando la resolución es favorable."
    for i, documento in enumerate(ficha.documentos):
        ruta: Ruta = ("documentos", i, "vigencia")
        yield from _vigencia(documento.vigencia, ruta)
        if documento.vigencia.tipo == POR_EVENTO:
            yield from _por_evento(ficha, documento.vigencia, ruta)
        for nombre in documento.imagenes:
            if not re.fullmatch(PATRON_PREGUNTA, nombre):
                yield (
                    ("documentos", i, "imagenes", nombre),
                    f"«{nombre}» se escribe con minúsculas sin acentos y guion bajo.",
                )


def _por_evento(ficha: Ficha, vigencia: Vigencia, ruta: Ruta) -> Iterator[Error]:
    """What is granted for one event ends with it: it says when, and nobody renews it."""
    if not vigencia.hasta:
        yield ruta, "Una vigencia por evento dice en «hasta» qué pregunta da su último día."
    if ficha.renovacion:
        yield ("renovacion",), "Lo que se da para un evento no se renueva; escribe null."


def _visitas(ficha: Ficha) -> Iterator[Error]:
    """Every visit says who makes it (LNETB art. 54-VII), also one that follows the answer."""
    for i, requisito in enumerate(ficha.requisitos):
        despues = requisito in ficha.visitas_despues
        if despues and not requisito.autoridad:
            yield (
                ("requisitos", i),
                "El proceso no espera esta visita, así que es después de la respuesta: di en "
                "«autoridad» qué dependencia la hace.",
            )
        if requisito.autoridad and not despues:
            yield ("requisitos", i, "autoridad"), "Sólo es de una visita después de la respuesta."


def _requisitos(ficha: Ficha) -> Iterator[Error]:
    for i, requisito in enumerate(ficha.requisitos):
        tiene = requisito.lo_tiene
        if tiene and bool(tiene.tramite) == bool(tiene.conector):
            yield (
                ("requisitos", i, "lo_tiene"),
                "Di dónde lo tiene el municipio: «tramite» con su «documento», o «conector».",
            )
        if tiene and tiene.tramite and not tiene.documento:
            yield ("requisitos", i, "lo_tiene"), "Di cuál «documento» de ese trámite se consulta."
        for j, comprobacion in enumerate(requisito.comprobaciones):
            if comprobacion.que in CON_RESPUESTA and not comprobacion.contra:
                yield (
                    ("requisitos", i, "comprobaciones", j),
                    f"«{comprobacion.que}» se compara con una respuesta: escribe «contra».",
                )
            if comprobacion.que == "antiguedad" and not requisito.antiguedad_maxima_dias:
                yield (
                    ("requisitos", i, "comprobaciones", j),
                    "Para comprobar la antigüedad escribe «antiguedad_maxima_dias».",
                )


def _repetidas(ficha: Ficha) -> Iterator[Error]:
    puntos = ficha.inspeccion.lista if ficha.inspeccion else ()
    listas: list[tuple[Ruta, list[str]]] = [
        (("documentos",), [uno.clave for uno in ficha.documentos]),
        (("requisitos",), [uno.clave for uno in ficha.requisitos]),
        (("proceso", "parametros", "areas"), [uno.clave for uno in ficha.areas]),
        (("inspeccion", "lista"), [punto.clave for punto in puntos]),
    ]
    for ruta, claves in listas:
        for i, clave in enumerate(claves):
            if clave in claves[:i]:
                yield (*ruta, i), f"La clave «{clave}» está repetida; debe ser única."
