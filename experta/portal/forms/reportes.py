"""A doubt, a fault or a complaint, written by anybody."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experta.motores.formularios import Opcion, Pregunta
from experta.soporte.models import Reporte
from experta.soporte.rules import TEXTO_MAXIMO


class ReporteForm(forms.Form):
    """Reads a report as typed; what it must say is judged by soporte, which takes it.

    `sitio` is a trap: people do not see it, programs fill it.
    """

    clase = forms.CharField(required=False)
    texto = forms.CharField(required=False)
    folio_expediente = forms.CharField(required=False)
    correo = forms.CharField(required=False)
    anonima = forms.MultipleChoiceField(choices=[("si", "")], required=False)
    pagina = forms.CharField(required=False)
    sitio = forms.CharField(
        max_length=0,
        required=False,
        error_messages={"max_length": gettext_lazy("Deja vacía esta casilla")},
    )

    @property
    def faltas(self) -> dict[str, str]:
        """The first sentence of each wrong field, by its HTML name."""
        return {nombre: str(frases[0]) for nombre, frases in self.errors.items()}


def preguntas(*, con_cuenta: bool) -> list[Pregunta]:
    """Return the questions as the shared screens show them; who has an account may hide it."""
    lista = [
        Pregunta(
            clave="clase", tipo="opcion", etiqueta=_("¿Qué quieres decirnos?"), opciones=_clases()
        ),
        Pregunta(
            clave="texto",
            tipo="texto_largo",
            etiqueta=_("Cuéntanos"),
            ayuda=_("Qué querías hacer, qué pasó y qué esperabas. No escribas contraseñas."),
            max_largo=TEXTO_MAXIMO,
        ),
        Pregunta(
            clave="folio_expediente",
            tipo="texto",
            etiqueta=_("Folio de tu trámite"),
            ayuda=_("Si es sobre un trámite que ya empezaste."),
            requerido=False,
            max_largo=30,
        ),
        Pregunta(
            clave="correo",
            tipo="correo",
            etiqueta=_("Correo para avisarte"),
            ayuda=_("Sin correo también te atendemos: te damos un folio para ver la respuesta."),
            requerido=False,
        ),
    ]
    if con_cuenta:
        lista.append(
            Pregunta(
                clave="anonima",
                tipo="opciones",
                etiqueta=_("Tu nombre"),
                requerido=False,
                opciones=(Opcion(clave="si", etiqueta=_("No guarden mi nombre ni mi correo")),),
            )
        )
    return lista


def _clases() -> tuple[Opcion, ...]:
    ayudas = {
        Reporte.Clase.DUDA: _("Te contesta la ventanilla."),
        Reporte.Clase.FALLA: _("La atiende quien cuida el sistema."),
        Reporte.Clase.QUEJA: _(
            "Solo la lee el Órgano Interno de Control, no la oficina de la que te quejas. "
            "Puede ser anónima."
        ),
    }
    return tuple(
        Opcion(clave=str(clase.value), etiqueta=_(str(clase.label)), ayuda=ayudas[clase])
        for clase in Reporte.Clase
    )
