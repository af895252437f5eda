"""People, organisations, mandates and the appointments of officials."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from experta.comun import reloj
from experta.comun.texto import plegar


class PersonaManager(BaseUserManager["Persona"]):
    """Makes people; nobody is a superuser."""

    def create_user(
        self, correo: str | None = None, password: str | None = None, **campos: Any
    ) -> "Persona":
        """Return a new person, with a usable password only if one is given."""
        persona = self.model(correo=self.normalize_email(correo) or None, **campos)
        persona.set_password(password)
        persona.save(using=self._db)
        return persona


class Persona(AbstractBaseUser):
    """One account per person: citizens and officials alike. CURP is asked, never demanded."""

    publica = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    correo = models.EmailField("correo electrónico", unique=True, null=True, blank=True)
    telefono = models.CharField("celular", max_length=15, unique=True, null=True, blank=True)
    telefono_verificado = models.BooleanField(default=False)
    nombre = models.CharField("nombre", max_length=100, blank=True)
    primer_apellido = models.CharField("primer apellido", max_length=100, blank=True)
    segundo_apellido = models.CharField("segundo apellido", max_length=100, blank=True)
    nombre_plegado = models.CharField(max_length=310, blank=True, db_index=True, editable=False)
    # Not unique: nobody proved it yet, and a refusal would tell whose CURP has an account.
    curp = models.CharField("CURP", max_length=18, blank=True, db_index=True)
    rfc = models.CharField("RFC", max_length=13, blank=True)
    domicilio = models.JSONField(default=dict, blank=True)
    acepta_notificacion_electronica = models.BooleanField(default=False)
    lengua = models.CharField("lengua preferida", max_length=10, default="es-mx")
    # Whoever applies without an account: known by nothing, lives in a browser and by a key.
    sin_cuenta = models.BooleanField("sin cuenta", default=False, editable=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    objects: ClassVar[PersonaManager] = PersonaManager()

    USERNAME_FIELD = "correo"
    EMAIL_FIELD = "correo"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "persona"
        verbose_name_plural = "personas"

    def __str__(self) -> str:
        """Return the full name, or the channel by which the person is known."""
        return self.nombre_completo or self.correo or self.telefono or "Persona"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name in step: databases do not sort Á beside A."""
        self.nombre_plegado = plegar(self.nombre_completo)
        campos = kwargs.get("update_fields")
        if campos is not None:
            kwargs["update_fields"] = {*campos, "nombre_plegado"}
        super().save(*args, **kwargs)

    @property
    def nombre_completo(self) -> str:
        """Return name and surnames as the person writes them."""
        partes = (self.nombre, self.primer_apellido, self.segundo_apellido)
        return " ".join(parte for parte in partes if parte)

    @property
    def correo_para_avisos(self) -> str:
        """Return where courtesy messages go: the account's address, or the one left for them."""
        llave = LlaveDeSeguimiento.objects.filter(persona=self).first() if self.sin_cuenta else None
        return (llave.contacto if llave else self.correo) or ""

    @property
    def nombramientos_vigentes(self) -> list["Nombramiento"]:
        """Return today's appointments, read once per object (a request sees one answer)."""
        if not hasattr(self, "_nombramientos"):
            self._nombramientos = list(self.nombramientos.vigentes(reloj.hoy()))
        return self._nombramientos

    @property
    def es_funcionaria(self) -> bool:
        """Say whether the person holds any appointment today."""
        return bool(self.nombramientos_vigentes)

    def roles(self) -> set[str]:
        """Return the roles held today."""
        return {nombramiento.rol for nombramiento in self.nombramientos_vigentes}

    def nombramiento(self, rol: str, dependencia: str = "") -> "Nombramiento | None":
        """Return today's appointment to a role (in that office, when one is named)."""
        for nombramiento in self.nombramientos_vigentes:
            if nombramiento.rol == rol and dependencia in ("", nombramiento.dependencia):
                return nombramiento
        return None


class LlaveDeSeguimiento(models.Model):
    """The secret by which whoever has no account follows a case: only its SHA-256 is kept."""

    persona = models.OneToOneField(Persona, models.CASCADE, related_name="llave")
    huella = models.CharField(max_length=64, unique=True)
    contacto = models.EmailField("correo para avisos", blank=True)

    def __str__(self) -> str:
        """Return the start of the hash."""
        return self.huella[:8]


class Rol(models.TextChoices):
    """What an official may do; a person may hold several."""

    VENTANILLA = "ventanilla", "Ventanilla"
    REVISOR = "revisor", "Revisión"
    INSPECTOR = "inspector", "Inspección"
    FIRMANTE = "firmante", "Dirección (firma)"
    TESORERIA = "tesoreria", "Tesorería"
    ANALISTA = "analista", "Análisis del catálogo"
    OIC = "oic", "Órgano Interno de Control"
    ADMINISTRADOR = "administrador", "Administración"


class NombramientoQuerySet(models.QuerySet["Nombramiento"]):
    """Appointments by date."""

    def vigentes(self, dia: date) -> "NombramientoQuerySet":
        """Keep the appointments in force that day."""
        return self.filter(Q(hasta__isnull=True) | Q(hasta__gte=dia), desde__lte=dia)


