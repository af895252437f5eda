"""What a reviewer looked at and found right, point by point: the ticks of the checklist."""

from django.conf import settings
from django.db import models

from experta.comun import reloj
from experta.expedientes.models.expediente import Expediente


class VistoBueno(models.Model):
    """A point of a case that an area confirmed; taking the tick away deletes the row.

    `punto` is the key of a question, or `requisito:<clave>` for what no question asks.
    """

    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="vistos_buenos")
    area = models.SlugField(max_length=60)
    punto = models.CharField("dato o requisito revisado", max_length=120)
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["expediente", "area", "punto"], name="visto_bueno_unico_por_area"
            )
        ]
        verbose_name = "visto bueno"
        verbose_name_plural = "vistos buenos"

    def __str__(self) -> str:
        """Return area and point."""
        return f"{self.area}: {self.punto}"
