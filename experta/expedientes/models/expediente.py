"""The case itself and who may see it."""

import json
import uuid
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from experta.bitacora.models import Sellable
from experta.catalogo.ejecutable import cargar
from experta.catalogo.models import Tramite, VersionTramite
from experta.comun import reloj
from experta.comun.texto import plegar
from experta.cuentas.models import Mandato, Persona, Rol
from experta.expedientes import rules


class ExpedienteQuerySet(models.QuerySet["Expediente"]):
    """Cases, always asked for through who is asking."""

    def visible_to(self, persona: Persona | AnonymousUser) -> "ExpedienteQuerySet":
        """Keep what that person may see today; the control body sees every submitted case."""
        if not isinstance(persona, Persona):
            return self.none()
        # From the rights to the cases: one asked of each case would look at every case of the town.
        suyos = Q(pk__in=Acceso.objects.vigentes().de(persona).values("expediente"))
        if Rol.OIC in persona.roles():
            return self.filter(~Q(estado=rules.BORRADOR) | suyos)
        return self.filter(suyos)

    def de_la_ciudadania(self, persona: Persona) -> "ExpedienteQuerySet":
        """Keep the cases that the person follows as citizen or representative."""
        accesos = (
            Acceso.objects.vigentes()
            .de(persona)
            .filter(persona=persona)
            .exclude(motivo=Acceso.Motivo.CAPTURA)
        )
        return self.filter(pk__in=accesos.values("expediente"))

    def de_la_misma_ruta(self, expediente: "Expediente") -> "ExpedienteQuerySet":
        """Keep the other cases that are carried together with one, by its roadmap."""
        juntos = self.filter(en_ruta__hoja__expedientes__expediente=expediente)
        return juntos.exclude(pk=expediente.pk)

    def ingresados(self) -> "ExpedienteQuerySet":
        """Leave drafts out."""
        return self.exclude(estado=rules.BORRADOR)

    def de_verdad(self) -> "ExpedienteQuerySet":
        """Leave practices out."""
        return self.filter(practica=False)


