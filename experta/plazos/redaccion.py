"""The sentences of the ledger, in plain Spanish, each with the rule of law that it applies."""

from datetime import datetime

from experta.comun.municipio import municipio_actual
from experta.comun.texto import fecha_larga
from experta.plazos.calendario import PlazoInvalido
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
    Tipo.REANUDACION: "El plazo se reanuda el {cuando}, el día hábil siguiente.",
    Tipo.PRORROGA: "El plazo se amplía, por única vez, en {prorroga}.",
    Tipo.VENCIMIENTO: "El plazo vence el {cuando}.",
    Tipo.CUMPLIMIENTO: "El plazo se cumplió el {cuando}.",
    Tipo.CANCELACION: "El plazo dejó de correr el {cuando}.",
    Tipo.RECALCULO: "El calendario de días inhábiles cambió.",
}
_REGLAS = {
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
    if tipo == Tipo.SUSPENSION:
        cuando = "el" if isinstance(momento, datetime) else "al terminar el"
        return f"El plazo se suspende {cuando} {momento_largo(momento)}."
    return _ORACIONES[tipo].format(
        cuando=momento_largo(momento),
        plazo=nombrar(solicitud.cantidad, solicitud.unidad),
        prorroga=nombrar(solicitud.prorroga, solicitud.unidad),
    )


def regla_de(solicitud: Solicitud, tipo: Tipo, recorrido: bool) -> str:
    """Return the key of the rule that a line applies; `recorrido`: its last day was moved on."""
    if tipo == Tipo.VENCIMIENTO:
        return "ultimo-dia-inhabil" if recorrido else _REGLA_DE_UNIDAD[solicitud.unidad]
    if tipo == Tipo.INICIO and solicitud.unidad in (Unidad.MESES, Unidad.HORAS_HABILES):
        return _REGLA_DE_UNIDAD[solicitud.unidad]
    return _REGLAS.get(tipo, solicitud.regla)


def _inicio(solicitud: Solicitud, momento: Momento) -> str:
    motivo = {
        Unidad.HORAS_HABILES: "el siguiente minuto de oficina",
        Unidad.MESES: "y corre de fecha a fecha",
    }.get(solicitud.unidad, "el día hábil siguiente")
    return f"El plazo empieza a contar el {momento_largo(momento)}, {motivo}."
