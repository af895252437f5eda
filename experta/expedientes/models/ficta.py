"""What the silence of the authority means in a case, recorded when its plazo ended."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models.expediente import Expediente
from experta.expedientes.models.recurso import Anulable, vale_o_anulado


class Ficta(Anulable):
    """The effect of the law: it neither closes the case nor frees the authority from answering."""

    SELLADOS = ("sentido", "regla", "articulo", "autoriza", "texto", "registrada_at")
    CAMBIAN = ("expediente_id", "anulada_por_id")

    class Sentido(models.TextChoices):
        """What silence means."""

        NEGATIVA = "negativa", "Se entiende negada"
        AFIRMATIVA = "afirmativa", "Se entiende aprobada"
        NINGUNA = "ninguna", "La ley no le da efecto"

    expediente = models.OneToOneField(Expediente, models.PROTECT, null=True, related_name="ficta")
    sentido = models.CharField(max_length=12, choices=Sentido.choices)
    # A key of marco-legal.yaml, and its article as it read that day.
    regla = models.SlugField(max_length=80, blank=True)
    articulo = models.CharField(max_length=300, blank=True)
    autoriza = models.TextField("qué autoriza", blank=True)
    texto = models.TextField("qué significa y qué se puede hacer")
    registrada_at = models.DateTimeField(default=reloj.ahora)
    pedida_at = models.DateTimeField("se pidió la constancia", null=True, blank=True)
    pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(sentido="afirmativa") | (~Q(regla="") & ~Q(autoriza="")),
                name="ficta_afirmativa_dice_por_que_y_que_autoriza",
            ),
            vale_o_anulado("ficta_vale_o_se_anulo"),
        ]

    def __str__(self) -> str:
        """Return the effect."""
        return self.get_sentido_display()

    @classmethod
    def registrar(cls, *, expediente: Expediente, **datos: Any) -> "Ficta":
        """Return the one row of the case, written the first time."""
        fila, _ = cls.objects.get_or_create(expediente=expediente, defaults=datos)
        return fila

    def pedir_constancia(self, persona: Persona, momento: datetime) -> bool:
        """Record who asked for the certificate; say whether we were first."""
        sin_pedir = type(self).objects.filter(pk=self.pk, pedida_at=None)
        return sin_pedir.update(pedida_at=momento, pedida_por=persona) == 1
