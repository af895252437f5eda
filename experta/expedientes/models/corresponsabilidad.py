"""The firma of another professional on an application: who was invited, who signed, over what."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import Q

from experta.comun import reloj
from experta.comun.codigos import normalizar, nuevo_codigo
from experta.cuentas.models import Persona
from experta.expedientes.models.expediente import Expediente
from experta.expedientes.models.partes import Parte
from experta.expedientes.rules import BORRADOR, PREVENIDO

# How long an invitation waits, in natural days.
DIAS = 15


def _huella_de(llave: str) -> str:
    return sha256(normalizar(llave).encode()).hexdigest()


class CorresponsabilidadQuerySet(models.QuerySet["Corresponsabilidad"]):
    """Invitations and firmas, always asked for through who is asking."""

    def vivas(self) -> "CorresponsabilidadQuerySet":
        """Keep what was neither declined nor withdrawn; at most one for each case."""
        return self.filter(estado__in=Corresponsabilidad.VIVAS)

    def abiertas(self) -> "CorresponsabilidadQuerySet":
        """Keep the invitations that may still be answered: the application may still change."""
        return self.filter(
            estado=Corresponsabilidad.Estado.INVITADA,
            vence_at__gt=reloj.ahora(),
            expediente__estado__in=[BORRADOR, PREVENIDO],
        )

    def con_llave(self, llave: str) -> "CorresponsabilidadQuerySet":
        """Keep the open invitation that a link opens."""
        return self.abiertas().filter(llave=_huella_de(llave))

    def de(self, persona: Persona) -> "CorresponsabilidadQuerySet":
        """Keep what that person signed, and what she accepted and may still sign."""
        firmada = Q(estado=Corresponsabilidad.Estado.FIRMADA)
        return self.filter(firmada | Q(pk__in=self.abiertas().values("pk")), persona=persona)


class Corresponsabilidad(models.Model):
    """One invitation to sign an application, and its answer. The link is kept only as a hash.

    `huella` is that of the answers and files that were signed: when they are others, the firma
    counts no more. This row is also the whole right of that person to look at the case.
    """

    class Estado(models.TextChoices):
        """Where it stands."""

        INVITADA = "invitada", "Invitada"
        FIRMADA = "firmada", "Firmada"
        DECLINADA = "declinada", "Declinada"
        RETIRADA = "retirada", "Retirada"

    VIVAS = ("invitada", "firmada")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="corresponsabilidades")
    cargo = models.CharField(max_length=150)
    correo = models.EmailField("a dónde se mandó la invitación", max_length=254)
    llave = models.CharField("huella de la llave de la invitación", max_length=64, unique=True)
    estado = models.CharField(max_length=20, choices=Estado.choices, default=Estado.INVITADA)
    invitada_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    persona = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corresponsabilidades",
    )
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)
    vence_at = models.DateTimeField()
    firmada_at = models.DateTimeField(null=True, blank=True)
    huella = models.CharField("huella de lo que se firmó", max_length=64, blank=True)
    nombre = models.CharField("nombre con que firma", max_length=310, blank=True)
    cedula = models.CharField("cédula profesional", max_length=8, blank=True)
    registro = models.CharField("registro ante el municipio", max_length=40, blank=True)
    metodo = models.CharField("cómo probó su presencia", max_length=20, blank=True)
    motivo = models.CharField("por qué no firma", max_length=500, blank=True)

    objects = CorresponsabilidadQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["expediente"],
                condition=Q(estado__in=["invitada", "firmada"]),
                name="corresponsabilidad_una_viva",
            ),
            models.CheckConstraint(
                condition=~Q(estado="firmada")
                | (Q(persona__isnull=False, firmada_at__isnull=False) & ~Q(huella="")),
                name="corresponsabilidad_firmada_dice_quien_y_que",
            ),
        ]

    def __str__(self) -> str:
        """Return in which capacity."""
        return self.cargo

    @property
    def vencida(self) -> bool:
        """Say whether nobody may answer it any more because its days ended."""
        return self.estado == self.Estado.INVITADA and self.vence_at <= reloj.ahora()

    @classmethod
    def invitar(
        cls,
        *,
        expediente: Expediente,
        cargo: str,
        correo: str,
        por: Persona,
        persona: Persona | None = None,
    ) -> tuple["Corresponsabilidad", str]:
        """Return a new invitation in the place of the one before, and the key of its link.

        `persona` is who already took part with that address: the link opens for nobody else.
        """
        llave, ahora = nuevo_codigo(), reloj.ahora()
        cls.retirar(expediente)
        fila = cls.objects.create(
            expediente=expediente,
            cargo=cargo,
            correo=correo,
            llave=_huella_de(llave),
            invitada_por=por,
            persona=persona,
            created_at=ahora,
            vence_at=ahora + timedelta(days=DIAS),
        )
        return fila, llave

    @classmethod
    def retirar(cls, expediente: Expediente) -> bool:
        """Take back the invitation or the firma of a case; say whether there was one."""
        vivas = cls.objects.vivas().filter(expediente=expediente)
        Parte.cesar_responsables(expediente)
        return vivas.update(estado=cls.Estado.RETIRADA) == 1

    @classmethod
    def hechas_desde(cls, persona: Persona, momento: datetime) -> int:
        """Return how many invitations that person has sent since then."""
        return cls.objects.filter(invitada_por=persona, created_at__gt=momento).count()

    def aceptar(self, persona: Persona) -> bool:
        """Bind it to the first person who takes it; say whether it is hers now."""
        libres = type(self).objects.abiertas().filter(pk=self.pk, persona=None)
        libres.update(persona=persona)
        self.refresh_from_db(fields=["persona"])
        return self.persona_id == persona.pk

    def firmar(self, *, huella: str, datos: Mapping[str, str]) -> bool:
        """Record the firma over that content, its person a party; say whether it was open."""
        ahora = reloj.ahora()
        abiertas = type(self).objects.abiertas().filter(pk=self.pk, persona__isnull=False)
        firmada = self.Estado.FIRMADA
        ganado = abiertas.update(estado=firmada, firmada_at=ahora, huella=huella, **datos) == 1
        if ganado and isinstance(self.persona, Persona):
            Parte.sumar_responsable(self.expediente, self.persona, datos["nombre"])
        return ganado

    def declinar(self, motivo: str) -> bool:
        """Record that the person does not sign, and why; say whether it was still open."""
        abiertas = type(self).objects.abiertas().filter(pk=self.pk)
        return abiertas.update(estado=self.Estado.DECLINADA, motivo=motivo) == 1
