"""A recurso: a case of its own against what the authority answered, or did not, in another one."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from experta.cuentas.models import Persona
from experta.expedientes.models.expediente import Expediente


class Recurso(models.Model):
    """What a case contests: one document of another case, or its silence when there is none."""

    expediente = models.OneToOneField(Expediente, models.PROTECT, related_name="recurso")
    recurrido = models.ForeignKey(Expediente, models.PROTECT, related_name="recursos")
    # Documents live in a room above: only their public id is kept here.
    documento = models.UUIDField(null=True, blank=True)
    firmante = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recurrido", "documento"], name="recurso_unico_por_documento"
            ),
            models.UniqueConstraint(
                fields=["recurrido"],
                condition=Q(documento__isnull=True),
                name="recurso_unico_por_silencio",
            ),
        ]

    def __str__(self) -> str:
        """Return what it contests."""
        return f"Recurso contra {self.recurrido}"

    @classmethod
    def registrar(
        cls,
        *,
        expediente: Expediente,
        recurrido: Expediente,
        documento: object = None,
        firmante: Persona | None = None,
    ) -> "Recurso":
        """Return the new row that joins both cases."""
        return cls.objects.create(
            expediente=expediente, recurrido=recurrido, documento=documento, firmante=firmante
        )

    @classmethod
    def firmantes_de(cls, expediente: Expediente) -> models.QuerySet[Any, Any]:
        """Return the keys of who signed what the case contests, as a subquery."""
        suyos = cls.objects.filter(expediente=expediente, firmante__isnull=False)
        return suyos.values("firmante")

    @classmethod
    def impide_decidir(cls, persona: Persona, expediente: Expediente) -> bool:
        """Say whether that person signed or decided what the case contests."""
        suyo = Q(firmante=persona) | Q(recurrido__resolucion__autor=persona)
        return cls.objects.filter(suyo, expediente=expediente).exists()
