"""The ficha of a trámite: what a person must know and what the law makes public (art. 54 LNETB)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from experta.catalogo.declaracion import PATRON_CLAVE, construir, dice
from experta.catalogo.giros import RIESGOS
from experta.catalogo.listas import CONJUNTOS, SECTORES, SITUACIONES
from experta.catalogo.partes import (
    Area,
    Corresponsable,
    Costo,
    DocumentoFicha,
    Fuente,
    Fundamento,
    Inspeccion,
    PasoDeRuta,
    PlazoFicha,
    ProcesoFicha,
    Promesa,
    RegistroPublico,
    Remedio,
    Renovacion,
    Requisito,
    Retencion,
    Suelo,
    Superficie,
    Titular,
    Vigencia,
    plazo_del_marco,
)

__all__ = ["Area", "DocumentoFicha", "Ficha", "Vigencia"]

NEGATIVA = "_documentos/resolucion-desfavorable.typ"


@dataclass(frozen=True, kw_only=True)
class Ficha:
    """A ficha already checked. Immutable."""

    clave: str = field(metadata=dice("Clave u homoclave del trámite."))
    nombre: str = field(metadata=dice("Nombre oficial.", maxLength=200))
    modalidad: str = field(default="Única", metadata=dice("Modalidad, o «Única»."))
    serie_folio: str = field(
        metadata=dice("Letras con que empieza su folio.", patron="^[A-Z]{2,6}$")
    )
    descripcion: str = field(metadata=dice("Qué es, en lenguaje ciudadano."))
    casos: str = field(metadata=dice("Cuándo lo necesitas."))
    resultado: str = field(metadata=dice("Qué obtienes."))
    nombres_comunes: tuple[str, ...] = field(default=(), metadata=dice("Cómo le dice la gente."))
    palabras_clave: tuple[str, ...] = field(default=(), metadata=dice("Palabras con que se busca."))
    preguntas_comunes: tuple[str, ...] = field(
        default=(), metadata=dice("Preguntas que hace la gente.")
    )
    giros_de_riesgo: tuple[str, ...] = field(
        default=(),
        metadata=dice(
            "De qué riesgo son los giros para los que es, si eso lo distingue de otro trámite.",
            opciones=RIESGOS,
        ),
    )
    frases_que_deciden: tuple[str, ...] = field(
        default=(),
        metadata=dice("Lo que sólo dice quien quiere este trámite, hable de lo que hable."),
    )
    superficie: Superficie | None = field(
        default=None, metadata=dice("Para cuántos metros cuadrados es, si eso lo distingue.")
    )
    dirigido_a: str = field(
        metadata=dice("Quién puede hacerlo.", opciones=("ciudadania", "empresa", "ambos"))
    )
    sector: str = field(metadata=dice("Tema al que pertenece.", opciones=SECTORES))
    situaciones: tuple[str, ...] = field(
        default=(), metadata=dice("Momentos de la vida en que sirve.", opciones=SITUACIONES)
    )
    dependencia: str = field(
        metadata=dice("Clave de la dependencia responsable.", patron=PATRON_CLAVE)
    )
    oficinas: tuple[str, ...] = field(
        metadata=dice("Dependencias donde se atiende.", patron=PATRON_CLAVE)
    )
    conjunto: str = field(
        default="nuevos",
        metadata=dice("Si abrió con la plataforma o llegó después.", opciones=CONJUNTOS),
    )
    oculto: bool = field(
        default=False,
        metadata=dice(
            "Si no sale en el catálogo: sólo se empieza desde la página de otro trámite."
        ),
    )
    identidad: str = field(
        default="requerida",
        metadata=dice(
            "Si hay que decir quién eres; opcional admite hacerlo sin cuenta.",
            opciones=("requerida", "opcional"),
        ),
    )
    riesgo_a_la_vida: bool = field(
        default=False,
        metadata=dice("Si su silencio nunca puede autorizar, por el riesgo a la vida."),
    )
    canales: tuple[str, ...] = field(
        metadata=dice("Cómo se puede hacer.", opciones=("en_linea", "ventanilla"))
    )
    fundamento: tuple[Fundamento, ...] = field(metadata=dice("Normas en que se apoya.", minItems=1))
    requisitos: tuple[Requisito, ...] = field(default=(), metadata=dice("Lo que se pide."))
    inspeccion: Inspeccion | None = field(default=None, metadata=dice("La visita, si hay."))
    plazo: PlazoFicha = field(
        default_factory=plazo_del_marco,
        metadata=dice("Los plazos de ley; sin ellos, los del marco legal."),
    )
    promesa: Promesa | None = field(default=None, metadata=dice("Compromiso de servicio, si hay."))
    costo: Costo = field(metadata=dice("Cuánto cuesta."))
    vigencia: Vigencia = field(metadata=dice("Cuánto vale lo que se obtiene."))
    proceso: ProcesoFicha = field(metadata=dice("Los pasos."))
    titular: Titular = field(metadata=dice("Qué respuestas dicen a nombre de quién es."))
    corresponsable: Corresponsable | None = field(
        default=None, metadata=dice("Qué profesional firma también la solicitud, si alguno.")
    )
    documentos: tuple[DocumentoFicha, ...] = field(metadata=dice("Lo que se emite.", minItems=1))
    renovacion: Renovacion | None = field(
        default=None, metadata=dice("Cómo se renueva, si se puede.")
    )
    remedio: Remedio | None = field(
        default=None,
        metadata=dice("Qué se puede hacer contra la respuesta, si no es el recurso del municipio."),
    )
    rutas: tuple[PasoDeRuta, ...] = field(
        default=(), metadata=dice("Hojas de ruta de las que forma parte.")
    )
    suelo: Suelo | None = field(
        default=None,
        metadata=dice("Respuestas con que se avisa si la zona admite el giro, si importa."),
    )
    registro: RegistroPublico | None = field(
        default=None, metadata=dice("Lo que publica el registro de permisos, si lo hay.")
    )
    retencion: Retencion = field(metadata=dice("Cuánto se conserva el expediente."))
    demostracion: bool = field(default=False, metadata=dice("Si algún dato es de demostración."))
    notas: tuple[str, ...] = field(default=(), metadata=dice("Aclaraciones para quien lee."))
    fuentes: tuple[Fuente, ...] = field(default=(), metadata=dice("De dónde salió cada dato."))

    @classmethod
    def desde(cls, datos: Mapping[str, Any]) -> "Ficha":
        """Return the ficha that checked data describe (see `esquema.py`)."""
        return cast(Ficha, construir(cls, datos))

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas that give an opinion; none in a process without opinions."""
        return self.proceso.parametros.areas

    def area(self, clave: str) -> Area:
        """Return an area.

        Raises:
            KeyError: the ficha has no such area.
        """
        for area in self.areas:
            if area.clave == clave:
                return area
        raise KeyError(clave)

    def nombre_de_area(self, clave: str) -> str:
        """Return the name of an area; whoever reviews without being one is «Revisión»."""
        return next((area.nombre for area in self.areas if area.clave == clave), "Revisión")

    @property
    def visitas_despues(self) -> tuple[Requisito, ...]:
        """The visits that may follow the answer: those that its process does not wait for."""
        if self.inspeccion:
            return ()
        return tuple(uno for uno in self.requisitos if uno.tipo == "inspeccion")

    def requisito(self, clave: str) -> Requisito | None:
        """Return a requirement by key, or None."""
        return next((uno for uno in self.requisitos if uno.clave == clave), None)

    def documentos_para(self, sentido: str) -> list[DocumentoFicha]:
        """Return the documents issued when the case ends in that sense.

        A negative always has its document: without one of its own, the shared one.
        """
        elegidos = [uno for uno in self.documentos if uno.cuando in (sentido, "siempre")]
        propios = [uno for uno in self.documentos if uno.cuando == "desfavorable"]
        if sentido == "desfavorable" and not propios:
            elegidos.append(self._negativa())
        return elegidos

    def _negativa(self) -> DocumentoFicha:
        return DocumentoFicha(
            clave="negativa",
            clase="resolucion",
            cuando="desfavorable",
            titulo=f"Resolución negativa: {self.nombre}",
            plantilla=NEGATIVA,
            dependencia=self.dependencia,
            requiere_firma=True,
            vigencia=Vigencia(tipo="indefinida", texto=""),
            resolutivos=("No se autoriza lo solicitado, por las razones que se indican.",),
        )