class Nombramiento(models.Model):
    """The act that makes a person competent: role, office, title, and from when until when."""

    persona = models.ForeignKey(Persona, models.PROTECT, related_name="nombramientos")
    rol = models.CharField(max_length=20, choices=Rol.choices)
    dependencia = models.SlugField("dependencia (clave)", max_length=60)
    cargo = models.CharField(max_length=150)
    oficio = models.CharField("oficio de nombramiento", max_length=150)
    desde = models.DateField()
    hasta = models.DateField(null=True, blank=True)

    objects = NombramientoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hasta__isnull=True) | Q(hasta__gte=F("desde")),
                name="nombramiento_termina_despues_de_empezar",
            ),
            models.UniqueConstraint(
                fields=["persona", "rol", "dependencia", "desde"], name="nombramiento_unico"
            ),
        ]

    def __str__(self) -> str:
        """Return title and office."""
        return f"{self.cargo} ({self.dependencia})"


class Organizacion(models.Model):
    """A company or association, known by its RFC."""

    publica = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    razon_social = models.CharField("razón social", max_length=250)
    nombre_plegado = models.CharField(max_length=250, db_index=True, editable=False)
    rfc = models.CharField("RFC", max_length=13, unique=True)
    domicilio = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        verbose_name = "organización"
        verbose_name_plural = "organizaciones"

    def __str__(self) -> str:
        """Return the registered name."""
        return self.razon_social

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name in step."""
        self.nombre_plegado = plegar(self.razon_social)
        super().save(*args, **kwargs)


class MandatoQuerySet(models.QuerySet["Mandato"]):
    """Mandates by date and scope."""

    def vigentes(self, dia: date) -> "MandatoQuerySet":
        """Keep mandates in force that day and not revoked."""
        return self.filter(
            Q(hasta__isnull=True) | Q(hasta__gte=dia), desde__lte=dia, revocado_at__isnull=True
        )

    def de(self, representante: Persona) -> "MandatoQuerySet":
        """Keep the mandates given to that person."""
        return self.filter(representante=representante)

    def sin_revocar(self) -> "MandatoQuerySet":
        """Keep the mandates that nobody has cut."""
        return self.filter(revocado_at__isnull=True)

    def sin_terminar(self, dia: date) -> "MandatoQuerySet":
        """Keep the mandates whose last day has not passed, also those still to begin."""
        return self.filter(Q(hasta__isnull=True) | Q(hasta__gte=dia))

    def bajo(self, persona: Persona, dia: date) -> "MandatoQuerySet":
        """Keep the mandates that the person may cut: those they gave, and their companies'."""
        propias = Mandato.objects.vigentes(dia).de(persona).filter(administra=True)
        return self.filter(Q(persona=persona) | Q(organizacion__in=propias.values("organizacion")))


class Mandato(models.Model):
    """Who may act for whom, for what, from when until when; the principal can cut it any day."""

    # Empty until whoever proves to own `contacto` comes in: giving a mandate tells nobody whether
    # an account exists.
    representante = models.ForeignKey(
        Persona, models.PROTECT, null=True, blank=True, related_name="mandatos"
    )
    contacto = models.CharField("correo o celular", max_length=254, blank=True, db_index=True)
    persona = models.ForeignKey(
        Persona, models.PROTECT, null=True, blank=True, related_name="mandatos_otorgados"
    )
    organizacion = models.ForeignKey(
        Organizacion, models.PROTECT, null=True, blank=True, related_name="mandatos"
    )
    # Slugs of trámites, or ["*"]: a slug survives the versions of the catalogue.
    alcance = models.JSONField(default=list)
    # May give and cut the mandates of the organisation.
    administra = models.BooleanField(default=False)
    instrumento = models.CharField("poder o acta que lo acredita", max_length=250)
    desde = models.DateField()
    hasta = models.DateField(null=True, blank=True)
    revocado_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    objects = MandatoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(persona__isnull=False, organizacion__isnull=True)
                | Q(persona__isnull=True, organizacion__isnull=False),
                name="mandato_de_una_sola_parte",
            ),
            models.CheckConstraint(
                condition=Q(hasta__isnull=True) | Q(hasta__gte=F("desde")),
                name="mandato_termina_despues_de_empezar",
            ),
            models.CheckConstraint(
                condition=Q(representante__isnull=False) | ~Q(contacto=""),
                name="mandato_tiene_a_quien",
            ),
            models.CheckConstraint(
                condition=Q(administra=False) | Q(organizacion__isnull=False),
                name="mandato_administra_una_organizacion",
            ),
        ]

    def __str__(self) -> str:
        """Return the principal's name."""
        return str(self.organizacion or self.persona)

    def alcanza(self, tramite: str) -> bool:
        """Say whether the mandate covers that trámite (slug)."""
        return "*" in self.alcance or tramite in self.alcance


class Consentimiento(models.Model):
    """That a person read and accepted a text (privacy notice, electronic notices), and when."""

    persona = models.ForeignKey(Persona, models.PROTECT, related_name="consentimientos")
    texto = models.SlugField(max_length=60)
    version = models.CharField(max_length=20)
    at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["persona", "texto", "version"], name="consentimiento_unico"
            )
        ]

    def __str__(self) -> str:
        """Return text and version."""
        return f"{self.texto} {self.version}"
