"""What the search keeps: questions that found nothing, and the synonyms added because of them."""

from django.conf import settings
from django.db import models

from experta.comun import reloj


class BusquedaSinResultado(models.Model):
    """A text that found nothing on a day, and how often; who asked is never kept."""

    texto = models.CharField(max_length=200)
    dia = models.DateField(db_index=True)
    veces = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "búsqueda sin resultado"
        verbose_name_plural = "búsquedas sin resultado"
        constraints = [
            models.UniqueConstraint(fields=["texto", "dia"], name="busqueda_una_por_dia"),
        ]

    def __str__(self) -> str:
        """Return the text."""
        return self.texto


class SinonimoAgregado(models.Model):
    """A group of expressions that the office added over those of municipio/sinonimos.yaml."""

    expresiones = models.JSONField()
    agregado_at = models.DateTimeField(default=reloj.ahora)
    agregado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "sinónimo agregado"
        verbose_name_plural = "sinónimos agregados"
        ordering = ["pk"]

    def __str__(self) -> str:
        """Return the expressions."""
        return ", ".join(self.expresiones)
