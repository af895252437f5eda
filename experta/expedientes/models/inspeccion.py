"""The visit that an authority makes to check what was declared."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models.expediente import Expediente


class Inspeccion(models.Model):
    """A visit: ordered, time proposed, carried out with a checklist, photos and an acta."""

    class Estado(models.TextChoices):
        """Where the visit stands."""

        ORDENADA = "ordenada", "Ordenada"
        PROGRAMADA = "programada", "Programada"
        REALIZADA = "realizada", "Realizada"
        CANCELADA = "cancelada", "Cancelada"

    class Resultado(models.TextChoices):
        """What came out of it."""

        FAVORABLE = "favorable", "Favorable"
        MEDIDAS = "medidas", "Con medidas correctivas"
        DESFAVORABLE = "desfavorable", "Desfavorable"

    expediente = models.ForeignKey(Expediente, models.PROTECT, related_name="inspecciones")
    numero = models.PositiveSmallIntegerField()
    estado = models.CharField(max_length=20, choices=Estado.choices, default=Estado.ORDENADA)
    objeto = models.CharField(max_length=300)
    inspector = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    programada_para = models.DateTimeField(null=True, blank=True)
    realizada_at = models.DateTimeField(null=True, blank=True)
    # A list of objects with clave, texto, cumple (true, false or null) and nota.
    lista = models.JSONField(default=list)
    resultado = models.CharField(max_length=20, choices=Resultado.choices, blank=True)
    hechos = models.TextField(blank=True)
    manifestacion = models.TextField("lo que dijo la persona visitada", blank=True)
    medidas = models.TextField("medidas correctivas", blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        verbose_name = "inspección"
        verbose_name_plural = "inspecciones"
        constraints = [
            models.UniqueConstraint(fields=["expediente", "numero"], name="inspeccion_numero_unico")
        ]

    def __str__(self) -> str:
        """Return which visit."""
        return f"Visita {self.numero} de {self.expediente}"

    def programar(self, inspector: Persona, cuando: datetime) -> bool:
        """Propose a time; a visit not yet carried out may be moved. Say whether it could be."""
        abiertas = type(self).objects.filter(
            pk=self.pk, estado__in=[self.Estado.ORDENADA, self.Estado.PROGRAMADA]
        )
        cambios = {
            "estado": self.Estado.PROGRAMADA,
            "inspector": inspector,
            "programada_para": cuando,
        }
        return abiertas.update(**cambios) == 1

    def cerrar(self, **acta: Any) -> bool:
        """Record the acta; say whether we were first."""
        abiertas = type(self).objects.filter(pk=self.pk, estado=self.Estado.PROGRAMADA)
        cambios = {"estado": self.Estado.REALIZADA, "realizada_at": reloj.ahora(), **acta}
        return abiertas.update(**cambios) == 1
