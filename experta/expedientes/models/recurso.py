"""A recurso: a case of its own against what the authority answered, or did not, in another one."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from experta.bitacora.models import Sellable
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

    # When, won, it put the case back: a later silence of the same case is contested anew.
    repuso_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recurrido", "documento"], name="recurso_unico_por_documento"
            ),
            models.UniqueConstraint(
                fields=["recurrido"],
                condition=Q(documento__isnull=True, repuso_at__isnull=True),
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

    def reponer(self, momento: datetime) -> bool:
        """Record that it put the case back; say whether we were first."""
        pendiente = type(self).objects.filter(pk=self.pk, repuso_at=None)
        return pendiente.update(repuso_at=momento) == 1

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


class Anulable(Sellable):
    """What an authority wrote into a case and a recurso may take out of it.

    Its case is empty from then on: whoever reads a case finds only what counts in it.
    """

    anulada_por = models.ForeignKey(
        Recurso, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


def vale_o_anulado(name: str) -> models.CheckConstraint:
    """Return the constraint by which a row is of one case or of the recurso that annulled it."""
    return models.CheckConstraint(
        condition=Q(expediente__isnull=True) ^ Q(anulada_por__isnull=True), name=name
    )