class Expediente(Sellable):
    """One person's case: what was asked, on which version, where it stands."""

    SELLADOS = ("folio", "tramite_id", "version_id", "titular_nombre", "predio", "ingresado_at")
    CAMBIAN = ("respuestas",)

    class Estado(models.TextChoices):
        """The only truth about whether a case may move (see rules.TRANSICIONES)."""

        BORRADOR = rules.BORRADOR, "Borrador"
        EN_TRAMITE = rules.EN_TRAMITE, "En trámite"
        PREVENIDO = rules.PREVENIDO, "Espera tu respuesta"
        FAVORABLE = rules.FAVORABLE, "Resuelto a favor"
        DESFAVORABLE = rules.DESFAVORABLE, "Resuelto en contra"
        DESECHADO = rules.DESECHADO, "Desechado"
        DESISTIDO = rules.DESISTIDO, "Retirado por ti"
        CADUCADO = rules.CADUCADO, "Caducado"

    class Canal(models.TextChoices):
        """By which door the case came in."""

        EN_LINEA = "en_linea", "En línea"
        VENTANILLA = "ventanilla", "En ventanilla"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    folio = models.CharField(max_length=30, unique=True, null=True, blank=True)
    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="expedientes")
    version = models.ForeignKey(VersionTramite, models.PROTECT, related_name="expedientes")
    estado = models.CharField(
        max_length=20, choices=Estado.choices, default=Estado.BORRADOR, db_index=True
    )
    canal = models.CharField(max_length=20, choices=Canal.choices, default=Canal.EN_LINEA)
    # Filled in to learn how; it can never be submitted and is deleted after a day.
    practica = models.BooleanField(default=False)
    respuestas = models.JSONField(default=dict)
    # Grows with every saved answer; a stale tab is found by comparing it.
    revision = models.PositiveIntegerField(default=0)
    # The clave catastral of what was submitted: other cases of the same property are found by it.
    predio = models.CharField(max_length=60, blank=True, db_index=True)
    # Where each answer that the person did not write came from: a source, or the folio of a case.
    tomado = models.JSONField(default=dict, blank=True)
    # What was not asked again, counted on submitting: respuestas, documentos, consultas.
    ahorro = models.JSONField(default=dict, blank=True)
    proceso = models.TextField(blank=True)
    etapa = models.CharField(max_length=80, blank=True)
    creado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="expedientes_creados"
    )
    titular_nombre = models.CharField(max_length=310, blank=True)
    titular_plegado = models.CharField(max_length=310, blank=True, db_index=True, editable=False)
    acepta_notificacion_electronica = models.BooleanField(default=False)
    ingresado_at = models.DateTimeField(null=True, blank=True)
    concluido_at = models.DateTimeField(null=True, blank=True)
    # From when nobody may ask for it to be completed: the window to prevent ended unused.
    completo_at = models.DateTimeField(null=True, blank=True)
    # Copies for lists; the ledger of plazos is the truth.
    vence = models.DateField(null=True, blank=True)
    serie_documental = models.CharField(max_length=60, blank=True)
    conservar_hasta = models.DateField(null=True, blank=True)
    destino_final = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=reloj.ahora, editable=False)
    updated_at = models.DateTimeField(default=reloj.ahora, editable=False)

    objects = ExpedienteQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(estado=rules.BORRADOR)
                | Q(folio__isnull=False, ingresado_at__isnull=False),
                name="expediente_ingresado_tiene_folio",
            ),
            models.CheckConstraint(
                condition=~Q(estado__in=sorted(rules.FINALES)) | Q(concluido_at__isnull=False),
                name="expediente_concluido_tiene_fecha",
            ),
            models.CheckConstraint(
                condition=Q(practica=False) | Q(estado=rules.BORRADOR),
                name="expediente_practica_no_se_envia",
            ),
        ]
        indexes = [models.Index(fields=["estado", "vence"])]

    def __str__(self) -> str:
        """Return the folio, or that there is none yet."""
        return self.folio or "Borrador"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name in step."""
        self.titular_plegado = plegar(self.titular_nombre)
        super().save(*args, **kwargs)

    @property
    def abierto(self) -> bool:
        """Say whether an authority still owes an answer."""
        return self.estado in rules.ABIERTOS

    def huella(self) -> str:
        """Return the SHA-256 of what is applied for: version, answers and files.

        What is not asked any more is no part of it, nor what is added later by an official or by
        a request for help.
        """
        formulario = cargar(self.version).formulario
        adjuntos = self.adjuntos.vigentes().de_la_persona()
        suyos = adjuntos.filter(pregunta__in=formulario.preguntadas(self.respuestas))
        archivos = sorted(suyos.values_list("pregunta", "sha256"))
        contenido = [str(self.version_id), formulario.depurar(self.respuestas), archivos]
        return sha256(json.dumps(contenido, sort_keys=True).encode()).hexdigest()

    def mover(self, acto: str, **cambios: Any) -> bool:
        """Change state by that act if the row is still where we read it; say whether we won.

        Raises:
            rules.TransicionImposible: the act does not apply to the state read.
        """
        nuevo = rules.destino(self.estado, acto)
        ahora = reloj.ahora()
        if nuevo in rules.FINALES:
            cambios.setdefault("concluido_at", ahora)
        cambios |= {"estado": nuevo, "updated_at": ahora}
        if "titular_nombre" in cambios:
            cambios["titular_plegado"] = plegar(cambios["titular_nombre"])
        ganado = type(self).objects.filter(pk=self.pk, estado=self.estado).update(**cambios) == 1
        if ganado:
            for campo, valor in cambios.items():
                setattr(self, campo, valor)
        return ganado

    def declarar_completo(self, momento: datetime) -> bool:
        """Record that the application counts as complete; say whether we were first."""
        sin_declarar = type(self).objects.filter(pk=self.pk, completo_at=None)
        return sin_declarar.update(completo_at=momento) == 1

    def guardar_proceso(self, anterior: str, nuevo: str, etapa: str) -> bool:
        """Store the process if nobody moved it since it was read; say whether we won."""
        igual = type(self).objects.filter(pk=self.pk, proceso=anterior)
        ganado = igual.update(proceso=nuevo, etapa=etapa, updated_at=reloj.ahora()) == 1
        if ganado:
            self.proceso, self.etapa = nuevo, etapa
        return ganado

    def guardar_respuestas(
        self, revision: int, respuestas: dict[str, Any], tomado: dict[str, str] | None = None
    ) -> bool:
        """Store the answers if `revision` is still the last one; say whether we won.

        `tomado` is where those that the person did not write come from, when that changes.
        """
        tomado = self.tomado if tomado is None else tomado
        igual = type(self).objects.filter(pk=self.pk, revision=revision)
        ganado = (
            igual.update(
                respuestas=respuestas,
                tomado=tomado,
                revision=F("revision") + 1,
                updated_at=reloj.ahora(),
            )
            == 1
        )
        if ganado:
            self.respuestas, self.tomado, self.revision = respuestas, tomado, revision + 1
        return ganado


class AccesoQuerySet(models.QuerySet["Acceso"]):
    """Rights to see a case, as of now."""

    def vigentes(self) -> "AccesoQuerySet":
        """Keep rights in force, mandates checked today."""
        ahora, hoy = reloj.ahora(), reloj.hoy()
        mandato_vigente = Q(mandato__isnull=True) | (
            Q(mandato__revocado_at__isnull=True, mandato__desde__lte=hoy)
            & (Q(mandato__hasta__isnull=True) | Q(mandato__hasta__gte=hoy))
        )
        return self.filter(
            mandato_vigente, Q(hasta__isnull=True) | Q(hasta__gt=ahora), desde__lte=ahora
        )

    def de(self, persona: Persona) -> "AccesoQuerySet":
        """Keep rights of that person, in person or by the appointments held today."""
        # Who captured a case follows it as a clerk: it ends with the appointment.
        ajenos = [] if Rol.VENTANILLA in persona.roles() else [Acceso.Motivo.CAPTURA]
        derecho = Q(persona=persona) & ~Q(motivo__in=ajenos)
        for nombramiento in persona.nombramientos_vigentes:
            derecho |= Q(rol=nombramiento.rol, dependencia=nombramiento.dependencia)
        return self.filter(derecho)


class Acceso(models.Model):
    """Who may see a case, why, from when until when. Written by acts; read by `visible_to`."""

    class Motivo(models.TextChoices):
        """Why the right was given."""

        TITULAR = "titular", "Es titular"
        REPRESENTANTE = "representante", "Representa a la persona titular"
        CAPTURA = "captura", "Lo capturó en ventanilla"
        TAREA = "tarea", "Su área atiende una tarea"

    expediente = models.ForeignKey(Expediente, models.CASCADE, related_name="accesos")
    motivo = models.CharField(max_length=20, choices=Motivo.choices)
    persona = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="accesos"
    )
    rol = models.CharField(max_length=20, choices=Rol.choices, blank=True)
    dependencia = models.SlugField(max_length=60, blank=True)
    mandato = models.ForeignKey(Mandato, models.PROTECT, null=True, blank=True, related_name="+")
    desde = models.DateTimeField(default=reloj.ahora)
    hasta = models.DateTimeField(null=True, blank=True)

    objects = AccesoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(persona__isnull=False, rol="", dependencia="")
                | (Q(persona__isnull=True) & ~Q(rol="") & ~Q(dependencia="")),
                name="acceso_de_persona_o_de_area",
            ),
            models.UniqueConstraint(
                fields=["expediente", "rol", "dependencia"],
                condition=Q(persona__isnull=True),
                name="acceso_de_area_unico",
            ),
        ]
        indexes = [models.Index(fields=["rol", "dependencia"])]

    def __str__(self) -> str:
        """Return the reason."""
        return self.get_motivo_display()

    @property
    def en_nombre_de(self) -> str:
        """For whom the person acts, as the history says it; empty when for herself."""
        return str(self.mandato) if self.mandato else ""
