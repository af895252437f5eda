"""Tables of the clock: calendar versions, plazos, their ledger and the moments to be attended.

`asunto` is the public id of the matter (an expediente); this room does not know what it is.
"""

from functools import cached_property
from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q

from experta.plazos.calendario import Calendario, desde_json
from experta.plazos.tipos import ACargo, Escalon, Tipo, Unidad, Ventana

# Kinds of Vencimiento before the end, whose kind is the key of the plazo.
MITAD: str = Escalon.MITAD
TRES_CUARTOS: str = Escalon.TRES_CUARTOS
ULTIMO_DIA: str = Escalon.ULTIMO_DIA
LIMITE_PREVENCION: str = Escalon.LIMITE_PREVENCION


class VersionCalendario(models.Model):
    """One published state of the calendar; a due date keeps the version it was counted with."""

    numero = models.PositiveIntegerField(unique=True)
    huella = models.CharField(max_length=64)
    dias = models.JSONField()
    cargada_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the number and the start of the digest."""
        return f"calendario {self.numero} ({self.huella[:8]})"

    @cached_property
    def calendario(self) -> Calendario:
        """Return the calendar as the rules use it."""
        return desde_json(self.dias)


class Estado(models.TextChoices):
    """Whether the plazo still runs, and how it ended."""

    CORRIENDO = "corriendo", "Corriendo"
    SUSPENDIDO = "suspendido", "Suspendido"
    CUMPLIDO = "cumplido", "Cumplido"
    VENCIDO = "vencido", "Vencido"
    CANCELADO = "cancelado", "Cancelado"


ABIERTOS = (Estado.CORRIENDO, Estado.SUSPENDIDO)


class PlazoQuerySet(models.QuerySet["Plazo"]):
    """Questions about plazos."""

    def abiertos(self) -> "PlazoQuerySet":
        """Return those that run or are suspended: the base holds that they have no end."""
        return self.filter(terminado_at__isnull=True)

    def con_libro(self) -> "PlazoQuerySet":
        """Fetch calendar and ledger in one query each, whatever the number of plazos."""
        return self.prefetch_related("calendario", "renglones")


class Plazo(models.Model):
    """One legal clock of a matter: `respuesta`, `subsanar`, `promesa`…

    `vence_fecha` is the last local day (or the day of the last minute); `vence_at` is the first
    moment that is late: the midnight after that day, or the minute itself for hours. Both are
    empty while it is suspended. `limite_prevencion` and its `_at` say the same of the window to
    prevent. People are shown the dates; with `zona` they, and not the moments, are what the law
    fixes. `prorroga` is in the same unit as `cantidad`. `a_cargo` says whose duty it is, and
    `ventana` how its window to prevent is counted.
    """

    asunto = models.UUIDField(db_index=True)
    clave = models.SlugField(max_length=40)
    unidad = models.CharField(max_length=20, choices=[(u.value, u.value) for u in Unidad])
    cantidad = models.PositiveIntegerField()
    regla = models.CharField(max_length=80)
    a_cargo = models.CharField(
        max_length=10, choices=[(a.value, a.value) for a in ACargo], default=ACargo.AUTORIDAD
    )
    ventana = models.CharField(
        max_length=20, choices=[(v.value, v.value) for v in Ventana], default=Ventana.TERCIO
    )
    presentado_at = models.DateTimeField()
    inicio_at = models.DateTimeField()
    calendario = models.ForeignKey(VersionCalendario, models.PROTECT, related_name="+")
    horario = models.JSONField()
    zona = models.CharField(max_length=60)
    estado = models.CharField(max_length=12, choices=Estado.choices, default=Estado.CORRIENDO)
    limite_prevencion = models.DateField()
    limite_prevencion_at = models.DateTimeField()
    vence_fecha = models.DateField(null=True)
    vence_at = models.DateTimeField(null=True, db_index=True)
    prorroga = models.PositiveIntegerField(default=0)
    prorroga_at = models.DateTimeField(null=True)
    terminado_at = models.DateTimeField(null=True)

    objects = PlazoQuerySet.as_manager()

    class Meta:
        """What the database itself refuses; the indexes find the open and the just expired ones.

        The partial one is asked for by «is null», which is never a parameter: SQLite serves no
        parameter with a partial index.
        """

        indexes = [
            models.Index(
                fields=["calendario", "id"],
                condition=Q(terminado_at__isnull=True),
                name="plazo_sin_terminar",
            ),
            models.Index(fields=["estado", "vence_at"], name="plazo_por_estado_y_fin"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["asunto", "clave"],
                condition=Q(estado__in=["corriendo", "suspendido"]),
                name="plazo_un_reloj_abierto_por_clave",
            ),
            models.CheckConstraint(condition=Q(cantidad__gte=1), name="plazo_no_vacio"),
            models.CheckConstraint(
                condition=Q(cantidad__gte=F("prorroga") * 2), name="plazo_prorroga_mitad"
            ),
            models.CheckConstraint(
                condition=~Q(estado="corriendo") | Q(vence_at__isnull=False),
                name="plazo_que_corre_vence",
            ),
            models.CheckConstraint(
                condition=Q(estado__in=["corriendo", "suspendido"], terminado_at__isnull=True)
                | Q(estado__in=["cumplido", "vencido", "cancelado"], terminado_at__isnull=False),
                name="plazo_terminado_tiene_momento",
            ),
        ]

    def __str__(self) -> str:
        """Return the key and the state."""
        return f"{self.clave}: {self.estado}"

    @property
    def abierto(self) -> bool:
        """Tell whether it runs or is suspended."""
        return self.estado in ABIERTOS


# What never changes of a plazo, and all that a line says: both are in the leaf of each line.
_DEL_PLAZO = ("clave", "unidad", "cantidad", "regla", "a_cargo", "ventana", "presentado_at")
_DEL_RENGLON = (
    "plazo_id",
    "orden",
    "tipo",
    "fecha",
    "at",
    "texto",
    "articulo",
    "dias_usados",
    "dias_restantes",
    "quien_lo_tiene",
    "calendario_id",
)


class RenglonQuerySet(models.QuerySet["Renglon"]):
    """The ledger only grows."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: a line is never rewritten."""
        raise TypeError("the ledger is append-only")

    def delete(self) -> NoReturn:
        """Refuse: a line is never taken away."""
        raise TypeError("the ledger is append-only")


