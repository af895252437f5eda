"""Published versions of the shelf: content by hash, immutable once written."""

from hashlib import sha256
from typing import Any, Never, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F

from experta.comun import reloj
from experta.cuentas.models import Persona

_M = TypeVar("_M", bound=models.Model)


class VersionInmutable(Exception):
    """Somebody tried to change or delete what was published."""


class PiezaAlterada(Exception):
    """The database holds other bytes than those published: somebody wrote past the program."""


class PublicadoQuerySet(models.QuerySet[_M]):
    """Reads freely; refuses to change or delete."""

    def update(self, **_campos: Any) -> Never:
        """Raise VersionInmutable, always."""
        raise VersionInmutable(self.model.__name__)

    def bulk_update(self, *_args: Any, **_opciones: Any) -> Never:
        """Raise VersionInmutable, always."""
        raise VersionInmutable(self.model.__name__)

    def delete(self) -> Never:
        """Raise VersionInmutable, always."""
        raise VersionInmutable(self.model.__name__)


class Publicado(models.Model):
    """A row that is written once: saving it again or deleting it raises VersionInmutable."""

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, **opciones: Any) -> None:
        """Insert the row; an existing one is never overwritten."""
        if not self._state.adding:
            raise VersionInmutable(str(self))
        super().save(**{**opciones, "force_insert": True})

    def delete(self, *_args: Any, **_opciones: Any) -> Never:
        """Raise VersionInmutable, always."""
        raise VersionInmutable(str(self))


class Pieza(Publicado):
    """The bytes of one file of the shelf, kept once under their SHA-256."""

    huella = models.CharField(max_length=64, primary_key=True)
    contenido = models.BinaryField()

    objects = PublicadoQuerySet["Pieza"].as_manager()

    def __str__(self) -> str:
        """Return the start of the hash."""
        return self.huella[:12]


class Tramite(models.Model):
    """A catalogue entry. What the office changes on the spot; content is in its versions."""

    class Estado(models.TextChoices):
        """Whether people may start it."""

        DISPONIBLE = "disponible", "Disponible"
        SUSPENDIDO = "suspendido", "Suspendido"

    slug = models.SlugField(max_length=80, unique=True)
    estado = models.CharField(max_length=20, choices=Estado.choices, default=Estado.DISPONIBLE)
    motivo_suspension = models.CharField(max_length=300, blank=True)
    vigente = models.ForeignKey(
        "VersionTramite", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "trámite"
        verbose_name_plural = "trámites"

    def __str__(self) -> str:
        """Return the slug."""
        return self.slug

    def suspender(self, motivo: str) -> bool:
        """Let nobody start it, saying why; say whether it was available until now."""
        return self._cambiar(self.Estado.DISPONIBLE, self.Estado.SUSPENDIDO, motivo)

    def habilitar(self) -> bool:
        """Let people start it again; say whether it was suspended until now."""
        return self._cambiar(self.Estado.SUSPENDIDO, self.Estado.DISPONIBLE, "")

    def _cambiar(self, desde: str, hasta: str, motivo: str) -> bool:
        actuales = type(self).objects.filter(pk=self.pk, estado=desde)
        ganado = actuales.update(estado=hasta, motivo_suspension=motivo) == 1
        if ganado:
            self.estado, self.motivo_suspension = hasta, motivo
            EdicionCatalogo.avanzar()
        return ganado


class VersionTramite(Publicado):
    """The closure of a folder: ficha, form, process, tables, templates and the texts it cites."""

    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="versiones")
    numero = models.PositiveIntegerField()
    huella = models.CharField(max_length=64)
    nombre = models.CharField(max_length=200)
    ficha = models.JSONField()
    # Path inside the shelf -> hash of its bytes.
    archivos = models.JSONField()
    publicada_at = models.DateTimeField(default=reloj.ahora, editable=False)
    publicada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PublicadoQuerySet["VersionTramite"].as_manager()

    class Meta:
        verbose_name = "versión de trámite"
        verbose_name_plural = "versiones de trámite"
        constraints = [
            models.UniqueConstraint(fields=["tramite", "numero"], name="version_numero_unico"),
        ]

    def __str__(self) -> str:
        """Return name and number."""
        return f"{self.nombre} (versión {self.numero})"

    def contenidos(self) -> dict[str, bytes]:
        """Return the bytes of every file of the version by its path; one query.

        Raises:
            PiezaAlterada: stored bytes are not those that were published.
        """
        piezas = Pieza.objects.in_bulk(list(set(self.archivos.values())))
        contenidos = {r: bytes(piezas[huella].contenido) for r, huella in self.archivos.items()}
        for ruta, contenido in contenidos.items():
            if sha256(contenido).hexdigest() != self.archivos[ruta]:
                raise PiezaAlterada(f"{self}: {ruta}")
        return contenidos


