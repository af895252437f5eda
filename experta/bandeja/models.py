"""Tasks of people: the projection of the process that makes an inbox exactly somebody's work."""

from django.conf import settings
from django.db import models

from experta.comun import reloj
from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Expediente


class TareaQuerySet(models.QuerySet["Tarea"]):
    """Tasks, always asked for through who is asking."""

    def visible_to(self, persona: Persona) -> "TareaQuerySet":
        """Keep tasks of the roles and offices that the person holds today; the OIC sees all."""
        roles = persona.roles()
        if Rol.OIC in roles:
            return self
        derecho = models.Q(pk__isnull=True)
        for nombramiento in persona.nombramientos_vigentes:
            derecho |= models.Q(rol=nombramiento.rol, dependencia=nombramiento.dependencia)
        return self.filter(derecho)

    def pendientes(self) -> "TareaQuerySet":
        """Keep tasks that can be worked on now."""
        return self.filter(estado=Tarea.Estado.PENDIENTE)

    def por_vencer(self) -> "TareaQuerySet":
        """Order by what falls due first, undated last, then by age."""
        return self.order_by(models.F("vence").asc(nulls_last=True), "created_at")


class Tarea(models.Model):
    """One step of one case that waits for a person of a role in an office."""

    class Estado(models.TextChoices):
        """Whether it can be worked on."""

        PENDIENTE = "pendiente", "Pendiente"
        CONGELADA = "congelada", "En pausa"
        HECHA = "hecha", "Hecha"
        CANCELADA = "cancelada", "Cancelada"

    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="tareas")
    tarea = models.CharField("tarea del proceso", max_length=80)
    acto = models.SlugField(max_length=40)
    nombre = models.CharField(max_length=150)
    rol = models.CharField(max_length=20)
    dependencia = models.SlugField(max_length=60)
    area = models.SlugField(max_length=60, blank=True)
    estado = models.CharField(max_length=20, choices=Estado.choices, default=Estado.PENDIENTE)
    asignada_a = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="tareas"
    )
    vence = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)
    hecha_at = models.DateTimeField(null=True, blank=True)
    hecha_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TareaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["expediente", "tarea"], name="tarea_unica"),
        ]
        indexes = [models.Index(fields=["estado", "rol", "dependencia", "vence"])]

    def __str__(self) -> str:
        """Return its name."""
        return self.nombre

    def completar(self, persona: Persona | None) -> bool:
        """Mark it done; say whether we were the one (the loser of a race gets False)."""
        abiertas = type(self).objects.filter(pk=self.pk, estado=self.Estado.PENDIENTE)
        return (
            abiertas.update(estado=self.Estado.HECHA, hecha_at=reloj.ahora(), hecha_por=persona)
            == 1
        )

    def asignar(self, anterior: Persona | None, nueva: Persona | None) -> bool:
        """Give the task to a person if it is still with whom we read; say whether we won."""
        abiertas = type(self).objects.filter(
            pk=self.pk, estado=self.Estado.PENDIENTE, asignada_a=anterior
        )
        return abiertas.update(asignada_a=nueva) == 1