class Renglon(models.Model):
    """One line of the ledger, written once: what happened, its rule and what it leaves.

    `fecha` is the local day from which it has effect and `at` the moment of the fact: for a
    resumption, the answer itself. Suspensions are read back from these lines. `quien_lo_tiene` is
    who holds the matter from then on, and `calendario` the version with which it was counted.
    """

    plazo = models.ForeignKey(Plazo, models.PROTECT, related_name="renglones")
    orden = models.PositiveIntegerField()
    tipo = models.CharField(max_length=20, choices=[(t.value, t.value) for t in Tipo])
    fecha = models.DateField()
    at = models.DateTimeField()
    texto = models.TextField()
    regla = models.CharField(max_length=80)
    articulo = models.TextField()
    dias_usados = models.PositiveIntegerField()
    dias_restantes = models.PositiveIntegerField()
    quien_lo_tiene = models.CharField(max_length=120)
    calendario = models.ForeignKey(VersionCalendario, models.PROTECT, related_name="+")
    # The leaf of the log that answers for the whole line; older lines have none.
    hoja = models.PositiveBigIntegerField(null=True)

    objects = RenglonQuerySet.as_manager()

    class Meta:
        """Lines are numbered without repetition within a plazo."""

        ordering = ["plazo", "orden"]
        constraints = [
            models.UniqueConstraint(fields=["plazo", "orden"], name="renglon_orden_unico"),
        ]

    def __str__(self) -> str:
        """Return the sentence."""
        return self.texto

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the line the first time.

        Raises:
            TypeError: it was already written.
        """
        if not self._state.adding:
            raise TypeError("the ledger is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: a line is never taken away."""
        raise TypeError("the ledger is append-only")

    def sellado(self) -> dict[str, object]:
        """Return what its leaf digests: the whole line, and what its plazo was asked for."""
        plazo = self.plazo
        return {
            **{campo: getattr(plazo, campo) for campo in _DEL_PLAZO},
            **{campo: getattr(self, campo) for campo in _DEL_RENGLON},
            "regla_del_renglon": self.regla,
        }

    @property
    def por_venir(self) -> bool:
        """Tell whether it is foreseen and not yet a fact."""
        return self._state.adding


class Vencimiento(models.Model):
    """A moment that somebody must attend: the end of a plazo (`tipo` is its key) or an `Escalon`.

    `vence_at` is empty while there is nothing to wait for: suspended or ended. One that could not
    be attended waits until `reintento_at`, longer after each of its `fallos`.
    """

    plazo = models.ForeignKey(Plazo, models.CASCADE, related_name="vencimientos")
    tipo = models.CharField(max_length=40)
    vence_at = models.DateTimeField(null=True)
    atendido_at = models.DateTimeField(null=True)
    fallos = models.PositiveSmallIntegerField(default=0)
    reintento_at = models.DateTimeField(null=True)

    class Meta:
        """One row per kind; the indexes hold only what the sweep may find, never what is done."""

        constraints = [
            models.UniqueConstraint(fields=["plazo", "tipo"], name="vencimiento_uno_por_tipo"),
        ]
        indexes = [
            models.Index(
                fields=["vence_at", "id"],
                condition=Q(atendido_at__isnull=True, vence_at__isnull=False),
                name="vencimiento_por_atender",
            ),
            models.Index(
                fields=["reintento_at", "id"],
                condition=Q(atendido_at__isnull=True, reintento_at__isnull=False),
                name="vencimiento_por_reintentar",
            ),
        ]

    def __str__(self) -> str:
        """Return the kind and the moment."""
        return f"{self.tipo}: {self.vence_at}"
