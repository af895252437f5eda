"""What authorities decide: observations, prevención, opinions, inspections, resolution."""

from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from experta.bitacora.models import Sellable
from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.expedientes.models.expediente import Expediente
from experta.expedientes.models.recurso import Anulable, vale_o_anulado

_DE_TODA_DECISION = ("sentido", "condiciones", "autor_id", "nombramiento_id")


class Sentido(models.TextChoices):
    """For or against."""

    FAVORABLE = "favorable", "Favorable"
    DESFAVORABLE = "desfavorable", "Desfavorable"


class Notificacion(Sellable):
    """The legal act of telling a party. The citizen's plazos run only from `surte_efectos_at`."""

    SELLADOS = ("expediente_id", "asunto", "documento", "destinatario_id")
    CAMBIAN = ("medio", "practicada_at", "surte_efectos_at", "evidencia")

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


class Prevencion(Sellable):
    """The one request to the citizen, all departments' observations together, once per case."""

    SELLADOS = ("expediente_id", "emitida_at", "autor_id", "nombramiento_id", "respuestas_previas")
    CAMBIAN = ("tardia_at", "respondida_at")

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
    # An answer after its time waits for the officer, who accepts it or dismisses the case.
    tardia_at = models.DateTimeField("respondió fuera de tiempo", null=True, blank=True)
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
        return self._fechar(abiertas, respondida_at=momento)

    def responder_tarde(self, momento: datetime) -> bool:
        """Record that an answer came after its time; say whether it was the first such one."""
        abiertas = type(self).objects.filter(pk=self.pk, respondida_at=None, tardia_at=None)
        return self._fechar(abiertas, tardia_at=momento)

    def _fechar(self, abiertas: "models.QuerySet[Prevencion]", **momento: datetime) -> bool:
        ganado = abiertas.update(**momento) == 1
        if ganado:
            for campo, valor in momento.items():
                setattr(self, campo, valor)
        return ganado

    def se_notifico_antes_de(self, limite: datetime) -> bool:
        """Say whether its notification was practised before that moment."""
        practicada = self.notificacion.practicada_at if self.notificacion else None
        return practicada is not None and practicada < limite

    def permite_desechar(self, limite: datetime, momento: datetime) -> bool:
        """Say whether an unanswered case may be dismissed at that moment (LFPA art. 17-A).

        Only if it was notified inside its window (`limite` is the first moment outside it), it
        was received with proof, the person's plazo ended and nobody answered.
        """
        recibida = self.notificacion is not None and self.notificacion.surte_efectos_at is not None
        vencida = self.vence is not None and self.vence < reloj.local(momento).date()
        a_tiempo = self.se_notifico_antes_de(limite)
        return a_tiempo and recibida and vencida and self.respondida_at is None


class Observacion(Sellable):
    """A remark on one answer or document, with a reason from the town's list.

    Noted, asked for in the one prevención, answered; then its area says how it ends: attended,
    insisted (what is still wrong is in `razon`, and it is a reason of the decision) or withdrawn.
    """

    SELLADOS = ("expediente_id", "area", "pregunta", "motivo", "texto", "autor_id")

    class Estado(models.TextChoices):
        """Where it stands; an answered one ends attended, insisted or withdrawn."""

        ANOTADA = "anotada", "Anotada"
        PREVENIDA = "prevenida", "Pedida a la persona"
        RESPONDIDA = "respondida", "Respondida"
        ATENDIDA = "atendida", "Atendida"
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
    # What the person answered instead of changing it.
    sin_cambio = models.CharField("por qué se deja igual", max_length=500, blank=True)
    razon = models.CharField("qué sigue mal", max_length=1000, blank=True)
    cerrada_at = models.DateTimeField(null=True, blank=True)
    cerrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "observación"
        verbose_name_plural = "observaciones"
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(estado="insistida") | ~Q(razon=""),
                name="observacion_insistida_dice_por_que",
            )
        ]

    def __str__(self) -> str:
        """Return what it is about."""
        return f"{self.pregunta}: {self.motivo}"

    def cerrar(
        self, hasta: str, *, desde: Collection[str], persona: Persona | None, razon: str = ""
    ) -> bool:
        """End it attended, insisted or withdrawn; say whether it was still in one of `desde`.

        Without `persona` it is time that ends it.
        """
        cambios = {
            "estado": hasta,
            "razon": razon,
            "cerrada_at": reloj.ahora(),
            "cerrada_por": persona,
        }
        ganado = type(self).objects.filter(pk=self.pk, estado__in=desde).update(**cambios) == 1
        if ganado:
            for campo, valor in cambios.items():
                setattr(self, campo, valor)
        return ganado


class Dictamen(Anulable):
    """The opinion of one area; where a rule says so, its silence counts as a favourable one."""

    SELLADOS = (*_DE_TODA_DECISION, "area", "fundamento", "asentimiento", "regla", "dictada_at")
    CAMBIAN = ("expediente_id", "anulada_por_id")

    expediente = models.ForeignKey(Expediente, models.PROTECT, null=True, related_name="dictamenes")
    area = models.SlugField(max_length=60)
    sentido = models.CharField(max_length=20, choices=Sentido.choices)
    fundamento = models.TextField("motivos y fundamento")
    condiciones = models.TextField(blank=True)
    # Assent by silence: nobody gave it, a rule did.
    asentimiento = models.BooleanField("asentimiento tácito", default=False)
    regla = models.SlugField(max_length=80, blank=True)
    autor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    nombramiento = models.ForeignKey(
        Nombramiento, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dictada_at = models.DateTimeField(default=reloj.ahora)

    class Meta:
        verbose_name = "dictamen"
        verbose_name_plural = "dictámenes"
        constraints = [
            models.UniqueConstraint(fields=["expediente", "area"], name="dictamen_unico_por_area"),
            models.CheckConstraint(
                condition=Q(asentimiento=False, autor__isnull=False, nombramiento__isnull=False)
                | (Q(asentimiento=True, sentido="favorable", autor__isnull=True) & ~Q(regla="")),
                name="dictamen_de_alguien_o_de_una_regla",
            ),
            vale_o_anulado("dictamen_vale_o_se_anulo"),
        ]

    def __str__(self) -> str:
        """Return area and sense."""
        return f"{self.area}: {self.get_sentido_display()}"


class Resolucion(Anulable):
    """What the authority resolves, with its grounds; signature and document come after."""

    SELLADOS = (*_DE_TODA_DECISION, "motivos", "resuelta_at")
    CAMBIAN = ("expediente_id", "anulada_por_id")

    expediente = models.OneToOneField(
        Expediente, models.PROTECT, null=True, related_name="resolucion"
    )
    sentido = models.CharField(max_length=20, choices=Sentido.choices)
    motivos = models.TextField("hechos y motivos")
    condiciones = models.TextField(blank=True)
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nombramiento = models.ForeignKey(Nombramiento, models.PROTECT, related_name="+")
    resuelta_at = models.DateTimeField(default=reloj.ahora)

    class Meta:
        verbose_name = "resolución"
        verbose_name_plural = "resoluciones"
        constraints = [vale_o_anulado("resolucion_vale_o_se_anulo")]

    def __str__(self) -> str:
        """Return the sense."""
        return self.get_sentido_display()
