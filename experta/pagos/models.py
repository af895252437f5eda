"""Orders frozen with their concepts, and the events and payments that settle them."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Q

from experta.bitacora.models import Sellable
from experta.comun import reloj
from experta.expedientes.models import Expediente

# How the treasury finds money that no order takes.
POR_DEVOLVER = "Por devolver."
# Between two tries to apply an event.
ESPERA_MAXIMA = timedelta(hours=6)


class OrdenPago(Sellable):
    """What is owed, by which article and tariff: never edited, only paid, expired or cancelled."""

    SELLADOS = (
        "expediente_id",
        "referencia",
        "conceptos",
        "total_centavos",
        "uma",
        "huella_tarifa",
        "tarea",
    )

    class Estado(models.TextChoices):
        """Where the order stands."""

        PENDIENTE = "pendiente", "Por pagar"
        PAGADA = "pagada", "Pagada"
        VENCIDA = "vencida", "Vencida"
        CANCELADA = "cancelada", "Cancelada"

    # At most one of these for each step of a case.
    VIVAS = (Estado.PENDIENTE, Estado.PAGADA)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    expediente = models.ForeignKey(Expediente, models.PROTECT, related_name="ordenes")
    referencia = models.CharField(max_length=30, unique=True)
    # A list of objects with clave, nombre, importe_centavos, fundamento and explicacion.
    conceptos = models.JSONField()
    total_centavos = models.PositiveBigIntegerField()
    uma = models.CharField("UMA diaria con que se calculó", max_length=12)
    huella_tarifa = models.CharField(max_length=64)
    tarea = models.CharField("tarea del proceso que la pidió", max_length=80)
    estado = models.CharField(max_length=20, choices=Estado.choices, default=Estado.PENDIENTE)
    vence = models.DateField()
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        verbose_name = "orden de pago"
        verbose_name_plural = "órdenes de pago"
        constraints = [
            models.UniqueConstraint(
                fields=["expediente"],
                condition=Q(estado="pendiente"),
                name="una_orden_pendiente_por_expediente",
            ),
            # An expired order may be issued again for the same step; a live or paid one may not.
            models.UniqueConstraint(
                fields=["expediente", "tarea"],
                condition=Q(estado__in=["pendiente", "pagada"]),
                name="una_orden_viva_por_tarea",
            ),
            models.CheckConstraint(
                condition=Q(total_centavos__gt=0), name="orden_de_pago_con_importe"
            ),
        ]
        indexes = [models.Index(fields=["estado", "vence"])]

    def __str__(self) -> str:
        """Return the reference."""
        return self.referencia

    @property
    def vigente(self) -> bool:
        """Say whether it can be paid today."""
        return self.estado == self.Estado.PENDIENTE and self.vence >= reloj.hoy()

    def pagar(self, dia: date) -> bool:
        """Mark it paid if it could be paid that day; say whether we won.

        What counts is the day on which the money came: an order that the sweep expired before the
        payment was applied is still paid by it, unless another one took its place.
        """
        otra = type(self).objects.filter(
            expediente=self.expediente_id, tarea=self.tarea, estado__in=self.VIVAS
        )
        pagables = (
            type(self)
            .objects.filter(pk=self.pk, vence__gte=dia)
            .filter(
                Q(estado=self.Estado.PENDIENTE)
                | Q(estado=self.Estado.VENCIDA) & ~Exists(otra.exclude(pk=self.pk))
            )
        )
        ganada = pagables.update(estado=self.Estado.PAGADA) == 1
        if ganada:
            self.estado = self.Estado.PAGADA
        return ganada


class EventoPago(models.Model):
    """What a gateway told us, kept as received before it is applied."""

    class Resultado(models.TextChoices):
        """What became of it. Anything odd goes to reconciliation, never to paid."""

        RECIBIDO = "recibido", "Recibido"
        APLICADO = "aplicado", "Aplicado"
        INFORMATIVO = "informativo", "Informativo"
        REPETIDO = "repetido", "Repetido"
        POR_CONCILIAR = "por_conciliar", "Por conciliar"
        CONCILIADO = "conciliado", "Conciliado"

    proveedor = models.SlugField(max_length=40)
    evento = models.CharField(max_length=100)
    # The keys that rules.py reads, whichever gateway spoke, and whatever else it said.
    cuerpo = models.JSONField()
    recibido_at = models.DateTimeField(default=reloj.ahora, editable=False)
    resultado = models.CharField(
        max_length=20, choices=Resultado.choices, default=Resultado.RECIBIDO
    )
    nota = models.CharField(max_length=300, blank=True)
    conciliado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    intentos = models.PositiveSmallIntegerField(default=0)
    siguiente_at = models.DateTimeField(default=reloj.ahora)

    class Meta:
        verbose_name = "evento de pago"
        verbose_name_plural = "eventos de pago"
        indexes = [
            models.Index(fields=["resultado", "recibido_at"]),
            models.Index(fields=["resultado", "siguiente_at"], name="evento_por_aplicar"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["proveedor", "evento"], name="evento_de_pago_unico")
        ]

    def __str__(self) -> str:
        """Return the gateway's id."""
        return self.evento

    @property
    def razon_de_devolver(self) -> str:
        """Return why the treasury is to give its money back; empty if it is not."""
        por_devolver = self.resultado == self.Resultado.POR_CONCILIAR
        _, marca, razon = self.nota.partition(POR_DEVOLVER)
        return razon.strip() if por_devolver and marca else ""

    @classmethod
    def por_aplicar(cls, antes: datetime) -> models.QuerySet["EventoPago"]:
        """Return those still to be applied whose turn came before that moment, oldest first."""
        recibidos = cls.objects.filter(resultado=cls.Resultado.RECIBIDO, siguiente_at__lt=antes)
        return recibidos.order_by("siguiente_at", "pk")

    def aplazar(self, ahora: datetime) -> None:
        """Put the next try off, each time twice as long: one that fails never delays the others."""
        minuto = timedelta(minutes=1)
        espera = reloj.reintento(self.intentos, primera=minuto, ultima=ESPERA_MAXIMA)
        type(self).objects.filter(pk=self.pk).update(
            intentos=F("intentos") + 1, siguiente_at=ahora + espera
        )

    def cambiar(self, desde: str, resultado: str, **cambios: Any) -> bool:
        """Change what became of it if it is still `desde`; say whether we won."""
        cambios["resultado"] = resultado
        ganado = type(self).objects.filter(pk=self.pk, resultado=desde).update(**cambios) == 1
        if ganado:
            for campo, valor in cambios.items():
                setattr(self, campo, valor)
        return ganado


class Pago(Sellable):
    """Money received: by a gateway's signed event or at the treasury's cash desk, nothing else."""

    SELLADOS = (
        "orden_id",
        "medio",
        "importe_centavos",
        "evento_id",
        "cajera_id",
        "recibo",
        "pagado_at",
    )

    class Medio(models.TextChoices):
        """How it was received."""

        PASARELA = "pasarela", "En línea"
        CAJA = "caja", "En caja"

    orden = models.OneToOneField(OrdenPago, models.PROTECT, related_name="pago")
    medio = models.CharField(max_length=20, choices=Medio.choices)
    importe_centavos = models.PositiveBigIntegerField()
    evento = models.OneToOneField(
        EventoPago, models.PROTECT, null=True, blank=True, related_name="pago"
    )
    cajera = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recibo = models.CharField("folio del recibo", max_length=30, unique=True)
    pagado_at = models.DateTimeField(default=reloj.ahora)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(medio="pasarela", evento__isnull=False, cajera__isnull=True)
                | Q(medio="caja", evento__isnull=True, cajera__isnull=False),
                name="pago_por_pasarela_o_por_caja",
            )
        ]

    def __str__(self) -> str:
        """Return the receipt."""
        return self.recibo
