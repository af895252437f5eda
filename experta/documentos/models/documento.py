"""An issued document, the firma of its officer and what keeps it out of force."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from experta.bitacora.models import Sellable
from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.expedientes.models import Expediente, Notificacion


class DocumentoQuerySet(models.QuerySet["Documento"]):
    """Documents by what still has to be done to them."""

    def por_firmar(self) -> "DocumentoQuerySet":
        """Keep what waits for its officer's firma."""
        return self.filter(estado=Documento.Estado.GENERADO, requiere_firma=True)

    def sin_firma(self) -> "DocumentoQuerySet":
        """Keep what still lacks its firma, rendered or not yet."""
        sin_firma = [Documento.Estado.RESERVADO, Documento.Estado.GENERADO]
        return self.filter(estado__in=sin_firma, requiere_firma=True)

    def sin_notificacion_por_abrir(self) -> "DocumentoQuerySet":
        """Leave out what waits in an electronic notification that nobody has opened."""
        cerradas = Notificacion.objects.filter(
            expediente=OuterRef("expediente"),
            documento=OuterRef("pk"),
            medio=Notificacion.Medio.ELECTRONICA,
            surte_efectos_at__isnull=True,
        )
        return self.exclude(Exists(cerradas))

    def por_firmar_de(self, persona: Persona) -> "DocumentoQuerySet":
        """Keep what waits for the firma of that person."""
        return self.por_firmar().filter(nombramiento__persona=persona)


class Documento(Sellable):
    """A document of the town. Folio, code and frozen data are reserved before the slow work."""

    SELLADOS = (
        "expediente_id",
        "clave",
        "titulo",
        "folio",
        "codigo",
        "lote",
        "publico",
        "requiere_firma",
        "dependencia",
        "nombramiento_id",
        "huella_generada",
        "huella_sellada",
        "vigente_desde",
        "vigente_hasta",
        "emitido_at",
    )
    CAMBIAN = (
        "estado",
        "revocado_at",
        "revocado_por_id",
        "motivo_revocacion",
        "fundamento_revocacion",
    )

    class Estado(models.TextChoices):
        """From reserved to in force, and how it may end."""

        RESERVADO = "reservado", "En preparación"
        GENERADO = "generado", "Por firmar"
        FIRMADO = "firmado", "Firmado"
        VIGENTE = "vigente", "Vigente"
        SUSPENDIDO = "suspendido", "Suspendido"
        REVOCADO = "revocado", "Revocado"
        CANCELADO = "cancelado", "Cancelado antes de emitirse"

    # Sealed once: it exists for the world, in force or not.
    EMITIDOS = (Estado.VIGENTE, Estado.SUSPENDIDO, Estado.REVOCADO)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    expediente = models.ForeignKey(Expediente, models.PROTECT, related_name="documentos")
    clave = models.SlugField("documento de la ficha", max_length=60)
    clase = models.SlugField(max_length=40)
    titulo = models.CharField(max_length=200)
    folio = models.CharField(max_length=30, unique=True)
    codigo = models.CharField("código de verificación", max_length=26, unique=True)
    # The task of the process (or act) that asked for it: a lot is signed together.
    lote = models.CharField(max_length=80)
    plantilla = models.CharField("ruta de la plantilla en la versión", max_length=150)
    datos = models.JSONField()
    # The few fields that the public verification page shows: [[label, value]].
    publico = models.JSONField(default=list)
    requiere_firma = models.BooleanField(default=True)
    dependencia = models.SlugField("dependencia que lo emite", max_length=60)
    # The officer printed on it; only that person signs it, while the appointment is in force.
    nombramiento = models.ForeignKey(
        Nombramiento, models.PROTECT, null=True, blank=True, related_name="+"
    )
    estado = models.CharField(max_length=20, choices=Estado.choices, default=Estado.RESERVADO)
    # Names below ARCHIVOS_DIR: as rendered, and as sealed.
    archivo_generado = models.CharField(max_length=120, blank=True)
    huella_generada = models.CharField(max_length=64, blank=True)
    archivo_sellado = models.CharField(max_length=120, blank=True)
    huella_sellada = models.CharField(max_length=64, blank=True, db_index=True)
    vigente_desde = models.DateField(null=True, blank=True)
    vigente_hasta = models.DateField(null=True, blank=True)
    emitido_at = models.DateTimeField(null=True, blank=True)
    revocado_at = models.DateTimeField(null=True, blank=True)
    revocado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    motivo_revocacion = models.CharField(max_length=500, blank=True)
    fundamento_revocacion = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    objects = DocumentoQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        indexes = [
            # The few that wait for a firma, among all that were ever issued.
            models.Index(
                fields=["dependencia"],
                condition=Q(estado="generado"),
                name="documento_por_firmar",
            ),
            # The public register shows the newest first.
            models.Index(fields=["emitido_at"], name="documento_por_emision"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(requiere_firma=False) | Q(nombramiento__isnull=False),
                name="documento_firmado_nombra_a_su_firmante",
            ),
            models.UniqueConstraint(
                fields=["expediente", "clave", "lote"],
                # One that was dropped leaves its place to the one that replaces it.
                condition=~Q(estado="cancelado"),
                name="documento_unico_por_lote",
            ),
            models.CheckConstraint(
                condition=~Q(estado="vigente") | ~Q(huella_sellada=""),
                name="documento_vigente_tiene_sello",
            ),
        ]

    def cambiar(self, desde: str | tuple[str, ...], **cambios: Any) -> bool:
        """Change the document if it is in that state, or in one of those; say whether it was."""
        desde = (desde,) if isinstance(desde, str) else desde
        suyo = Documento.objects.filter(pk=self.pk, estado__in=desde)
        ganado = suyo.update(**cambios) == 1
        if ganado:
            for campo, valor in cambios.items():
                setattr(self, campo, valor)
        return ganado

    def __str__(self) -> str:
        """Return title and folio."""
        return f"{self.titulo} {self.folio}"

    @property
    def vencido(self) -> bool:
        """Whether its last day is past."""
        return self.vigente_hasta is not None and self.vigente_hasta < reloj.hoy()


