"""How near a legal due date is, in words and with a tone; colour is never the only sign."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from experta.comun import reloj
from experta.plazos.calendario import Calendario, PlazoInvalido
from experta.plazos.services import calendario_vigente

# Working days left from which it asks for attention.
PRONTO = 2

VENCIMIENTOS = {
    "vencidos": gettext_lazy("Vencidos"),
    "hoy": gettext_lazy("Vencen hoy"),
    "pronto": gettext_lazy("Vencen en 2 días hábiles o menos"),
    "despues": gettext_lazy("Vencen después"),
}


@dataclass(frozen=True)
class Semaforo:
    """What to show: `tono` bien, ojo, mal or neutro, and the sentence."""

    tono: str
    texto: str


class Semaforos:
    """Judges due dates as of today; one query when it is made, none afterwards."""

    def __init__(self) -> None:
        """Read the calendar in force."""
        self.hoy = reloj.hoy()
        self._calendario: Calendario = calendario_vigente().calendario

    def de(self, vence: date | None, *, en_pausa: bool = False) -> Semaforo:
        """Return how a due date stands."""
        if en_pausa:
            return Semaforo("neutro", _("En pausa"))
        if vence is None:
            return Semaforo("neutro", _("Sin fecha límite"))
        if vence < self.hoy:
            dias = (self.hoy - vence).days
            texto = ngettext("Venció hace %(dias)s día", "Venció hace %(dias)s días", dias)
            return Semaforo("mal", texto % {"dias": dias})
        if vence == self.hoy:
            return Semaforo("ojo", _("Vence hoy"))
        dias = max(self._habiles_hasta(vence), 1)
        texto = ngettext("Queda %(dias)s día hábil", "Quedan %(dias)s días hábiles", dias)
        return Semaforo("ojo" if dias <= PRONTO else "bien", texto % {"dias": dias})

    def filtro(self, cual: str, campo: str = "vence") -> Q:
        """Return the condition of one of VENCIMIENTOS on a date field; of anything else, none."""
        pronto = self._dentro_de(PRONTO)
        condiciones = {
            "vencidos": Q(**{f"{campo}__lt": self.hoy}),
            "hoy": Q(**{campo: self.hoy}),
            "pronto": Q(**{f"{campo}__gt": self.hoy, f"{campo}__lte": pronto}),
            "despues": Q(**{f"{campo}__gt": pronto}) | Q(**{f"{campo}__isnull": True}),
        }
        return condiciones.get(cual, Q())

    def _habiles_hasta(self, dia: date) -> int:
        try:
            return self._calendario.contar_habiles(self.hoy, dia)
        except PlazoInvalido:  # beyond the last published calendar: far enough
            return (dia - self.hoy).days

    def _dentro_de(self, dias: int) -> date:
        try:
            return self._calendario.sumar_habiles(self.hoy, dias)
        except PlazoInvalido:
            return self.hoy + timedelta(days=dias)
