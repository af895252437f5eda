"""What happened to a case, line by line."""

from django.conf import settings
from django.db import models

from experta.comun import reloj
from experta.expedientes.models.expediente import Expediente


class Suceso(models.Model):
    """A line of the history: what happened, who did it, for whom, in a plain sentence."""

    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="sucesos")
    at = models.DateTimeField(default=reloj.ahora)
    acto = models.SlugField(max_length=40)
    texto = models.CharField(max_length=500)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    en_nombre_de = models.CharField(max_length=310, blank=True)
    # Facts of internal work are for officials; the rest is for everybody on the case.
    publico = models.BooleanField(default=True)
    hoja = models.PositiveBigIntegerField("número de hoja en la bitácora")
    # The keyed digests that its leaf is made of; those written before there were any have none.
    sello = models.JSONField(default=dict)

    class Meta:
        ordering = ["-hoja"]

    def __str__(self) -> str:
        """Return the sentence."""
        return self.texto
