"""A published version, compiled and ready to run. Built from the stored bytes, never from disk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from experta.catalogo import armado
from experta.catalogo.cierre import GIROS, TARIFA, Cierre, ruta_de_plantilla
from experta.catalogo.ficha import Ficha, Vigencia
from experta.catalogo.giro_elegido import giros_en
from experta.catalogo.giros import con_riesgos
from experta.catalogo.models import VersionTramite
from experta.catalogo.partes import Requisito
from experta.catalogo.uma import uma_diaria
from experta.motores.formularios import Formulario
from experta.motores.procesos import Instancia, Proceso
from experta.motores.reglas import (
    Concepto,
    Expresion,
    Fila,
    Tabla,
    calcular_tarifa,
    compilar,
    total_centavos,
)

MAX_EN_MEMORIA = 64


# What a table of reglas/ may decide, for the conditions of the diagram to read.
VISITA = "requiere_inspeccion"
DE_REGLAS = (VISITA, "riesgo")


@dataclass(frozen=True)
class Ejecutable:
    """Everything a version does. Immutable, and safe to share between threads.

    `version_id` is None while the trámite is only being reviewed; `renovacion`, where the ficha
    gives no immediate renewal.
    """

    version_id: int | None
    cierre: Cierre
    ficha: Ficha
    formulario: Formulario
    proceso: Proceso
    tarifa: Tabla | None
    reglas: Mapping[str, Tabla]
    renovacion: Proceso | None = None

    @property
    def slug(self) -> str:
        """The slug of its trámite."""
        return self.cierre.slug

    @property
    def huella_tarifa(self) -> str:
        """The SHA-256 of the tarifa; empty for a free trámite."""
        return self.cierre.huella_de(TARIFA) if self.tarifa else ""

    def proceso_de(self, estado: str) -> Proceso:
        """Return the process that a stored state is of: the ordinary one, or the renewal's."""
        if self.renovacion and self.renovacion.es_de(estado):
            return self.renovacion
        return self.proceso

    def continuar(self, estado: str) -> Instancia:
        """Return the running process of a stored state.

        Raises:
            EstadoAjeno: the state is of another version or is unreadable.
        """
        return self.proceso_de(estado).continuar(estado)

    def plantilla(self, ruta: str) -> bytes:
        """Return the Typst source of a document.

        Raises:
            KeyError: the version has no such template.
        """
        return self.cierre.archivos[ruta_de_plantilla(self.cierre.archivos, ruta)]

    def recursos(self) -> dict[str, bytes]:
        """Return what templates may read, by plain name: `_base.typ`, pictures."""
        return recursos_de(self.cierre)

    def uma(self, dia: date) -> Decimal:
        """Return the daily UMA in pesos.

        Raises:
            UmaSinPublicar: there is none for that day.
        """
        return uma_diaria(dia)

    def costo(
        self, respuestas: Mapping[str, object], dia: date, pedido: date | None = None
    ) -> list[Concepto]:
        """Return what these answers would pay that day; an empty list costs nothing.

        The discounts of a season are those of the day on which it was asked, if another: nobody
        loses one because the office took its days.

        Raises:
            ErrorDeDecision, ErrorDeEvaluacion: an answer is missing to compute it.
            UmaSinPublicar: there is no UMA for that day.
        """
        if self.tarifa is None:
            return []
        contexto = self.formulario.contexto(respuestas)
        return calcular_tarifa(self.tarifa, contexto, self.uma(dia), (pedido or dia).month)

    def costo_centavos(self, respuestas: Mapping[str, object], dia: date) -> int:
        """Return the total of `costo`, in centavos."""
        return total_centavos(self.costo(respuestas, dia))

    def ultimo_dia(self, vigencia: Vigencia, respuestas: Mapping[str, object]) -> date | None:
        """Return the last day of the event that a document is for; None where it is for none.

        Raises:
            ErrorDeEvaluacion: an answer is missing to compute it.
        """
        if not vigencia.hasta:
            return None
        dia = compilar(vigencia.hasta, self.formulario.nombres()).evaluar(
            self.formulario.contexto(respuestas)
        )
        return date.fromisoformat(str(dia)) if dia else None

    def pide_corresponsable(self, respuestas: Mapping[str, object]) -> bool:
        """Say whether these answers need the firma of another professional.

        Raises:
            ErrorDeEvaluacion: an answer is missing to know it.
        """
        regla = self.ficha.corresponsable
        if regla is None or not regla.aplica_si:
            return regla is not None
        condicion = compilar(regla.aplica_si, self.formulario.nombres())
        return condicion.es_cierta(self.formulario.contexto(respuestas))

    def condicion(self, requisito: Requisito) -> Expresion | None:
        """Return the condition on the answers under which a requirement is asked, if it has one.

        Raises:
            ErrorDeExpresion: it is badly written.
        """
        if not requisito.aplica_si:
            return None
        return compilar(requisito.aplica_si, self.formulario.nombres())

    def pide(self, requisito: Requisito, respuestas: Mapping[str, object]) -> bool:
        """Say whether a requirement is asked of who gave these answers.

        Raises:
            ErrorDeEvaluacion: an answer is missing to know it.
        """
        condicion = self.condicion(requisito)
        return condicion is None or condicion.es_cierta(self.formulario.contexto(respuestas))

    def datos_de_proceso(self, respuestas: Mapping[str, object]) -> dict[str, object]:
        """Return the data with which the process starts: of the ficha, and of its tables.

        Raises:
            ErrorDeDecision, ErrorDeEvaluacion: an answer is missing to decide with a table.
        """
        parametros = self.ficha.proceso.parametros
        datos: dict[str, object] = {
            "requiere_pago": parametros.requiere_pago,
            # Without a table that decides it, who has a visit always has it.
            VISITA: self.ficha.inspeccion is not None,
        }
        if self.ficha.areas:
            datos["areas"] = [area.clave for area in self.ficha.areas]
        return datos | self.decisiones(respuestas)

    def decisiones(self, respuestas: Mapping[str, object]) -> dict[str, object]:
        """Return what the tables of reglas/ decide with these answers; nothing without tables.

        Raises:
            ErrorDeDecision, ErrorDeEvaluacion: an answer is missing to decide.
        """
        decidido: dict[str, object] = {}
        for tabla, contexto in self._por_decidir(respuestas):
            for resultado in tabla.decidir(contexto):
                decidido |= {clave: resultado[clave] for clave in DE_REGLAS if clave in resultado}
        return decidido

    def renglones_que_deciden(
        self, respuestas: Mapping[str, object]
    ) -> list[tuple[Tabla, Fila, dict[str, object]]]:
        """Return the rows of reglas/ that decide with these answers, each with what it says.

        Raises:
            ErrorDeDecision, ErrorDeEvaluacion: an answer is missing to decide.
        """
        return [
            (tabla, fila, dicho)
            for tabla, contexto in self._por_decidir(respuestas)
            for fila, dicho in zip(tabla.elegir(contexto), tabla.decidir(contexto), strict=True)
        ]

    def _por_decidir(
        self, respuestas: Mapping[str, object]
    ) -> Iterator[tuple[Tabla, Mapping[str, object]]]:
        if self.reglas:
            leidos = {nombre for tabla in self.reglas.values() for nombre in tabla.nombres}
            giros = giros_en(self.cierre.archivos.get(GIROS, b""))
            contexto = con_riesgos(self.formulario.contexto(respuestas), leidos, giros)
            yield from ((tabla, contexto) for tabla in self.reglas.values())

    @property
    def decide_la_visita(self) -> frozenset[str]:
        """The questions on whose answers the visit depends; none when it does not depend."""
        tablas = [uno for uno in self.reglas.values() if VISITA in uno.filas[0].salidas]
        return frozenset(nombre.partition("__")[0] for uno in tablas for nombre in uno.nombres)