class SuspensionDeDocumento(models.Model):
    """That a document is not worth anything for a time: why, by which article, who ordered it.

    Anybody may know the cause and since when; the reason is told to its people alone.
    """

    class Causa(models.TextChoices):
        """Why, in words that anybody may read."""

        SEGURIDAD = "medida_de_seguridad", "Medida de seguridad"
        PAGO = "falta_de_pago", "Falta de pago"
        CONDICIONES = "incumplimiento", "Incumplimiento de sus condiciones"
        ORDEN = "orden_de_autoridad", "Orden de un juez o de otra autoridad"

    documento = models.ForeignKey(Documento, models.CASCADE, related_name="suspensiones")
    causa = models.CharField(max_length=20, choices=Causa.choices)
    motivo = models.CharField(max_length=500)
    fundamento = models.CharField(max_length=300)
    nombramiento = models.ForeignKey(Nombramiento, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=reloj.ahora, editable=False)
    levantada_at = models.DateTimeField(null=True, blank=True)
    levantada_por = models.ForeignKey(
        Nombramiento, models.PROTECT, null=True, blank=True, related_name="+"
    )
    motivo_levantamiento = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["documento"],
                condition=Q(levantada_at__isnull=True),
                name="suspension_una_a_la_vez",
            ),
            models.CheckConstraint(
                condition=Q(levantada_at__isnull=True) ^ Q(levantada_por__isnull=False),
                name="suspension_levantada_por_alguien",
            ),
        ]

    def __str__(self) -> str:
        """Return the cause."""
        return self.get_causa_display()


class Firma(Sellable):
    """The firma of the competent officer: who, by which appointment, over which bytes."""

    SELLADOS = (
        "documento_id",
        "firmante_id",
        "nombramiento_id",
        "metodo",
        "huella",
        "firmada_at",
    )

    class Metodo(models.TextChoices):
        """How the officer proved to be there at that moment."""

        CONTRASENA = "contrasena", "Contraseña repetida"
        TOTP = "totp", "Código de un solo uso"
        PASSKEY = "passkey", "Llave de acceso"

    documento = models.OneToOneField(Documento, models.PROTECT, related_name="firma")
    firmante = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nombramiento = models.ForeignKey(Nombramiento, models.PROTECT, related_name="+")
    metodo = models.CharField(max_length=20, choices=Metodo.choices)
    huella = models.CharField("huella de lo que se firmó", max_length=64)
    firmada_at = models.DateTimeField(default=reloj.ahora)

    def __str__(self) -> str:
        """Return who signed."""
        return str(self.firmante)
