"""Keys of programs, what they already sent, and whom to tell what happens in a case."""

from datetime import datetime

from django.db import models
from django.db.models import F, Min, Q

from experta.comun import reloj
from experta.cuentas.models import Mandato, Persona
from experta.expedientes.models import Expediente


class Permiso(models.TextChoices):
    """What a key lets its program do; each one is given apart."""

    LEER = "leer", "Ver los trámites de la empresa y en qué van"
    PREPARAR = "preparar", "Preparar solicitudes: abrir borradores, contestar y subir archivos"
    INGRESAR = "ingresar", "Enviar solicitudes y respuestas a la autoridad"
    NOTIFICACIONES = "notificaciones", "Abrir notificaciones: desde ese momento corren los plazos"
    DOCUMENTOS = "documentos", "Descargar documentos"


def _mandato_vigente() -> Q:
    hoy = reloj.hoy()
    vivo = Q(mandato__revocado_at__isnull=True, mandato__desde__lte=hoy)
    activa = Q(mandato__representante__is_active=True)
    return vivo & activa & (Q(mandato__hasta__isnull=True) | Q(mandato__hasta__gte=hoy))


class LlaveQuerySet(models.QuerySet["Llave"]):
    """Keys by whose they are and whether they still open."""

    def de(self, persona: Persona) -> "LlaveQuerySet":
        """Keep those that the person gave, whatever became of them."""
        return self.filter(mandato__representante=persona)

    def vigentes(self) -> "LlaveQuerySet":
        """Keep those that open now: not revoked, not expired, their mandate in force."""
        return self.filter(_mandato_vigente(), revocada_at__isnull=True, vence_at__gt=reloj.ahora())


class Llave(models.Model):
    """A key by which a program acts for an organisation, as the person who gave it.

    It never reaches further than the mandate of that person, and only its digest is kept.
    """

    mandato = models.ForeignKey(Mandato, models.PROTECT, related_name="llaves")
    nombre = models.CharField(max_length=60)
    # The first letters, to tell one from another in a list; they open nothing.
    prefijo = models.CharField(max_length=12)
    huella = models.CharField(max_length=64, unique=True)
    alcance = models.JSONField(default=list)
    vence_at = models.DateTimeField()
    revocada_at = models.DateTimeField(null=True, blank=True)
    usada_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    objects = LlaveQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return its name and first letters, as the history of a case tells it."""
        return f"{self.nombre} ({self.prefijo}…)"

    @property
    def persona(self) -> Persona:
        """Return who gave the key: the actor of everything done with it."""
        persona = self.mandato.representante
        if persona is None:
            raise ValueError("a key is given by whoever holds the mandate")
        return persona

    @property
    def abre(self) -> bool:
        """Say whether it is neither revoked nor expired (the mandate is not looked at)."""
        return self.revocada_at is None and self.vence_at > reloj.ahora()

    def permite(self, permiso: str) -> bool:
        """Say whether the key was given that permission."""
        return permiso in self.alcance


class EnvioPorLlave(models.Model):
    """What a program sent under an idempotency key, and what it was answered; for 24 hours."""

    llave = models.ForeignKey(Llave, models.CASCADE, related_name="envios")
    clave = models.CharField(max_length=100)
    huella = models.CharField(max_length=64)
    resultado = models.PositiveSmallIntegerField(default=0)
    cuerpo = models.TextField(blank=True)
    at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["llave", "clave"], name="envio_por_llave_unico")
        ]
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        """Return the key."""
        return self.clave

    def responder(self, resultado: int, cuerpo: str) -> None:
        """Keep what the program was answered."""
        type(self).objects.filter(pk=self.pk).update(resultado=resultado, cuerpo=cuerpo)
        self.resultado, self.cuerpo = resultado, cuerpo


class EventoDeExpediente(models.Model):
    """Something happened in a case that programs are told of; it names the case and no more."""

    class Clase(models.TextChoices):
        """What happened."""

        INGRESADO = "expediente.ingresado", "Se envió una solicitud"
        PREVENIDO = "expediente.prevenido", "Piden completar o corregir algo"
        POR_PAGAR = "expediente.por-pagar", "Hay una orden por pagar"
        RESUELTO = "expediente.resuelto", "Hay una respuesta por leer"
        REPUESTO = "expediente.repuesto", "El trámite volvió a revisión por un recurso"
        DOCUMENTO = "documento.listo", "Hay un documento listo"
        VALIDEZ = "documento.validez", "Un documento dejó de valer o vale otra vez"

    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="eventos")
    clase = models.CharField(max_length=30, choices=Clase.choices)
    at = models.DateTimeField(default=reloj.ahora, editable=False)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        """Return what happened."""
        return self.clase


class SuscripcionQuerySet(models.QuerySet["Suscripcion"]):
    """Addresses to tell, by whose they are."""

    def de(self, persona: Persona) -> "SuscripcionQuerySet":
        """Keep those that the person gave and did not take away."""
        return self.filter(mandato__representante=persona, cancelada_at__isnull=True)

    def vigentes(self) -> "SuscripcionQuerySet":
        """Keep those to be told now: not taken away, their mandate in force."""
        return self.filter(_mandato_vigente(), cancelada_at__isnull=True)


class Suscripcion(models.Model):
    """An address of an organisation that is told what happens in the cases of a mandate."""

    mandato = models.ForeignKey(Mandato, models.PROTECT, related_name="suscripciones")
    destino = models.URLField(max_length=500)
    # The secret of the signature is derived from this and the key of the installation.
    clave = models.CharField(max_length=64)
    eventos = models.JSONField(default=list)
    cancelada_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)

    objects = SuscripcionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return the address."""
        return self.destino


