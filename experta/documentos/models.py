"""Issued documents, the officer's firma and the municipal sello."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from experta.catalogo.models import VersionTramite
from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.expedientes.models import Adjunto, Expediente


class DocumentoQuerySet(models.QuerySet["Documento"]):
    """Documents by what still has to be done to them."""

    def por_firmar(self) -> "DocumentoQuerySet":
        """Keep what waits for its officer's firma."""
        return self.filter(estado=Documento.Estado.GENERADO, requiere_firma=True)

    def sin_firma(self) -> "DocumentoQuerySet":
        """Keep what still lacks its firma, rendered or not yet."""
        sin_firma = [Documento.Estado.RESERVADO, Documento.Estado.GENERADO]
        return self.filter(estado__in=sin_firma, requiere_firma=True)

    def por_firmar_de(self, persona: Persona) -> "DocumentoQuerySet":
        """Keep what waits for the firma of that person."""
        return self.por_firmar().filter(nombramiento__persona=persona)


class Documento(models.Model):
    """A document of the town. Folio, code and frozen data are reserved before the slow work."""

    class Estado(models.TextChoices):
        """From reserved to in force, and how it may end."""

        RESERVADO = "reservado", "En preparación"
        GENERADO = "generado", "Por firmar"
        FIRMADO = "firmado", "Firmado"
        VIGENTE = "vigente", "Vigente"
        REVOCADO = "revocado", "Revocado"
        CANCELADO = "cancelado", "Cancelado antes de emitirse"

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
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    objects = DocumentoQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
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

    def __str__(self) -> str:
        """Return title and folio."""
        return f"{self.titulo} {self.folio}"


class Firma(models.Model):
    """The firma of the competent officer: who, by which appointment, over which bytes."""

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
    """That the people of a document were told, that many days before, that it ends: once."""

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


class Reuso(models.Model):
    """That a person chose to hand in again a paper that the town already had: one use, one row.

    What is handed in is a copy of its own (`adjunto`), so that each case keeps its evidence for as
    long as the law says; where it came from stays written when the other case is destroyed.
    """

    adjunto = models.OneToOneField(Adjunto, models.CASCADE, related_name="reuso")
    origen = models.ForeignKey(
        Adjunto, models.SET_NULL, null=True, blank=True, related_name="reusos"
    )
    documento = models.ForeignKey(
        Documento, models.SET_NULL, null=True, blank=True, related_name="reusos"
    )
    procedencia = models.CharField("folio de donde se tomó", max_length=30)
    persona = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(origen__isnull=True) | Q(documento__isnull=True),
                name="reuso_de_un_solo_papel",
            )
        ]

    def __str__(self) -> str:
        """Return where it came from."""
        return self.procedencia


class Descarte(models.Model):
    """That a paper is not to be offered again. It stays in its case: it is evidence there."""

    adjunto = models.OneToOneField(
        Adjunto, models.CASCADE, null=True, blank=True, related_name="descarte"
    )
    documento = models.OneToOneField(
        Documento, models.CASCADE, null=True, blank=True, related_name="descarte"
    )
    persona = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(adjunto__isnull=True) ^ Q(documento__isnull=True),
                name="descarte_de_un_solo_papel",
            )
        ]

    def __str__(self) -> str:
        """Return which paper."""
        return str(self.adjunto or self.documento)


class Busqueda(models.Model):
    """What came of looking up, in the town's own records, a requirement that is never asked for."""

    class Estado(models.TextChoices):
        """What is known."""

        PENDIENTE = "pendiente", "Consultando"
        ENCONTRADO = "encontrado", "El municipio ya lo tiene"
        AUSENTE = "ausente", "No se encontró"
        SIN_RESPUESTA = "sin_respuesta", "No se pudo consultar"

    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="busquedas")
    requisito = models.SlugField(max_length=60)
    estado = models.CharField(max_length=20, choices=Estado.choices, default=Estado.PENDIENTE)
    # What was looked up: a clave catastral. Another one is another lookup.
    llave = models.CharField(max_length=60, blank=True)
    documento = models.ForeignKey(
        Documento, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    texto = models.CharField("lo que se encontró", max_length=300, blank=True)
    at = models.DateTimeField(default=reloj.ahora)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["expediente", "requisito"], name="busqueda_unica_por_requisito"
            )
        ]

    def __str__(self) -> str:
        """Return what is known."""
        return self.get_estado_display()