def recursos_de(cierre: Cierre) -> dict[str, bytes]:
    """Return the files that the templates of a closure may read, by plain name."""
    recursos = {}
    for ruta in (*cierre.en("_documentos"), *cierre.en("documentos")):
        nombre = ruta.rsplit("/", 1)[1]
        if nombre.startswith("_") or not nombre.endswith(".typ"):
            recursos[nombre] = cierre.archivos[ruta]
    return recursos


def armar(cierre: Cierre, ficha: Ficha, version_id: int | None = None) -> Ejecutable:
    """Return a closure compiled.

    Raises:
        ContenidoInvalido: a file has mistakes.
    """
    formulario = armado.armar_formulario(cierre)
    return Ejecutable(
        version_id=version_id,
        cierre=cierre,
        ficha=ficha,
        formulario=formulario,
        proceso=armado.armar_proceso(cierre, ficha),
        tarifa=armado.armar_tarifa(cierre, ficha, formulario),
        reglas=armado.armar_reglas(cierre, formulario),
        renovacion=armado.armar_renovacion(cierre, ficha),
    )


def cargar(version: VersionTramite) -> Ejecutable:
    """Return a published version compiled; the last ones used stay in memory."""
    return _cargar(version.pk, version.huella)


@lru_cache(maxsize=MAX_EN_MEMORIA)
def _cargar(pk: int, huella: str) -> Ejecutable:
    # The digest is part of the key: a test database may give the same pk to another content.
    version = VersionTramite.objects.select_related("tramite").get(pk=pk, huella=huella)
    cierre = Cierre(version.tramite.slug, version.contenidos())
    return armar(cierre, Ficha.desde(version.ficha), version.pk)
