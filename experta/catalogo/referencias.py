"""Checks of the ficha on its own and against the town: offices, rules, times, money, certainty."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from experta.catalogo.ficha import Ficha
from experta.catalogo.listas import DUDOSAS
from experta.catalogo.partes import Vigencia
from experta.comun.municipio import Municipio
from experta.comun.yaml import Ruta

Error = tuple[Ruta, str]


def revisar_ficha(ficha: Ficha, datos: Mapping[str, Any], municipio: Municipio) -> Iterator[Error]:
    """Yield (path in ficha.yaml, Spanish sentence) for each mistake that the schema cannot see."""
    yield from _dependencias(ficha, municipio)
    yield from _reglas(ficha, municipio)
    yield from _prevencion(ficha, municipio)
    yield from _costo(ficha)
    yield from _vigencia(ficha.vigencia, ("vigencia",))
    yield from _documentos(ficha)
    yield from _repetidas(ficha)
    yield from _certeza(ficha, datos, municipio)


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
    for ruta, clave in nombradas:
        if clave and clave not in municipio.dependencias:
            yield ruta, f"«{clave}» no está en municipio/dependencias.yaml; agrégala o corrígela."


def _reglas(ficha: Ficha, municipio: Municipio) -> Iterator[Error]:
    plazo = ficha.plazo
    nombradas: list[tuple[Ruta, str]] = [
        (("plazo", "respuesta", "regla"), plazo.respuesta.regla),
        (("plazo", "prevencion", "regla"), plazo.prevencion.regla),
        (("plazo", "ficta_regla"), plazo.ficta_regla),
    ]
    for ruta, clave in nombradas:
        if clave and clave not in municipio.marco:
            yield ruta, f"«{clave}» no está en municipio/marco-legal.yaml; agrégala o corrígela."
    if plazo.ficta != "ninguna" and not plazo.ficta_regla:
        yield (
            ("plazo", "ficta"),
            f"La {plazo.ficta} ficta necesita la norma que la da: escribe «ficta_regla».",
        )


def _prevencion(ficha: Ficha, municipio: Municipio) -> Iterator[Error]:
    """The person never gets less than the frame gives (LFPA art. 17-A: five días hábiles)."""
    tiempo, minimo = ficha.plazo.prevencion, municipio.regla("prevencion").valor
    if tiempo.unidad != "dias_habiles":
        yield ("plazo", "prevencion", "unidad"), "La prevención se cuenta en días hábiles."
    elif tiempo.cantidad < minimo:
        yield (
            ("plazo", "prevencion", "cantidad"),
            f"La ley da al menos {minimo} días hábiles para responder; pon {minimo} o más.",
        )


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
        yield from _vigencia(documento.vigencia, ("documentos", i, "vigencia"))


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


def _certeza(ficha: Ficha, datos: Mapping[str, Any], municipio: Municipio) -> Iterator[Error]:
    """Doubtful data are marked as demonstration, and decide nothing outside one."""
    if not ficha.demostracion and _hay_dudas(datos):
        yield (
            ("nombre",),
            "Hay datos de demostración o por confirmar; escribe «demostracion: true».",
        )
    if municipio.demostracion:
        return
    plazo = ficha.plazo
    decisivos: list[tuple[Ruta, str]] = [
        (("plazo", "respuesta", "certeza"), plazo.respuesta.certeza),
        (("costo", "certeza"), ficha.costo.certeza),
        *(
            (ruta, municipio.marco[clave].certeza)
            for ruta, clave in (
                (("plazo", "respuesta", "regla"), plazo.respuesta.regla),
                (("plazo", "prevencion"), plazo.prevencion.regla),
                (("plazo", "ficta"), plazo.ficta_regla),
            )
            if clave in municipio.marco
        ),
    ]
    for ruta, certeza in decisivos:
        if certeza.startswith(DUDOSAS):
            yield (
                ruta,
                f"Este dato es «{certeza}» y el municipio ya no está en demostración: "
                "confírmalo en su norma y pon «publicada».",
            )


def _hay_dudas(datos: Any) -> bool:
    if isinstance(datos, Mapping):
        propia = str(datos.get("certeza", "")).startswith(DUDOSAS)
        return propia or any(_hay_dudas(valor) for valor in datos.values())
    return isinstance(datos, list) and any(_hay_dudas(valor) for valor in datos)
