"""Roadmaps that people keep, and the cases that are carried together because of one."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from experta.catalogo.models import Tramite
from experta.comun import reloj
from experta.comun.codigos import nuevo_codigo
from experta.cuentas.models import Persona
from experta.expedientes.models.expediente import Expediente

# How long a roadmap that nobody kept can be opened by its link.
DIAS_SIN_GUARDAR = 90


class HojaDeRuta(models.Model):
    """The answers to the questions of a roadmap. Its code is the link: it tells nothing by itself.

    Once started its cases are one shared file; the answers never change, another roadmap does.
    """

    codigo = models.CharField(max_length=26, unique=True, default=nuevo_codigo, editable=False)
    ruta = models.SlugField(max_length=60)
    respuestas = models.JSONField(default=dict)
    persona = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hojas_de_ruta",
    )
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)
    iniciada_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "hoja de ruta"
        verbose_name_plural = "hojas de ruta"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(iniciada_at__isnull=True) | Q(persona__isnull=False),
                name="hoja_de_ruta_iniciada_es_de_alguien",
            )
        ]

    def __str__(self) -> str:
        """Return the roadmap that it answers."""
        return self.ruta

    @classmethod
    def nueva(
        cls, *, ruta: str, respuestas: dict[str, Any], persona: Persona | None
    ) -> "HojaDeRuta":
        """Return a new one; of nobody while its author has no account."""
        return cls.objects.create(ruta=ruta, respuestas=respuestas, persona=persona)

    @classmethod
    def olvidar(cls) -> int:
        """Delete those that nobody kept in time; return how many."""
        limite = reloj.ahora() - timedelta(days=DIAS_SIN_GUARDAR)
        borradas, _ = cls.objects.filter(persona=None, created_at__lt=limite).delete()
        return borradas

    def guardar_para(self, persona: Persona) -> bool:
        """Put it in an account if it is nobody's yet; say whether we won."""
        sin_guardar = type(self).objects.filter(pk=self.pk, persona=None)
        ganado = sin_guardar.update(persona=persona) == 1
        if ganado:
            self.persona = persona
        return ganado

    def iniciar(self, momento: datetime) -> bool:
        """Record that its cases are being opened; say whether we were first."""
        sin_iniciar = type(self).objects.filter(pk=self.pk, iniciada_at=None, persona__isnull=False)
        ganado = sin_iniciar.update(iniciada_at=momento) == 1
        if ganado:
            self.iniciada_at = momento
        return ganado

    def agregar(self, expediente: Expediente) -> None:
        """Carry a case together with the others."""
        ExpedienteDeRuta.objects.create(
            hoja=self, expediente=expediente, tramite_id=expediente.tramite_id
        )


class ExpedienteDeRuta(models.Model):
    """A case that is part of a roadmap; one for each trámite."""

    hoja = models.ForeignKey(HojaDeRuta, models.PROTECT, related_name="expedientes")
    expediente = models.OneToOneField(Expediente, models.CASCADE, related_name="en_ruta")
    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "expediente de una ruta"
        verbose_name_plural = "expedientes de una ruta"
        constraints = [
            models.UniqueConstraint(
                fields=["hoja", "tramite"], name="ruta_un_expediente_por_tramite"
            )
        ]

    def __str__(self) -> str:
        """Return the case."""
        return str(self.expediente)
