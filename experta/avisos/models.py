"""Courtesy messages. The in-app inbox is the truth; e-mail and SMS only call attention to it."""

from django.conf import settings
from django.db import models

from experta.comun import reloj
from experta.expedientes.models import Expediente


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

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["persona", "leido_at"])]

    def __str__(self) -> str:
        """Return the title."""
        return self.titulo


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
    cuerpo = models.TextField()
    cuerpo_html = models.TextField(blank=True)
    expediente = models.ForeignKey(
        Expediente, models.SET_NULL, null=True, blank=True, related_name="mensajes"
    )
    estado = models.CharField(max_length=10, choices=Estado.choices, default=Estado.PENDIENTE)
    intentos = models.PositiveSmallIntegerField(default=0)
    siguiente_at = models.DateTimeField(default=reloj.ahora)
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)
    enviado_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["estado", "siguiente_at"])]

    def __str__(self) -> str:
        """Return subject and state."""
        return f"{self.asunto} ({self.estado})"
