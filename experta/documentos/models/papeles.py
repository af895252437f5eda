"""Papers that the town already has: used again, not offered any more, or looked up."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from experta.comun import reloj
from experta.documentos.models.documento import Documento
from experta.expedientes.models import Adjunto, Expediente


class Reuso(models.Model):
    """That a person chose to hand in again a paper that the town already had: one use, one row.

    What is handed in is a copy of its own (`adjunto`), so that each case keeps its evidence for as
    long as the law says; where it came from stays written when the other case is destroyed.
    """

    adjunto = models.OneToOneField(Adjunto, models.CASCADE, related_name="reuso")
    origen = models.ForeignKey(
        Adjunto, models.SET_NULL, null=True, blank=True, related_name="reusos"
    )
    documento = models.ForeignKey(
        Documento, models.SET_NULL, null=True, blank=True, related_name="reusos"
    )
    procedencia = models.CharField("folio de donde se tomó", max_length=30)
    persona = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(origen__isnull=True) | Q(documento__isnull=True),
                name="reuso_de_un_solo_papel",
            )
        ]

    def __str__(self) -> str:
        """Return where it came from."""
        return self.procedencia


class Descarte(models.Model):
    """That a paper is not to be offered again. It stays in its case: it is evidence there."""

    adjunto = models.OneToOneField(
        Adjunto, models.CASCADE, null=True, blank=True, related_name="descarte"
    )
    documento = models.OneToOneField(
        Documento, models.CASCADE, null=True, blank=True, related_name="descarte"
    )
    persona = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(adjunto__isnull=True) ^ Q(documento__isnull=True),
                name="descarte_de_un_solo_papel",
            )
        ]

    def __str__(self) -> str:
        """Return which paper."""
        return str(self.adjunto or self.documento)


class Busqueda(models.Model):
    """What came of looking up, in the town's own records, a requirement that is never asked for."""

    class Estado(models.TextChoices):
        """What is known."""

        PENDIENTE = "pendiente", "Consultando"
        ENCONTRADO = "encontrado", "El municipio ya lo tiene"
        AUSENTE = "ausente", "No se encontró"
        SIN_RESPUESTA = "sin_respuesta", "No se pudo consultar"

    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="busquedas")
    requisito = models.SlugField(max_length=60)
    estado = models.CharField(max_length=20, choices=Estado.choices, default=Estado.PENDIENTE)
    # What was looked up: a clave catastral. Another one is another lookup.
    llave = models.CharField(max_length=60, blank=True)
    documento = models.ForeignKey(
        Documento, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    texto = models.CharField("lo que se encontró", max_length=300, blank=True)
    at = models.DateTimeField(default=reloj.ahora)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["expediente", "requisito"], name="busqueda_unica_por_requisito"
            )
        ]

    def __str__(self) -> str:
        """Return what is known."""
        return self.get_estado_display()
