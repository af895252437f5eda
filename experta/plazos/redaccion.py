"""The sentences of the ledger, in plain Spanish, each with the rule of law that it applies."""

from contextlib import suppress
from datetime import date, datetime

from experta.comun.municipio import municipio_actual
from experta.comun.texto import fecha_larga
from experta.plazos.calendario import Caida, Calendario, CalendarioSinEjercicio, PlazoInvalido
from experta.plazos.tipos import Momento, Solicitud, Tipo, Unidad

DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
NOMBRES = {
    Unidad.DIAS_HABILES: ("día hábil", "días hábiles"),
    Unidad.DIAS_NATURALES: ("día natural", "días naturales"),
    Unidad.MESES: ("mes", "meses"),
    Unidad.HORAS_HABILES: ("hora hábil", "horas hábiles"),
}
_ORACIONES = {
    Tipo.PRESENTACION: "Se abre un plazo de {plazo} el {cuando}.",
    Tipo.REPOSICION: "El expediente vuelve a revisión el {cuando}: se abre un plazo de {plazo}.",
    Tipo.REANUDACION: "El plazo se reanuda el {cuando}, el día hábil siguiente.",
    Tipo.PRORROGA: "El plazo se amplía, por única vez, en {prorroga}.",
    Tipo.VENCIMIENTO: "El plazo vence el {cuando}.",
    Tipo.FICTA: "El plazo terminó sin respuesta.",
    Tipo.RESPUESTA_TARDIA: "Se respondió fuera de plazo, el {cuando}.",
    Tipo.CUMPLIMIENTO: "El plazo se cumplió el {cuando}.",
    Tipo.CANCELACION: "El plazo dejó de correr el {cuando}.",
    Tipo.RECALCULO: "El calendario de días inhábiles cambió.",
}
_PARADAS = {
    Tipo.SUSPENSION: "El plazo se suspende {cuando}.",
    Tipo.ESPERA_DE_PAGO: "El plazo se detiene {cuando}, en espera del pago.",
}
_REGLAS = {
    Tipo.REPOSICION: "reposicion",
    Tipo.INICIO: "computo-inicio",
    Tipo.REANUDACION: "reanudacion",
    Tipo.SUSPENSION: "suspension",
    Tipo.PRORROGA: "prorroga",
    Tipo.RECALCULO: "dias-inhabiles",
}
_REGLA_DE_UNIDAD = {
    Unidad.DIAS_HABILES: "dias-inhabiles",
    Unidad.DIAS_NATURALES: "computo-dias-naturales",
    Unidad.MESES: "computo-meses",
    Unidad.HORAS_HABILES: "computo-horas-habiles",
}


def momento_largo(momento: Momento) -> str:
    """Return `jueves 12 de marzo de 2026`, and the hour when the moment has one."""
    dia = f"{DIAS[momento.weekday()]} {fecha_larga(momento)}"
    return f"{dia} a las {momento:%H:%M}" if isinstance(momento, datetime) else dia


def nombrar(cantidad: int, unidad: Unidad) -> str:
    """Return `10 días hábiles`, `1 mes`."""
    return f"{cantidad} {NOMBRES[unidad][cantidad != 1]}"


def articulo(clave: str) -> str:
    """Return the law and article of a rule of marco-legal.yaml.

    Raises:
        PlazoInvalido: the rule is not written there.
    """
    regla = municipio_actual().marco.get(clave)
    if regla is None:
        raise PlazoInvalido(f"La regla «{clave}» no está en municipio/marco-legal.yaml.")
    return f"{regla.ley}, {regla.articulo}"


def oracion(solicitud: Solicitud, tipo: Tipo, momento: Momento) -> str:
    """Return the sentence of one line."""
    if tipo == Tipo.INICIO:
        return _inicio(solicitud, momento)
    if tipo in _PARADAS:
        cuando = "el" if isinstance(momento, datetime) else "al terminar el"
        return _PARADAS[tipo].format(cuando=f"{cuando} {momento_largo(momento)}")
    return _ORACIONES[tipo].format(
        cuando=momento_largo(momento),
        plazo=nombrar(solicitud.cantidad, solicitud.unidad),
        prorroga=nombrar(solicitud.prorroga, solicitud.unidad),
    )


def por_caida(calendario: Calendario, dia: date) -> str:
    """Return why a last day moved on because the platform was down, with the source."""
    caida = next(caida for caida in calendario.caidas if caida.fecha == dia)
    return f"Se recorre porque {_caida(caida)}."


def por_tarde(solicitud: Solicitud, vence: date, dia: date) -> str:
    """Return how many days after the last one the answer came; empty when it was that day.

    Días hábiles, unless the plazo has every day or no calendar reaches so far.
    """
    unidad = Unidad.DIAS_NATURALES
    dias = (dia - vence).days
    if solicitud.unidad in (Unidad.DIAS_HABILES, Unidad.HORAS_HABILES):
        with suppress(CalendarioSinEjercicio):
            dias = solicitud.calendario.contar_habiles(vence, dia)
            unidad = Unidad.DIAS_HABILES
    return f"Pasaron {nombrar(dias, unidad)} desde que venció." if dias else ""


def novedades(antes: Calendario, ahora: Calendario, desde: date, hasta: date) -> list[str]:
    """Return which días inhábiles changed between two days, each with its source.

    `el viernes 20 de marzo de 2026 es inhábil (Gaceta 12)`.
    """
    nuevos = (dia for dia in ahora.dias if dia.fecha not in antes.inhabiles)
    quitados = (dia for dia in antes.dias if dia.fecha not in ahora.inhabiles)
    frases = [
        *((dia, f"es inhábil ({dia.fuente})") for dia in nuevos),
        *((dia, f"ya no es inhábil (lo decía: {dia.fuente})") for dia in quitados),
    ]
    return [
        f"el {momento_largo(dia.fecha)} {frase}"
        for dia, frase in sorted(frases)
        if desde <= dia.fecha <= hasta
    ]


def caidas_cambiadas(antes: Calendario, ahora: Calendario, dia: date) -> list[str]:
    """Return what changed of the outages of a day, with the source."""
    nuevas = (_caida(caida) for caida in ahora.caidas if caida.fecha == dia)
    if dia in ahora.dias_de_caida and dia not in antes.dias_de_caida:
        return list(nuevas)
    if dia in antes.dias_de_caida and dia not in ahora.dias_de_caida:
        return [f"se retiró la caída del {momento_largo(dia)}"]
    return []


def _caida(caida: Caida) -> str:
    return (
        f"el {momento_largo(caida.fecha)} la plataforma no funcionó de {caida.desde} a "
        f"{caida.hasta} ({caida.fuente})"
    )


def regla_de(solicitud: Solicitud, tipo: Tipo) -> str:
    """Return the key of the rule that a line of that kind ordinarily applies."""
    if tipo == Tipo.VENCIMIENTO:
        return _REGLA_DE_UNIDAD[solicitud.unidad]
    if tipo == Tipo.INICIO and solicitud.unidad in (Unidad.MESES, Unidad.HORAS_HABILES):
        return _REGLA_DE_UNIDAD[solicitud.unidad]
    return _REGLAS.get(tipo, solicitud.regla)


def _inicio(solicitud: Solicitud, momento: Momento) -> str:
    motivo = {
        Unidad.HORAS_HABILES: "el siguiente minuto de oficina",
        Unidad.MESES: "y corre de fecha a fecha",
    }.get(solicitud.unidad, "el día hábil siguiente")
    return f"El plazo empieza a contar el {momento_largo(momento)}, {motivo}."
