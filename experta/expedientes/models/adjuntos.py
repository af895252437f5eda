"""Files that people hand in: original bytes and hash kept, a safe working copy beside."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce

from experta.bitacora.models import Sellable
from experta.comun import reloj
from experta.expedientes.models.expediente import Expediente


class AdjuntoQuerySet(models.QuerySet["Adjunto"]):
    """Attachments in force or withdrawn."""

    def vigentes(self) -> "AdjuntoQuerySet":
        """Leave out what was withdrawn or replaced."""
        return self.filter(retirado_at__isnull=True)

    def de_la_persona(self) -> "AdjuntoQuerySet":
        """Keep those of the application and of the answer to its prevención."""
        return self.filter(etapa__in=[Adjunto.Etapa.SOLICITUD, Adjunto.Etapa.SUBSANACION])

    def nunca_enviados(self) -> "AdjuntoQuerySet":
        """Keep those withdrawn before the application, or the answer they were for, was sent."""
        prevencion = "expediente__prevencion__"
        respondida = Coalesce(f"{prevencion}tardia_at", f"{prevencion}respondida_at")
        enviado = Case(
            When(etapa=Adjunto.Etapa.SUBSANACION, then=respondida),
            default=F("expediente__ingresado_at"),
        )
        sin_enviar = Q(enviado_at__isnull=True) | Q(retirado_at__lte=F("enviado_at"))
        retirados = self.filter(retirado_at__isnull=False).alias(enviado_at=enviado)
        return retirados.filter(sin_enviar)


class Adjunto(Sellable):
    """A file of a case. `archivo` and `copia` are random names below ARCHIVOS_DIR."""

    SELLADOS = ("expediente_id", "pregunta", "etapa", "nombre", "sha256", "subido_por_id")
    CAMBIAN = ("retirado_at",)

    class Etapa(models.TextChoices):
        """When it was handed in."""

        SOLICITUD = "solicitud", "Con la solicitud"
        SUBSANACION = "subsanacion", "Al responder la prevención"
        AYUDA = "ayuda", "Al responder una petición de ayuda"
        INSPECCION = "inspeccion", "En la inspección"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="adjuntos")
    pregunta = models.CharField("pregunta a la que responde", max_length=120)
    etapa = models.CharField(max_length=20, choices=Etapa.choices, default=Etapa.SOLICITUD)
    nombre = models.CharField("nombre que le puso la persona", max_length=200)
    tipo = models.CharField("tipo de contenido comprobado", max_length=60)
    bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    archivo = models.CharField(max_length=120, unique=True)
    copia = models.CharField(max_length=120, unique=True)
    paginas = models.PositiveIntegerField(default=1)
    # Facts read in it (revision/lectura.py); what they mean depends on the answers, which change.
    lectura = models.JSONField("lo que se leyó en él", default=dict, blank=True)
    subido_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    subido_at = models.DateTimeField(default=reloj.ahora, editable=False)
    retirado_at = models.DateTimeField(null=True, blank=True)

    objects = AdjuntoQuerySet.as_manager()

    class Meta:
        ordering = ["subido_at"]
        constraints = [
            models.CheckConstraint(condition=Q(bytes__gt=0), name="adjunto_no_vacio"),
        ]

    def __str__(self) -> str:
        """Return the name the person gave it."""
        return self.nombre

    def retirar(self) -> bool:
        """Withdraw the file; say whether it was still in force."""
        abiertos = type(self).objects.filter(pk=self.pk, retirado_at__isnull=True)
        ahora = reloj.ahora()
        ganado = abiertos.update(retirado_at=ahora) == 1
        if ganado:
            self.retirado_at = ahora
        return ganado
