"""Dates inside the sentences that people read."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import get_language

from experta.comun import reloj


def en_letra(dia: date | datetime) -> str:
    """Return a day as people say it, in the language of the page: `12 de marzo de 2026`."""
    local = reloj.local(dia).date() if isinstance(dia, datetime) else dia
    texto = date_format(local, "DATE_FORMAT")
    # Django's Mexican catalogue writes «Marzo»; Spanish months take no capital.
    return texto.lower() if (get_language() or "es").startswith("es") else texto


def con_hora(momento: datetime) -> str:
    """Return a moment in the town: `12 de marzo de 2026, 10:30`."""
    return f"{en_letra(momento)}, {reloj.local(momento):%H:%M}"
