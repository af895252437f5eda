"""What authorities decide: observations, prevención, opinions, inspections, resolution."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.expedientes.models.expediente import Expediente


class Sentido(models.TextChoices):
    """For or against."""

    FAVORABLE = "favorable", "Favorable"
    DESFAVORABLE = "desfavorable", "Desfavorable"


class Notificacion(models.Model):
    """The legal act of telling a party. The citizen's plazos run only from `surte_efectos_at`."""

    class Medio(models.TextChoices):
        """How it was practised."""

        ELECTRONICA = "electronica", "Electrónica"
        PERSONAL = "personal", "En persona, en ventanilla"
        DOMICILIO = "domicilio", "En el domicilio, con acta"
        CORREO_CERTIFICADO = "correo_certificado", "Correo certificado"

    expediente = models.ForeignKey(Expediente, models.PROTECT, related_name="notificaciones")
    asunto = models.SlugField("qué se notifica", max_length=40)
    # Documents live in a room above: only their public id is kept here.
    documento = models.UUIDField(null=True, blank=True)
    destinatario = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    medio = models.CharField(max_length=20, choices=Medio.choices)
    practicada_at = models.DateTimeField(null=True, blank=True)
    surte_efectos_at = models.DateTimeField(null=True, blank=True)
    evidencia = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        verbose_name = "notificación"
        verbose_name_plural = "notificaciones"
        constraints = [
            models.CheckConstraint(
                condition=Q(surte_efectos_at__isnull=True) | Q(practicada_at__isnull=False),
                name="notificacion_surte_efectos_si_se_practico",
            )
        ]

    def __str__(self) -> str:
        """Return what and how."""
        return f"{self.asunto} ({self.get_medio_display()})"

    def surtir_efectos(
        self, momento: datetime, evidencia: dict[str, str], medio: str | None = None
    ) -> bool:
        """Record reception with its evidence; say whether we were first."""
        cambios = {
            "practicada_at": self.practicada_at or momento,
            "surte_efectos_at": momento,
            "evidencia": evidencia,
            "medio": medio or self.medio,
        }
        abiertas = type(self).objects.filter(pk=self.pk, surte_efectos_at__isnull=True)
        ganado = abiertas.update(**cambios) == 1
        if ganado:
            for campo, valor in cambios.items():
                setattr(self, campo, valor)
        return ganado


class Prevencion(models.Model):
    """The one request to the citizen, all departments' observations together, once per case."""

    expediente = models.OneToOneField(Expediente, models.PROTECT, related_name="prevencion")
    emitida_at = models.DateTimeField(default=reloj.ahora)
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nombramiento = models.ForeignKey(Nombramiento, models.PROTECT, related_name="+")
    notificacion = models.OneToOneField(
        Notificacion, models.PROTECT, null=True, blank=True, related_name="prevencion"
    )
    # Answers as they were, so that the reviewer sees exactly what changed.
    respuestas_previas = models.JSONField(default=dict)
    vence = models.DateField(null=True, blank=True)
    respondida_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "prevención"
        verbose_name_plural = "prevenciones"

    def __str__(self) -> str:
        """Return the folio it belongs to."""
        return f"Prevención de {self.expediente}"

    def fijar_notificacion(self, notificacion: Notificacion) -> None:
        """Keep the notification by which it was told."""
        type(self).objects.filter(pk=self.pk).update(notificacion=notificacion)
        self.notificacion = notificacion

    def fijar_vencimiento(self, vence: date | None) -> None:
        """Keep the last day to answer, for lists."""
        type(self).objects.filter(pk=self.pk).update(vence=vence)
        self.vence = vence

    def responder(self, momento: datetime) -> bool:
        """Record the answer; say whether we were first."""
        abiertas = type(self).objects.filter(pk=self.pk, respondida_at__isnull=True)
        return abiertas.update(respondida_at=momento) == 1


class Observacion(models.Model):
    """A remark on one answer or document, with a reason from the town's list."""

    class Estado(models.TextChoices):
        """How it ends: answered, insisted or withdrawn."""

        ANOTADA = "anotada", "Anotada"
        PREVENIDA = "prevenida", "Pedida a la persona"
        RESPONDIDA = "respondida", "Respondida"
        INSISTIDA = "insistida", "Se insiste"
        RETIRADA = "retirada", "Retirada"

    expediente = models.ForeignKey(Expediente, models.PROTECT, related_name="observaciones")
    prevencion = models.ForeignKey(
        Prevencion, models.PROTECT, null=True, blank=True, related_name="observaciones"
    )
    area = models.SlugField(max_length=60)
    pregunta = models.CharField("pregunta o documento observado", max_length=120)
    motivo = models.SlugField(max_length=60)
    texto = models.CharField("qué falta o qué está mal", max_length=1000, blank=True)
    estado = models.CharField(max_length=20, choices=Estado.choices, default=Estado.ANOTADA)
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        verbose_name = "observación"
        verbose_name_plural = "observaciones"
        ordering = ["created_at"]

    def __str__(self) -> str:
        """Return what it is about."""
        return f"{self.pregunta}: {self.motivo}"

    def cambiar(self, desde: str, hasta: str) -> bool:
        """Move from one state to another; say whether we were first."""
        return type(self).objects.filter(pk=self.pk, estado=desde).update(estado=hasta) == 1


