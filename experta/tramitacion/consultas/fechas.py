"""Dates inside the sentences that people read."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, gettext_noop

from experta.comun import reloj

# What `plazos.redaccion.nombrar` writes, for the catalogue of each language.
UNIDADES = (
    gettext_noop("día hábil"),
    gettext_noop("días hábiles"),
    gettext_noop("día natural"),
    gettext_noop("días naturales"),
    gettext_noop("mes"),
    gettext_noop("meses"),
    gettext_noop("hora hábil"),
    gettext_noop("horas hábiles"),
)


def en_letra(dia: date | datetime) -> str:
    """Return a day as people say it, in the language of the page: `12 de marzo de 2026`."""
    local = reloj.local(dia).date() if isinstance(dia, datetime) else dia
    texto = date_format(local, "DATE_FORMAT")
    # Django's Mexican catalogue writes «Marzo»; Spanish months take no capital.
    return texto.lower() if (get_language() or "es").startswith("es") else texto


def tiempo(nombrado: str) -> str:
    """Return a length of time in the language of the page: `10 working days` for `10 días hábiles`.

    Papers and the ledger keep the Spanish that `nombrar` writes; only screens are translated.
    """
    cantidad, _, unidad = nombrado.partition(" ")
    return f"{cantidad} {gettext(unidad)}" if unidad else nombrado


def con_hora(momento: datetime) -> str:
    """Return a moment in the town: `12 de marzo de 2026, 10:30`."""
    return f"{en_letra(momento)}, {reloj.local(momento):%H:%M}"
