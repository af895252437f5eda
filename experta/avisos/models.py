"""Courtesy messages. The in-app inbox is the truth; e-mail and SMS only call attention to it."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente


class AvisoQuerySet(models.QuerySet["Aviso"]):
    """Inboxes, always asked for through who is asking."""

    def visible_to(self, persona: Persona | AnonymousUser) -> "AvisoQuerySet":
        """Keep the person's own inbox."""
        return self.filter(persona=persona) if isinstance(persona, Persona) else self.none()

    def sin_leer(self) -> "AvisoQuerySet":
        """Keep what was not read."""
        return self.filter(leido_at__isnull=True)


class Aviso(models.Model):
    """A message in a person's inbox. It never starts a legal clock."""

    persona = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="avisos_recibidos"
    )
    expediente = models.ForeignKey(
        Expediente, models.CASCADE, null=True, blank=True, related_name="avisos"
    )
    titulo = models.CharField(max_length=200)
    texto = models.TextField()
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)
    leido_at = models.DateTimeField(null=True, blank=True)

    objects = AvisoQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["persona", "leido_at"])]

    def __str__(self) -> str:
        """Return the title."""
        return self.titulo


class MensajeQuerySet(models.QuerySet["Mensaje"]):
    """The outbox."""

    def debidos(self, ahora: datetime) -> "MensajeQuerySet":
        """Keep what should leave by now, oldest first."""
        return self.filter(estado=Mensaje.Estado.PENDIENTE, siguiente_at__lte=ahora).order_by(
            "siguiente_at", "pk"
        )


class Mensaje(models.Model):
    """An outgoing message with its delivery state; a retry keeps its Message-ID."""

    class Medio(models.TextChoices):
        """By which channel."""

        CORREO = "correo", "Correo electrónico"
        SMS = "sms", "Mensaje de texto"

    class Estado(models.TextChoices):
        """Whether it left."""

        PENDIENTE = "pendiente", "Por enviar"
        ENVIADO = "enviado", "Enviado"
        FALLIDO = "fallido", "No se pudo enviar"

    medio = models.CharField(max_length=10, choices=Medio.choices)
    message_id = models.CharField(max_length=120, unique=True)
    destino = models.CharField(max_length=254)
    asunto = models.CharField(max_length=250, blank=True)
    cuerpo = models.TextField(blank=True)
    cuerpo_html = models.TextField(blank=True)
    # It carries a code or a link that opens something: its words go once it left or never will.
    reservado = models.BooleanField("su texto no se guarda", default=False)
    expediente = models.ForeignKey(
        Expediente, models.SET_NULL, null=True, blank=True, related_name="mensajes"
    )
    estado = models.CharField(max_length=10, choices=Estado.choices, default=Estado.PENDIENTE)
    intentos = models.PositiveSmallIntegerField(default=0)
    siguiente_at = models.DateTimeField(default=reloj.ahora)
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)
    enviado_at = models.DateTimeField(null=True, blank=True)

    objects = MensajeQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["estado", "siguiente_at"])]

    def __str__(self) -> str:
        """Return subject and state."""
        return f"{self.asunto} ({self.estado})"
