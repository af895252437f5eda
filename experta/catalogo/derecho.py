"""What the law asks of a ficha: each rule in the frame, no plazo below it, no silence that kills.

The rules are those of municipio/marco-legal.yaml; outside a demonstration a plazo, a fee or an
effect of silence that is not certain is refused.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from experta.catalogo.ficha import Ficha
from experta.catalogo.listas import DUDOSAS
from experta.comun.municipio import Municipio
from experta.comun.yaml import Ruta

Error = tuple[Ruta, str]


class Tiempo(Protocol):
    """So much of a unit of time."""

    @property
    def cantidad(self) -> int:
        """How much."""

    @property
    def unidad(self) -> str:
        """Of what."""


# How long each unit lasts at least, in working hours: enough to compare two of them.
_HORAS = {"horas_habiles": 1, "dias_habiles": 7, "dias_naturales": 5, "meses": 140}
# Cited in the ledger whatever the ficha says.
_DEL_MOTOR = (
    *("computo-inicio", "computo-dias-habiles", "computo-horas-habiles", "computo-meses"),
    *("dias-inhabiles", "ultimo-dia-inhabil", "promesa-de-servicio", "prevencion", "prorroga"),
    *("suspension", "reanudacion", "desechamiento", "caducidad", "constancia-de-ficta"),
    *("notificacion-electronica", "notificacion-efectos", "remedio", "desistimiento"),
)


def revisar_derecho(
    ficha: Ficha, datos: Mapping[str, Any], municipio: Municipio
) -> Iterator[Error]:
    """Yield (path in ficha.yaml, Spanish sentence) for each breach of the frame."""
    yield from _reglas(ficha, municipio)
    yield from _prevencion(ficha, municipio)
    yield from _topes(ficha, municipio)
    yield from _silencio(ficha, municipio)
    yield from _asentimiento(ficha)
    yield from _pago(ficha)
    yield from _remedio(ficha)
    yield from _certeza(ficha, datos, municipio)


def reglas_de(ficha: Ficha) -> list[tuple[Ruta, str]]:
    """Return every rule of the frame that the ficha names, with the place where it does."""
    plazo, visita = ficha.plazo, ficha.inspeccion
    nombradas: list[tuple[Ruta, str]] = [
        (("plazo", "respuesta", "regla"), plazo.respuesta.regla),
        (("plazo", "prevencion", "regla"), plazo.prevencion.regla),
        (("plazo", "ficta_regla"), plazo.ficta_regla),
        (("costo", "detiene_regla"), ficha.costo.detiene_regla),
    ]
    for i, area in enumerate(ficha.areas):
        ruta: Ruta = ("proceso", "parametros", "areas", i)
        nombradas.append(((*ruta, "asentimiento_regla"), area.asentimiento_regla))
        if area.plazo:
            nombradas.append(((*ruta, "plazo", "regla"), area.plazo.regla))
    if visita and visita.medidas:
        nombradas.append((("inspeccion", "medidas", "regla"), visita.medidas.regla))
    if ficha.remedio:
        nombradas.append((("remedio", "regla"), ficha.remedio.regla))
    return [(ruta, clave) for ruta, clave in nombradas if clave]


def _reglas(ficha: Ficha, municipio: Municipio) -> Iterator[Error]:
    for ruta, clave in reglas_de(ficha):
        if clave not in municipio.marco:
            yield ruta, f"«{clave}» no está en municipio/marco-legal.yaml; agrégala o corrígela."


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


def _topes(ficha: Ficha, municipio: Municipio) -> Iterator[Error]:
    """Nothing that is offered or shared out goes beyond the plazo, nor this beyond its rule."""
    respuesta, promesa = ficha.plazo.respuesta, ficha.promesa
    regla = municipio.marco.get(respuesta.regla)
    tope = regla.valor if regla else None
    if isinstance(tope, int) and respuesta.unidad == "dias_habiles" and respuesta.cantidad > tope:
        yield (
            ("plazo", "respuesta", "cantidad"),
            f"La regla «{respuesta.regla}» da {tope} días hábiles a lo más.",
        )
    if promesa and _es_mas(promesa, respuesta):
        yield ("promesa",), "Lo que se promete no puede tardar más que el plazo de la ley."
    for i, area in enumerate(ficha.areas):
        if area.plazo and _es_mas(area.plazo, respuesta):
            ruta: Ruta = ("proceso", "parametros", "areas", i, "plazo")
            yield ruta, f"«{area.nombre}» no puede usar más tiempo que el plazo del trámite."


def _es_mas(una: Tiempo, otra: Tiempo) -> bool:
    return una.cantidad * _HORAS[una.unidad] > otra.cantidad * _HORAS[otra.unidad]


def _silencio(ficha: Ficha, municipio: Municipio) -> Iterator[Error]:
    plazo = ficha.plazo
    regla = municipio.marco.get(plazo.ficta_regla)
    if regla and regla.efecto and regla.efecto != plazo.ficta:
        yield (
            ("plazo", "ficta_regla"),
            f"«{plazo.ficta_regla}» da una {regla.efecto} ficta, no una {plazo.ficta}.",
        )
    if plazo.ficta != "ninguna" and not plazo.ficta_regla:
        yield (
            ("plazo", "ficta"),
            f"La {plazo.ficta} ficta necesita la norma que la da: escribe «ficta_regla».",
        )
    if plazo.ficta != "afirmativa":
        return
    if ficha.riesgo_a_la_vida:
        yield (
            ("plazo", "ficta"),
            "Este trámite cuida la vida de las personas: su silencio no puede autorizar nada. "
            "Pon «negativa» o «ninguna».",
        )
    if not plazo.ficta_autoriza:
        yield ("plazo",), "Di en «ficta_autoriza» qué queda autorizado si no hay respuesta."


def _asentimiento(ficha: Ficha) -> Iterator[Error]:
    """The silence of a department counts only with a rule, a budget and no life at risk."""
    for i, area in enumerate(ficha.areas):
        ruta: Ruta = ("proceso", "parametros", "areas", i)
        if not area.asentimiento_tacito:
            continue
        if ficha.riesgo_a_la_vida:
            yield ruta, "Con riesgo a la vida ningún silencio cuenta como opinión favorable."
        if not area.asentimiento_regla:
            yield ruta, "El asentimiento tácito necesita su norma: escribe «asentimiento_regla»."
        if area.plazo is None:
            yield ruta, "El asentimiento tácito necesita un tope: escribe «plazo» del área."


def _pago(ficha: Ficha) -> Iterator[Error]:
    costo = ficha.costo
    if costo.detiene_plazo and not costo.detiene_regla:
        yield (
            ("costo", "detiene_plazo"),
            "Detener el plazo mientras se paga necesita su norma: escribe «detiene_regla».",
        )
    if not costo.gratuito and costo.exigible == "antes_de_entregar" and not costo.detiene_plazo:
        yield (
            ("costo", "exigible"),
            "Mientras la persona no paga, el silencio no es del municipio: escribe "
            "«detiene_plazo: true» y «detiene_regla».",
        )
    if costo.gratuito and costo.detiene_plazo:
        yield ("costo", "detiene_plazo"), "Un trámite gratuito no espera ningún pago."


def _remedio(ficha: Ficha) -> Iterator[Error]:
    """What is filed elsewhere says how: here nobody would find a button."""
    if ficha.remedio and not ficha.remedio.en_linea and not ficha.remedio.como:
        yield ("remedio",), "Di en «como» cómo y dónde se presenta: aquí no habrá botón."


def _certeza(ficha: Ficha, datos: Mapping[str, Any], municipio: Municipio) -> Iterator[Error]:
    """Doubtful data are marked as demonstration, and decide nothing outside one."""
    if not ficha.demostracion and _hay_dudas(datos):
        yield (
            ("nombre",),
            "Hay datos de demostración o por confirmar; escribe «demostracion: true».",
        )
    if municipio.demostracion:
        return
    decisivos: list[tuple[Ruta, str]] = [
        (("plazo", "respuesta", "certeza"), ficha.plazo.respuesta.certeza),
        (("costo", "certeza"), ficha.costo.certeza),
        *(
            (ruta, municipio.marco[clave].certeza)
            for ruta, clave in reglas_de(ficha)
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
    marco = municipio.marco
    dudosas = [c for c in _DEL_MOTOR if c in marco and marco[c].certeza.startswith(DUDOSAS)]
    if dudosas:
        yield (
            ("plazo",),
            f"El libro del plazo cita reglas sin confirmar: {', '.join(dudosas)}. "
            "Confírmalas en municipio/marco-legal.yaml.",
        )


def _hay_dudas(datos: Any) -> bool:
    if isinstance(datos, Mapping):
        propia = str(datos.get("certeza", "")).startswith(DUDOSAS)
        return propia or any(_hay_dudas(valor) for valor in datos.values())
    return isinstance(datos, list) and any(_hay_dudas(valor) for valor in datos)
