"""For whom the trámite is."""

from collections.abc import Sequence
from typing import Any

from django import forms

from experta.cuentas.models import Mandato

PROPIO = "mio"


class EmpezarForm(forms.Form):
    """Oneself, or somebody whose mandate covers the trámite."""

    def __init__(self, *args: Any, mandatos: Sequence[Mandato], **kwargs: Any) -> None:
        """Offer only the mandates given."""
        super().__init__(*args, **kwargs)
        self.mandatos = {str(mandato.pk): mandato for mandato in mandatos}
        elecciones = [(clave, str(mandato)) for clave, mandato in self.mandatos.items()]
        self.fields["para"] = forms.ChoiceField(choices=[(PROPIO, PROPIO), *elecciones])

    def mandato(self) -> Mandato | None:
        """Return the mandate chosen, None for oneself; only once valid."""
        return self.mandatos.get(self.cleaned_data["para"])
