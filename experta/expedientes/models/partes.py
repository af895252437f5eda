"""Who takes part in a case."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from experta.comun import reloj
from experta.cuentas.models import Mandato, Organizacion, Persona
from experta.expedientes.models.expediente import Expediente


class Parte(models.Model):
    """A person or organisation that takes part in a case, in one role, while it lasts."""

    class Rol(models.TextChoices):
        """In which capacity."""

        TITULAR = "titular", "Titular"
        REPRESENTANTE = "representante", "Representante"
        RESPONSABLE = "responsable", "Responsable técnico"
        TERCERO = "tercero", "Tercero interesado"

    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="partes")
    rol = models.CharField(max_length=20, choices=Rol.choices)
    persona = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    organizacion = models.ForeignKey(
        Organizacion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # A person without account is a party by name alone.
    nombre = models.CharField(max_length=310)
    mandato = models.ForeignKey(Mandato, models.PROTECT, null=True, blank=True, related_name="+")
    desde = models.DateTimeField(default=reloj.ahora)
    hasta = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(persona__isnull=True) | Q(organizacion__isnull=True),
                name="parte_persona_u_organizacion",
            )
        ]

    def __str__(self) -> str:
        """Return name and role."""
        return f"{self.nombre} ({self.get_rol_display()})"

    @classmethod
    def sumar_responsable(cls, expediente: Expediente, persona: Persona, nombre: str) -> None:
        """Add the professional who signed the application, by the name she signed with."""
        cls.objects.create(
            expediente=expediente, rol=cls.Rol.RESPONSABLE, persona=persona, nombre=nombre
        )

    @classmethod
    def cesar_responsables(cls, expediente: Expediente) -> None:
        """Close the part of whoever signed: their firma was taken back."""
        abiertas = cls.objects.filter(expediente=expediente, rol=cls.Rol.RESPONSABLE, hasta=None)
        abiertas.update(hasta=reloj.ahora())