class EntregaQuerySet(models.QuerySet["Entrega"]):
    """The outbox of events."""

    def debidas(self, ahora: datetime) -> "EntregaQuerySet":
        """Keep what should leave by now, oldest first."""
        return (
            self.filter(estado=Entrega.Estado.PENDIENTE, siguiente_at__lte=ahora)
            .select_related("suscripcion", "evento__expediente__tramite")
            .order_by("siguiente_at", "pk")
        )

    def direcciones_debidas(self, ahora: datetime) -> list[int]:
        """Return the addresses with something that should leave by now, longest waiting first."""
        debidas = self.debidas(ahora).values("suscripcion").annotate(primera=Min("siguiente_at"))
        return [una["suscripcion"] for una in debidas.order_by("primera", "suscripcion")]

    def al_final(self, ahora: datetime) -> None:
        """Let what is due by then wait behind what other addresses have due."""
        self.filter(estado=Entrega.Estado.PENDIENTE, siguiente_at__lte=ahora).update(
            siguiente_at=reloj.ahora()
        )

    def de_la_persona(self, persona: Persona) -> "EntregaQuerySet":
        """Keep those to addresses of that person."""
        return self.filter(suscripcion__in=Suscripcion.objects.de(persona))

    def volver_a_encolar(self) -> int:
        """Put them back in the outbox as new, with all their tries; return how many."""
        return self.update(
            estado=Entrega.Estado.PENDIENTE, intentos=0, siguiente_at=reloj.ahora(), error=""
        )


class Entrega(models.Model):
    """An event for an address, with what became of it; tried again with the same event."""

    class Estado(models.TextChoices):
        """Whether it was taken."""

        PENDIENTE = "pendiente", "Por entregar"
        ENTREGADA = "entregada", "Entregada"
        FALLIDA = "fallida", "No se pudo entregar"

    suscripcion = models.ForeignKey(Suscripcion, models.CASCADE, related_name="entregas")
    evento = models.ForeignKey(EventoDeExpediente, models.CASCADE, related_name="entregas")
    estado = models.CharField(max_length=10, choices=Estado.choices, default=Estado.PENDIENTE)
    intentos = models.PositiveSmallIntegerField(default=0)
    siguiente_at = models.DateTimeField(default=reloj.ahora)
    error = models.CharField(max_length=200, blank=True)
    entregada_at = models.DateTimeField(null=True, blank=True)

    objects = EntregaQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["suscripcion", "evento"], name="entrega_unica")
        ]
        indexes = [models.Index(fields=["estado", "siguiente_at"])]

    def __str__(self) -> str:
        """Return what became of it."""
        return self.estado

    def tomar(self, siguiente: datetime) -> bool:
        """Claim it by putting its next try off; say whether nobody else had it."""
        igual = Entrega.objects.filter(
            pk=self.pk, estado=self.Estado.PENDIENTE, intentos=self.intentos
        )
        ganada = igual.update(intentos=F("intentos") + 1, siguiente_at=siguiente) == 1
        self.intentos += ganada
        return ganada

    def cerrar(self, estado: str, error: str = "") -> None:
        """Record what became of a try, unless somebody put it back meanwhile."""
        entregada = reloj.ahora() if estado == self.Estado.ENTREGADA else None
        mia = Entrega.objects.filter(
            pk=self.pk, estado=self.Estado.PENDIENTE, intentos=self.intentos
        )
        mia.update(estado=estado, error=error[:200], entregada_at=entregada)
