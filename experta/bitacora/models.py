"""Tables of the log. Leaves and checkpoints are only ever added; triggers say so as well."""

from typing import Any, ClassVar, Never, TypeVar

from django.db import models
from django.db.models import Q

from experta.bitacora.canonico import CAMPOS
from experta.comun import reloj

_HEX = 64  # length of a SHA-256 in hexadecimal
_M = TypeVar("_M", bound=models.Model)


class SoloSeAgrega(Exception):
    """Somebody tried to change or delete what the log holds."""

    def __init__(self) -> None:
        """Say it in the words of the trigger."""
        super().__init__("La bitácora solo admite agregar: nada se cambia ni se borra.")


class AgregarQuerySet(models.QuerySet[_M]):
    """Reads freely; refuses to change or delete."""

    def update(self, **_campos: Any) -> Never:
        """Raise SoloSeAgrega, always."""
        raise SoloSeAgrega

    def bulk_update(self, *_args: Any, **_opciones: Any) -> Never:
        """Raise SoloSeAgrega, always."""
        raise SoloSeAgrega

    def delete(self) -> Never:
        """Raise SoloSeAgrega, always."""
        raise SoloSeAgrega


class Agregable(models.Model):
    """A row that is written once: saving it again or deleting it raises SoloSeAgrega."""

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, **opciones: Any) -> None:
        """Insert the row; an existing one (even under a fresh object) is never overwritten."""
        if not self._state.adding:
            raise SoloSeAgrega
        super().save(**{**opciones, "force_insert": True})

    def delete(self, *_args: Any, **_opciones: Any) -> Never:
        """Raise SoloSeAgrega, always."""
        raise SoloSeAgrega


class Hoja(Agregable):
    """One act, without anything that names a person.

    `asunto`, `actor`, `en_nombre_de` and `resumen` are HMAC-SHA256 under the key of the
    expediente, in hex; `huella_hoja` is the RFC 9162 leaf hash of the other fields.
    """

    numero = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    acto = models.SlugField(max_length=60, db_index=False)
    estado = models.SlugField(max_length=60, db_index=False, blank=True)
    asunto = models.CharField(max_length=_HEX)
    actor = models.CharField(max_length=_HEX)
    en_nombre_de = models.CharField(max_length=_HEX, blank=True)
    resumen = models.CharField(max_length=_HEX)
    huella_hoja = models.CharField(max_length=_HEX)

    objects = AgregarQuerySet["Hoja"].as_manager()

    class Meta:
        """In the order in which the acts were committed."""

        ordering = ["numero"]
        indexes = [
            models.Index(fields=["asunto", "numero"], name="hoja_por_asunto"),
            models.Index(fields=["at"], name="hoja_por_momento"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(numero__gte=0), name="hoja_desde_cero"),
        ]

    def __str__(self) -> str:
        """Return the number and the act."""
        return f"{self.numero} {self.acto}"

    def contenido(self) -> dict[str, object]:
        """Return what `huella_hoja` is computed from."""
        return {campo: getattr(self, campo) for campo in CAMPOS}


class Sellable(models.Model):
    """A row that leaves of the log answer for: what of it is digested in them.

    `SELLADOS` never changes once it was written; `CAMBIAN`, only by an act whose leaf says so.
    """

    SELLADOS: ClassVar[tuple[str, ...]] = ()
    CAMBIAN: ClassVar[tuple[str, ...]] = ()

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def clave_en_bitacora(self) -> str:
        """Return how a leaf names this row."""
        return f"{self._meta.label_lower}:{self.pk}"

    def sellado(self) -> dict[str, object]:
        """Return what is digested, by field, as it stands."""
        return {campo: getattr(self, campo) for campo in (*self.SELLADOS, *self.CAMBIAN)}


class Contradiccion(models.Model):
    """What a check found that the log contradicts; told once to the control body.

    `clave` is the same each time it is found; it is over when a check does not find it any more.
    """

    clave = models.CharField(max_length=64, unique=True)
    texto = models.TextField()
    asunto = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(default=reloj.ahora)
    resuelta_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ["-at"]

    def __str__(self) -> str:
        """Return the sentence."""
        return self.texto


class PuntoDeControl(Agregable):
    """A signed statement of the log's size and root, as it left the machine."""

    tamano = models.BigIntegerField(unique=True)
    raiz = models.CharField(max_length=_HEX)
    nota_firmada = models.TextField()
    at = models.DateTimeField()

    objects = AgregarQuerySet["PuntoDeControl"].as_manager()

    class Meta:
        """From the smallest log to the largest."""

        ordering = ["tamano"]
        constraints = [
            models.CheckConstraint(condition=Q(tamano__gt=0), name="punto_con_hojas"),
        ]

    def __str__(self) -> str:
        """Return how many leaves it covers."""
        return f"{self.tamano} hojas"


class Libro(models.Model):
    """The one row that gives leaf numbers; its lock puts the transactions in order."""

    siguiente = models.BigIntegerField(default=0)

    class Meta:
        """One row only."""

        constraints = [models.CheckConstraint(condition=Q(id=1), name="un_solo_libro")]

    def __str__(self) -> str:
        """Return the size of the log."""
        return f"{self.siguiente} hojas"


class ClaveDeAsunto(models.Model):
    """The 32 random bytes that key an asunto's identifiers; destroyed, nobody can link them.

    The row outlives its key, so that no later act gives the asunto a second identity.
    """

    asunto_id = models.UUIDField(unique=True)
    clave = models.BinaryField(max_length=32, null=True)
    destruida_at = models.DateTimeField(null=True)

    class Meta:
        """The key is there or the moment of its end is."""

        constraints = [
            models.CheckConstraint(
                condition=Q(clave__isnull=True) ^ Q(destruida_at__isnull=True),
                name="clave_viva_o_destruida",
            ),
        ]

    def __str__(self) -> str:
        """Return the asunto, never the key."""
        return str(self.asunto_id)