class Dictamen(models.Model):
    """The opinion of one area."""

    expediente = models.ForeignKey(Expediente, models.PROTECT, related_name="dictamenes")
    area = models.SlugField(max_length=60)
    sentido = models.CharField(max_length=20, choices=Sentido.choices)
    fundamento = models.TextField("motivos y fundamento")
    condiciones = models.TextField(blank=True)
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nombramiento = models.ForeignKey(Nombramiento, models.PROTECT, related_name="+")
    dictada_at = models.DateTimeField(default=reloj.ahora)

    class Meta:
        verbose_name = "dictamen"
        verbose_name_plural = "dictámenes"
        constraints = [
            models.UniqueConstraint(fields=["expediente", "area"], name="dictamen_unico_por_area")
        ]

    def __str__(self) -> str:
        """Return area and sense."""
        return f"{self.area}: {self.get_sentido_display()}"


class Resolucion(models.Model):
    """What the authority resolves, with its grounds; signature and document come after."""

    expediente = models.OneToOneField(Expediente, models.PROTECT, related_name="resolucion")
    sentido = models.CharField(max_length=20, choices=Sentido.choices)
    motivos = models.TextField("hechos y motivos")
    condiciones = models.TextField(blank=True)
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nombramiento = models.ForeignKey(Nombramiento, models.PROTECT, related_name="+")
    resuelta_at = models.DateTimeField(default=reloj.ahora)

    class Meta:
        verbose_name = "resolución"
        verbose_name_plural = "resoluciones"

    def __str__(self) -> str:
        """Return the sense."""
        return self.get_sentido_display()


class Inspeccion(models.Model):
    """A visit: ordered, time proposed, carried out with a checklist, photos and an acta."""

    class Estado(models.TextChoices):
        """Where the visit stands."""

        ORDENADA = "ordenada", "Ordenada"
        PROGRAMADA = "programada", "Programada"
        REALIZADA = "realizada", "Realizada"
        CANCELADA = "cancelada", "Cancelada"

    class Resultado(models.TextChoices):
        """What came out of it."""

        FAVORABLE = "favorable", "Favorable"
        MEDIDAS = "medidas", "Con medidas correctivas"
        DESFAVORABLE = "desfavorable", "Desfavorable"

    expediente = models.ForeignKey(Expediente, models.PROTECT, related_name="inspecciones")
    numero = models.PositiveSmallIntegerField()
    estado = models.CharField(max_length=20, choices=Estado.choices, default=Estado.ORDENADA)
    objeto = models.CharField(max_length=300)
    inspector = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    programada_para = models.DateTimeField(null=True, blank=True)
    realizada_at = models.DateTimeField(null=True, blank=True)
    # A list of objects with clave, texto, cumple (true, false or null) and nota.
    lista = models.JSONField(default=list)
    resultado = models.CharField(max_length=20, choices=Resultado.choices, blank=True)
    hechos = models.TextField(blank=True)
    manifestacion = models.TextField("lo que dijo la persona visitada", blank=True)
    medidas = models.TextField("medidas correctivas", blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        verbose_name = "inspección"
        verbose_name_plural = "inspecciones"
        constraints = [
            models.UniqueConstraint(fields=["expediente", "numero"], name="inspeccion_numero_unico")
        ]

    def __str__(self) -> str:
        """Return which visit."""
        return f"Visita {self.numero} de {self.expediente}"

    def programar(self, inspector: Persona, cuando: datetime) -> bool:
        """Propose a time; a visit not yet carried out may be moved. Say whether it could be."""
        abiertas = type(self).objects.filter(
            pk=self.pk, estado__in=[self.Estado.ORDENADA, self.Estado.PROGRAMADA]
        )
        cambios = {
            "estado": self.Estado.PROGRAMADA,
            "inspector": inspector,
            "programada_para": cuando,
        }
        return abiertas.update(**cambios) == 1

    def cerrar(self, **acta: Any) -> bool:
        """Record the acta; say whether we were first."""
        abiertas = type(self).objects.filter(pk=self.pk, estado=self.Estado.PROGRAMADA)
        cambios = {"estado": self.Estado.REALIZADA, "realizada_at": reloj.ahora(), **acta}
        return abiertas.update(**cambios) == 1
