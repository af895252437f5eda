"""What follows from a document in force: its renewal, its reminders, its public entry."""

from django.db import models

from experta.catalogo.models import VersionTramite
from experta.comun import reloj
from experta.documentos.models.documento import Documento
from experta.expedientes.models import Expediente


class Renovacion(models.Model):
    """That a case asks for the renewal of a document: the link of the chain."""

    expediente = models.OneToOneField(Expediente, models.CASCADE, related_name="renovacion")
    documento = models.ForeignKey(
        Documento, models.SET_NULL, null=True, blank=True, related_name="renovaciones"
    )
    # It stays written when the case of the other document is destroyed.
    folio = models.CharField("folio del documento que se renueva", max_length=30)
    # When the person declared, bajo protesta, that nothing changed.
    sin_cambios_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(default=reloj.ahora, editable=False)

    def __str__(self) -> str:
        """Return which document is renewed."""
        return self.folio


class Recordatorio(models.Model):
    """That its people were told, that many days before the last to renew it, that it ends: once."""

    documento = models.ForeignKey(Documento, models.CASCADE, related_name="recordatorios")
    dias = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["documento", "dias"], name="recordatorio_una_vez")
        ]

    def __str__(self) -> str:
        """Return how many days before."""
        return str(self.dias)


class Inscripcion(models.Model):
    """What the public register shows of a document, cut by the ficha of one version.

    Nothing that the ficha keeps private is written here, so no search can find it.
    """

    documento = models.OneToOneField(Documento, models.CASCADE, related_name="inscripcion")
    version = models.ForeignKey(VersionTramite, models.PROTECT, related_name="+")
    titular = models.CharField("la persona, como la deja ver la ficha", max_length=310)
    objeto = models.CharField(max_length=300)
    datos = models.JSONField("[[rótulo, valor]]", default=list)
    plegado = models.TextField("lo mismo sin acentos, para buscar", editable=False)

    def __str__(self) -> str:
        """Return what was authorised."""
        return self.objeto
