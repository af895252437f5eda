"""What each case adds to the figures, copied here so that no page reads the cases themselves.

Everything can be made again from the rooms (`services.recalcular`): these tables are never the
truth about a case, only about the sums.
"""

from django.db import models

from experta.catalogo.models import Tramite
from experta.expedientes.models import Expediente


class Cifra(models.Model):
    """One case in figures. Days are local; hours are whole, of the clock on the wall.

    `revisado` is the day on which its first review ended: it was prevented, decided or finished.
    `horas` and its parts are there only when the authority answered (for or against), and the
    three parts always add up to it.
    """

    expediente = models.OneToOneField(Expediente, models.CASCADE, primary_key=True)
    tramite = models.ForeignKey(Tramite, models.CASCADE, related_name="+")
    ingresado = models.DateField(db_index=True)
    en_linea = models.BooleanField()
    revisado = models.DateField(null=True, db_index=True)
    a_la_primera = models.BooleanField(null=True)
    respondido = models.DateField(null=True, db_index=True)
    horas = models.PositiveIntegerField(null=True)
    horas_autoridad = models.PositiveIntegerField(null=True)
    horas_titular = models.PositiveIntegerField(null=True)
    horas_pago = models.PositiveIntegerField(null=True)
    # The day in which it counts as in time or late: it was answered, or it should have been.
    debido = models.DateField(null=True, db_index=True)
    en_plazo = models.BooleanField(null=True)
    promesa_cumplida = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(respondido__isnull=True, horas__isnull=True)
                | models.Q(
                    horas=models.F("horas_autoridad")
                    + models.F("horas_titular")
                    + models.F("horas_pago")
                ),
                name="cifra_partes_suman",
            ),
            models.CheckConstraint(
                condition=models.Q(revisado__isnull=True, a_la_primera__isnull=True)
                | models.Q(revisado__isnull=False, a_la_primera__isnull=False),
                name="cifra_revisada_dice_si_paso",
            ),
        ]

    def __str__(self) -> str:
        """Return which case it is about."""
        return f"Cifras de {self.expediente_id}"


class Causa(models.Model):
    """An observation that reached the citizen: on what, why and which dependencia made it."""

    cifra = models.ForeignKey(Cifra, models.CASCADE, related_name="causas")
    tramite = models.ForeignKey(Tramite, models.CASCADE, related_name="+")
    fecha = models.DateField(db_index=True)
    dependencia = models.SlugField(max_length=60)
    pregunta = models.CharField(max_length=120)
    motivo = models.SlugField(max_length=60)

    def __str__(self) -> str:
        """Return what and why."""
        return f"{self.pregunta}: {self.motivo}"


class Lectura(models.Model):
    """One row: the last line of the history that the figures have taken in."""

    suceso = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        """Return how far it got."""
        return f"hasta el suceso {self.suceso}"
