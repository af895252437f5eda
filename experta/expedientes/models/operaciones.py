"""Bookkeeping that makes an effect happen once: slow work, idempotency keys, folios."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models.expediente import Expediente


class OperacionQuerySet(models.QuerySet["Operacion"]):
    """Slow work still owed."""

    def pendientes(self) -> "OperacionQuerySet":
        """Keep what is not done."""
        return self.filter(estado=Operacion.Estado.PENDIENTE)

    def fallidas(self) -> "OperacionQuerySet":
        """Keep what was parked after failing too often."""
        return self.filter(estado=Operacion.Estado.FALLIDA)

    def reintentar(self) -> int:
        """Give what is parked another round of tries; return how many."""
        return self.fallidas().update(estado=Operacion.Estado.PENDIENTE, intentos=0)


class Operacion(models.Model):
    """Slow work asked for by the process, done by the worker outside any transaction, once."""

    class Estado(models.TextChoices):
        """Whether it was done."""

        PENDIENTE = "pendiente", "Pendiente"
        HECHA = "hecha", "Hecha"
        FALLIDA = "fallida", "Fallida"

    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="operaciones")
    tarea = models.CharField("tarea del proceso", max_length=80)
    clase = models.SlugField(max_length=40)
    estado = models.CharField(max_length=20, choices=Estado.choices, default=Estado.PENDIENTE)
    intentos = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)
    terminada_at = models.DateTimeField(null=True, blank=True)

    objects = OperacionQuerySet.as_manager()

    class Meta:
        verbose_name = "operación"
        verbose_name_plural = "operaciones"
        constraints = [
            models.UniqueConstraint(
                fields=["expediente", "tarea"], name="operacion_unica_por_tarea"
            )
        ]
        indexes = [models.Index(fields=["estado", "created_at"])]

    def __str__(self) -> str:
        """Return its kind and state."""
        return f"{self.clase} ({self.estado})"

    def terminar(self) -> bool:
        """Record that it is done; say whether we were the one to finish it."""
        abiertas = type(self).objects.filter(pk=self.pk, estado=self.Estado.PENDIENTE)
        return abiertas.update(estado=self.Estado.HECHA, terminada_at=reloj.ahora()) == 1

    def anotar_fallo(self, error: str, maximo: int) -> bool:
        """Count a failed try; after `maximo` it is parked. Say whether this one parked it."""
        type(self).objects.filter(pk=self.pk).update(intentos=F("intentos") + 1, error=error[:500])
        agotada = type(self).objects.filter(
            pk=self.pk, intentos__gte=maximo, estado=self.Estado.PENDIENTE
        )
        return agotada.update(estado=self.Estado.FALLIDA) == 1


class SerieDeFolios(models.Model):
    """The last number given in a series and year."""

    serie = models.CharField(max_length=20)
    ejercicio = models.PositiveSmallIntegerField()
    ultimo = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "serie de folios"
        verbose_name_plural = "series de folios"
        constraints = [
            models.UniqueConstraint(fields=["serie", "ejercicio"], name="serie_unica_por_ejercicio")
        ]

    def __str__(self) -> str:
        """Return series and year."""
        return f"{self.serie} {self.ejercicio}"

    @classmethod
    def siguiente(cls, serie: str) -> str:
        """Return the next folio of the series; call it inside the transaction that uses it."""
        hoy = reloj.hoy()
        fila, _ = cls.objects.get_or_create(serie=serie, ejercicio=hoy.year)
        cls.objects.filter(pk=fila.pk).update(ultimo=F("ultimo") + 1)
        fila.refresh_from_db(fields=["ultimo"])
        return folio_del_dia(serie, fila.ultimo, hoy)


class Envio(models.Model):
    """An idempotency key that was used: same key and content, same answer; other content, 422."""

    persona = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    acto = models.SlugField(max_length=40)
    clave = models.CharField(max_length=64)
    huella = models.CharField(max_length=64)
    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        verbose_name = "envío"
        verbose_name_plural = "envíos"
        constraints = [
            models.UniqueConstraint(fields=["persona", "acto", "clave"], name="envio_unico")
        ]

    def __str__(self) -> str:
        """Return the act."""
        return self.acto

    @classmethod
    def previo(cls, persona: Persona, acto: str, clave: str) -> "Envio | None":
        """Return the earlier use of a key by that person, if any."""
        return cls.objects.filter(persona=persona, acto=acto, clave=clave).first()

    @classmethod
    def registrar(
        cls, *, persona: Persona, acto: str, clave: str, huella: str, expediente: Expediente
    ) -> "Envio":
        """Keep that the key was used, in the transaction of the act."""
        return cls.objects.create(
            persona=persona, acto=acto, clave=clave, huella=huella, expediente=expediente
        )


def folio_del_dia(serie: str, numero: int, dia: date) -> str:
    """Return a folio: series, year and six digits. A label, never a key."""
    return f"{serie}-{dia.year}-{numero:06d}"
