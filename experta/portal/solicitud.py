"""An application as its pages read it: sections asked, files handed in, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.expedientes.models import Acceso, Adjunto, Expediente
from experta.expedientes.revision.reparos import Reparo
from experta.expedientes.rules import BORRADOR
from experta.expedientes.services.reparos import reparos_de
from experta.motores.formularios import Falta, Formulario, Pregunta, Seccion
from experta.portal.accesos import suyo
from experta.tramitacion.abandono import guardado_hasta
from experta.tramitacion.busquedas import Buscado, buscados
from experta.tramitacion.corresponsables import Situacion, situacion


@dataclass(frozen=True)
class Pagina:
    """A section in its place among those that these answers ask for."""

    seccion: Seccion
    numero: int
    total: int
    anterior: str
    siguiente: str

    @property
    def paso(self) -> str:
        """Return where the person is: `Paso 2 de 5`."""
        datos = {"numero": self.numero, "total": self.total}
        return _("Paso %(numero)d de %(total)d") % datos


@dataclass(frozen=True)
class Solicitud:
    """A case open for writing, with its compiled version and the right of who writes."""

    expediente: Expediente
    ejecutable: Ejecutable
    acceso: Acceso

    @property
    def formulario(self) -> Formulario:
        """The compiled form."""
        return self.ejecutable.formulario

    @property
    def respuestas(self) -> dict[str, Any]:
        """The answers as kept."""
        return dict(self.expediente.respuestas)

    @property
    def es_borrador(self) -> bool:
        """Whether everything may still change."""
        return self.expediente.estado == BORRADOR

    @property
    def en_ventanilla(self) -> bool:
        """Whether an official writes for the person."""
        return self.acceso.motivo == Acceso.Motivo.CAPTURA

    @property
    def url_expediente(self) -> str:
        """The page of the case, in the door of who writes."""
        puerta = "oficina" if self.en_ventanilla else "portal"
        return reverse(f"{puerta}:expediente", args=[self.expediente.pk])

    @property
    def al_dia(self) -> bool:
        """Whether the draft is on the version in force."""
        return self.expediente.version_id == self.expediente.tramite.vigente_id

    @cached_property
    def secciones(self) -> list[Seccion]:
        """The sections asked, each with only its visible questions."""
        return self.formulario.visibles(self.respuestas)

    @cached_property
    def adjuntos(self) -> dict[str, list[Adjunto]]:
        """The files in force by question; one query."""
        por_pregunta: dict[str, list[Adjunto]] = {}
        vigentes = Adjunto.objects.vigentes().filter(expediente=self.expediente)
        for adjunto in vigentes:
            por_pregunta.setdefault(adjunto.pregunta, []).append(adjunto)
        return por_pregunta

    @cached_property
    def buscados(self) -> list[Buscado]:
        """What the municipality looked up instead of asking for it."""
        return buscados(self.expediente, self.ejecutable)

    @cached_property
    def guardado_hasta(self) -> date | None:
        """The last day on which a draft is kept if nobody changes it; none of a practice.

        Nor without an account: nobody comes back to it once the browser is closed.
        """
        caso = self.expediente
        if caso.practica or not self.es_borrador or caso.creado_por.sin_cuenta:
            return None
        return guardado_hasta(caso)

    @property
    def sin_pregunta(self) -> list[Buscado]:
        """What was looked up and no question asks for."""
        return [uno for uno in self.buscados if not uno.pregunta]

    @cached_property
    def corresponsable(self) -> Situacion | None:
        """How the firma of another professional stands; None where nobody else signs."""
        return situacion(self.expediente, self.ejecutable)

    @property
    def url_al_terminar(self) -> str:
        """The page after the last question: who else must sign, or the check before sending."""
        otra = self.corresponsable
        pagina = "corresponsable" if otra and otra.te_toca else "revisar"
        return reverse(f"portal:{pagina}", args=[self.expediente.pk])

    @cached_property
    def reparos(self) -> dict[UUID, list[Reparo]]:
        """What there is to say of the files, by file; as the answers are now, so never kept."""
        archivos = [uno for unos in self.adjuntos.values() for uno in unos]
        return reparos_de(archivos, self.ejecutable, self.respuestas)

    @cached_property
    def contexto(self) -> Mapping[str, object]:
        """What expressions see: it holds the calculations."""
        return self.formulario.contexto(self.respuestas)

    def pagina(self, clave: str) -> Pagina | None:
        """Return a section in its place, or None while it is not asked."""
        claves = [seccion.clave for seccion in self.secciones]
        if clave not in claves:
            return None
        i = claves.index(clave)
        return Pagina(
            seccion=self.secciones[i],
            numero=i + 1,
            total=len(claves),
            anterior=claves[i - 1] if i else "",
            siguiente=claves[i + 1] if i + 1 < len(claves) else "",
        )

    def faltas(self, seccion: str | None = None) -> list[Falta]:
        """Return what blocks, of a section or of all."""
        cuantos = {uno.pregunta: 1 for uno in self.buscados if uno.cubierto}
        cuantos |= {clave: len(archivos) for clave, archivos in self.adjuntos.items()}
        faltas = self.formulario.validar(self.respuestas, cuantos, seccion)
        return [falta for falta in faltas if falta.bloquea]

    def valor(self, pregunta: Pregunta) -> Any:
        """Return what the field of a question shows."""
        if pregunta.tipo == "archivo":
            return [self._archivo(adjunto) for adjunto in self.adjuntos.get(pregunta.clave, [])]
        if pregunta.tipo == "calculo":
            return self.contexto[pregunta.clave]
        return self.respuestas.get(pregunta.clave)

    def marca(self, seccion: str) -> str:
        """Return a short mark of what a section asks and computes: when it changes, ask again."""
        pagina = self.pagina(seccion)
        preguntas = pagina.seccion.preguntas if pagina else ()
        vistas = [
            f"{p.clave}={self.contexto[p.clave] if p.tipo == 'calculo' else ''}" for p in preguntas
        ]
        return sha256("\n".join(vistas).encode()).hexdigest()[:16]

    def primera_pendiente(self) -> str:
        """Return the first section with something missing, or nothing when it is complete."""
        faltas = self.faltas()
        return self.seccion_de(faltas[0].clave) if faltas else ""

    def seccion_de(self, nombre: str) -> str:
        """Return the section of an input's name (`local__calle`, `socios-0-rfc`)."""
        clave = nombre.partition("__")[0].partition("-")[0]
        return self.formulario.seccion_de[clave].clave

    def _archivo(self, adjunto: Adjunto) -> dict[str, Any]:
        return {
            "clave": str(adjunto.pk),
            "nombre": adjunto.nombre,
            "tamano": adjunto.bytes,
            "url": reverse("portal:adjunto", args=[self.expediente.pk, adjunto.pk]),
            "paginas": adjunto.paginas,
            "reparos": self.reparos.get(adjunto.pk, []),
        }


def abrir(request: HttpRequest, pk: UUID) -> Solicitud:
    """Return the application of who is logged in.

    Raises:
        Http404, NoPermitido: it is not theirs to write.
    """
    expediente, acceso = suyo(request, pk)
    return Solicitud(expediente, cargar(expediente.version), acceso)
