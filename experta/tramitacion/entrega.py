"""Handing a notification over: what is recorded of it, and what makes it valid."""

from dataclasses import dataclass
from datetime import datetime

from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.expedientes.models import Notificacion
from experta.plazos.services import calendario_vigente
from experta.tramitacion import relojes
from experta.tramitacion.errores import dato_invalido, exigir_calendario

_MEDIO = Notificacion.Medio
_CON_NUMERO = {
    _MEDIO.DOMICILIO: "Escribe el número del acta: sin acta, la notificación no vale.",
    _MEDIO.CORREO_CERTIFICADO: "Escribe el número de la guía: es la prueba de que la recibió.",
}


@dataclass(frozen=True)
class Entrega:
    """How, to whom and when; `constancia` is the number of the acta or of the guía.

    `habilitacion` is why it was practised on a day or at an hour on which offices do not work.
    """

    medio: str
    recibio: str
    recibida_at: datetime
    constancia: str = ""
    habilitacion: str = ""

    def evidencia(self) -> dict[str, str]:
        """Return what is kept as its proof; nothing empty."""
        datos = {
            "recibio": self.recibio.strip(),
            "constancia": self.constancia.strip(),
            "habilitacion": self.habilitacion.strip(),
        }
        return {clave: valor for clave, valor in datos.items() if valor}


def exigir(entrega: Entrega, notificacion: Notificacion) -> None:
    """Refuse what would not prove a notification.

    Raises:
        DatosInvalidos: no medium, nobody who received it, no number of its acta or guía, a moment
            that cannot be, or one without office hours that nobody authorised.
    """
    if entrega.medio not in _MEDIO.values or entrega.medio == _MEDIO.ELECTRONICA:
        raise dato_invalido("medio", "Elige cómo se notificó.")
    if not entrega.recibio.strip():
        raise dato_invalido("recibio", "Escribe el nombre de quien recibió la notificación.")
    if entrega.medio in _CON_NUMERO and not entrega.constancia.strip():
        raise dato_invalido("constancia", _CON_NUMERO[_MEDIO(entrega.medio)])
    # Forms tell the minute, not the second.
    hecho = notificacion.created_at.replace(second=0, microsecond=0)
    if not hecho <= entrega.recibida_at <= reloj.ahora():
        raise dato_invalido(
            "recibida_at", "La fecha no puede ser futura ni anterior al documento que se entrega."
        )
    por_correo = entrega.medio == _MEDIO.CORREO_CERTIFICADO
    oficina = notificacion.expediente.version.ficha["dependencia"]
    if por_correo or entrega.habilitacion.strip() or _es_habil(entrega.recibida_at, oficina):
        return
    regla = municipio_actual().regla("computo-dias-habiles")
    raise dato_invalido(
        "habilitacion",
        "Ese momento es inhábil: corrige el día y la hora, o escribe por qué se habilitó "
        f"({regla.ley}, {regla.articulo}).",
    )


@exigir_calendario()
def _es_habil(momento: datetime, dependencia: str) -> bool:
    """Say whether an office works then; what begins in its hours may end with them."""
    local, horario = reloj.local(momento), relojes.horario_de(dependencia)
    habil = calendario_vigente().calendario.es_habil(local.date())
    return habil and horario.abre <= local.time() <= horario.cierra
