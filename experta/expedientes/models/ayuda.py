"""Help that an authority asks of the person after the time to prevent: it stops no clock."""

from datetime import datetime

from django.conf import settings
from django.db import models

from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.expedientes.models.expediente import Expediente


class Ayuda(models.Model):
    """A request without legal effect: unanswered, nothing can be taken against the person."""

    expediente = models.ForeignKey(Expediente, models.PROTECT, related_name="ayudas")
    texto = models.CharField("para qué se pide", max_length=1000)
    # A list of objects with pregunta (a key of the form, or empty) and texto.
    puntos = models.JSONField(default=list)
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nombramiento = models.ForeignKey(Nombramiento, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)
    respuesta = models.CharField(max_length=2000, blank=True)
    respondida_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            # One at a time: a second one while the first waits would be a hidden prevención.
            models.UniqueConstraint(
                fields=["expediente"],
                condition=models.Q(respondida_at__isnull=True),
                name="ayuda_una_sin_responder",
            )
        ]

    def __str__(self) -> str:
        """Return what for."""
        return self.texto

    @classmethod
    def pedir(
        cls,
        *,
        expediente: Expediente,
        texto: str,
        puntos: list[dict[str, str]],
        autor: Persona,
        nombramiento: Nombramiento,
    ) -> "Ayuda":
        """Return a new request, waiting for the person."""
        return cls.objects.create(
            expediente=expediente,
            texto=texto,
            puntos=puntos,
            autor=autor,
            nombramiento=nombramiento,
        )

    def responder(self, respuesta: str, momento: datetime) -> bool:
        """Record the answer; say whether we were first."""
        abiertas = type(self).objects.filter(pk=self.pk, respondida_at=None)
        return abiertas.update(respuesta=respuesta, respondida_at=momento) == 1
