"""Doubts and faults that the town answers; complaints against officials that only the OIC reads."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from experta.comun import reloj
from experta.cuentas.models import Persona, Rol


class ReporteQuerySet(models.QuerySet["Reporte"]):
    """Reports, always asked for through who is asking."""

    def visible_to(self, persona: Persona | AnonymousUser) -> "ReporteQuerySet":
        """Keep what the person wrote and what the person may answer by office."""
        if not isinstance(persona, Persona):
            return self.none()
        return self.filter(Q(persona=persona) | self._por_oficio(persona))

    def por_responder(self, persona: Persona) -> "ReporteQuerySet":
        """Keep what still waits for an answer that this official may give; never their own."""
        return self.filter(
            self._por_oficio(persona),
            ~Q(persona=persona) | Q(persona__isnull=True),
            estado=Reporte.Estado.RECIBIDO,
        )

    @staticmethod
    def _por_oficio(persona: Persona) -> Q:
        """Return what staff may read: complaints are for the control body alone."""
        roles = persona.roles()
        derecho = Q(pk__in=[])
        if roles & {Rol.VENTANILLA, Rol.ADMINISTRADOR}:
            derecho |= ~Q(clase=Reporte.Clase.QUEJA)
        if Rol.OIC in roles:
            derecho |= Q(clase=Reporte.Clase.QUEJA)
        return derecho


class Reporte(models.Model):
    """A doubt, a fault or a complaint, with a folio and a code to follow it without an account."""

    class Clase(models.TextChoices):
        """What the person wants to tell."""

        DUDA = "duda", "Tengo una duda"
        FALLA = "falla", "Algo no funciona"
        QUEJA = "queja", "Queja contra un servidor público"

    class Estado(models.TextChoices):
        """Whether it was answered."""

        RECIBIDO = "recibido", "Recibido"
        RESPONDIDO = "respondido", "Respondido"

    clase = models.CharField(max_length=10, choices=Clase.choices)
    folio = models.CharField(max_length=30, unique=True)
    codigo = models.CharField("código para consultarlo", max_length=26, unique=True)
    pagina = models.CharField("página desde la que escribe", max_length=300, blank=True)
    # A label typed or carried by the page: no foreign key, it may be wrong.
    folio_expediente = models.CharField(max_length=30, blank=True)
    texto = models.TextField()
    persona = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    correo = models.EmailField(blank=True)
    estado = models.CharField(max_length=12, choices=Estado.choices, default=Estado.RECIBIDO)
    respuesta = models.TextField(blank=True)
    respondido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    respondido_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    objects = ReporteQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        indexes = [
            models.Index(fields=["estado", "clase", "created_at"]),
            models.Index(fields=["created_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(estado="recibido", respuesta="", respondido_at__isnull=True)
                | (Q(estado="respondido", respondido_at__isnull=False) & ~Q(respuesta="")),
                name="reporte_respondido_tiene_respuesta",
            )
        ]

    def __str__(self) -> str:
        """Return folio and kind."""
        return f"{self.folio} ({self.get_clase_display()})"