class EdicionCatalogo(models.Model):
    """One row: a number that grows with each change, so that indexes know when to rebuild."""

    numero = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        """Return the number."""
        return str(self.numero)

    @classmethod
    def actual(cls) -> int:
        """Return the present number."""
        return cls.objects.filter(pk=1).values_list("numero", flat=True).first() or 0

    @classmethod
    def avanzar(cls) -> None:
        """Add one."""
        cls.objects.get_or_create(pk=1)
        cls.objects.filter(pk=1).update(numero=F("numero") + 1)


class Propuesta(models.Model):
    """A check that a reviewer asks the catalogue for: the next person would be told in time.

    The analyst accepts it, and `renglon` is the line to add to the folder, or dismisses it saying
    why. `folio` is an example: cases live in a room above.
    """

    class Estado(models.TextChoices):
        """What the analyst said."""

        PENDIENTE = "pendiente", "Por ver"
        ACEPTADA = "aceptada", "Aceptada"
        DESCARTADA = "descartada", "Descartada"

    tramite = models.ForeignKey(Tramite, models.CASCADE, related_name="propuestas")
    pregunta = models.CharField("pregunta o documento", max_length=120)
    motivo = models.SlugField(max_length=60)
    texto = models.CharField("qué debería revisarse", max_length=500)
    folio = models.CharField("folio de ejemplo", max_length=30)
    estado = models.CharField(max_length=12, choices=Estado.choices, default=Estado.PENDIENTE)
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)
    renglon = models.TextField("lo que se agrega a la carpeta", blank=True)
    razon = models.CharField("por qué se descarta", max_length=500, blank=True)
    cerrada_at = models.DateTimeField(null=True, blank=True)
    cerrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["tramite", "pregunta", "motivo"],
                condition=models.Q(estado="pendiente"),
                name="propuesta_pendiente_unica",
            ),
            models.CheckConstraint(
                condition=models.Q(estado="pendiente", cerrada_at__isnull=True)
                | models.Q(estado="aceptada", cerrada_at__isnull=False) & ~models.Q(renglon="")
                | models.Q(estado="descartada", cerrada_at__isnull=False) & ~models.Q(razon=""),
                name="propuesta_cerrada_dice_como",
            ),
        ]

    def __str__(self) -> str:
        """Return trámite, question and reason."""
        return f"{self.tramite}: {self.pregunta} ({self.motivo})"

    def aceptar(self, persona: Persona, renglon: str) -> bool:
        """Keep the line that makes it a check; say whether nobody had answered it."""
        return self._cerrar(persona, estado=self.Estado.ACEPTADA, renglon=renglon)

    def descartar(self, persona: Persona, razon: str) -> bool:
        """Dismiss it, saying why; say whether nobody had answered it."""
        return self._cerrar(persona, estado=self.Estado.DESCARTADA, razon=razon)

    def _cerrar(self, persona: Persona, **cambios: Any) -> bool:
        cambios |= {"cerrada_at": reloj.ahora(), "cerrada_por": persona}
        pendientes = type(self).objects.filter(pk=self.pk, estado=self.Estado.PENDIENTE)
        ganado = pendientes.update(**cambios) == 1
        if ganado:
            for campo, valor in cambios.items():
                setattr(self, campo, valor)
        return ganado
