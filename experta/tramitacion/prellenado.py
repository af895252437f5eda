"""Answers that the town already has: nobody is asked twice for the same thing.

`prellenar` of a question names where its answer comes from: `perfil.<dato>` and
`organizacion.<dato>` of the holder, or `resolucion.<trámite>.<pregunta>` of the holder's last
favourable case. What no source gives is taken from the holder's earlier applications: the last
answer to a question of the same key and kind (`de_antes`). What is filled in is shown, says where
it comes from and may be corrected.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from experta.catalogo.correspondencia import DE_CADA_VEZ
from experta.catalogo.ejecutable import cargar
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Organizacion, Persona
from experta.expedientes.models import Acceso, Expediente, Parte
from experta.expedientes.rules import FAVORABLE
from experta.motores.formularios import (
    NO_LA_TENGO,
    Formulario,
    Pregunta,
    Valor,
    a_crudo,
    normalizar,
)
from experta.tramitacion.titulares import casos_de, titular_de

_DEL_PERFIL = (
    "nombre",
    "primer_apellido",
    "segundo_apellido",
    "nombre_completo",
    "curp",
    "rfc",
    "correo",
    "telefono",
    "domicilio",
)
_DE_LA_ORGANIZACION = ("razon_social", "rfc", "domicilio")
# A declaration and a file are given anew each time; a date or a story belong to one case alone.
_DE_CADA_VEZ = DE_CADA_VEZ | {"fecha", "texto_largo"}
_CASOS = 20  # earlier applications that are looked at, the last ones first


@dataclass(frozen=True)
class Tomada:
    """An answer that the person did not write: `origen` is a source, or the folio of a case."""

    valor: Valor
    origen: str


@dataclass(frozen=True)
class Fuentes:
    """What the town knows of a holder. `resoluciones`: answers of the last case, by trámite."""

    perfil: dict[str, Any] = field(default_factory=dict)
    organizacion: dict[str, Any] = field(default_factory=dict)
    resoluciones: dict[str, dict[str, Any]] = field(default_factory=dict)

    def valor(self, ruta: str) -> Any:
        """Return the datum that a `prellenar` names, or None."""
        origen, _, resto = ruta.partition(".")
        if origen == "resolucion":
            tramite, _, pregunta = resto.partition(".")
            return self.resoluciones.get(tramite, {}).get(pregunta)
        datos = self.perfil if origen == "perfil" else self.organizacion
        return datos.get(resto)


def prellenar(preguntas: Iterable[Pregunta], fuentes: Fuentes) -> dict[str, Valor]:
    """Return the canonical answers that are known, by question."""
    conocidas = {
        p.clave: _canonico(p, fuentes.valor(p.prellenar)) for p in preguntas if p.prellenar
    }
    return {clave: valor for clave, valor in conocidas.items() if valor not in (None, [], {})}


def fuentes_de(expediente: Expediente, preguntas: Iterable[Pregunta]) -> Fuentes:
    """Return what is known of the holder of a case, reading only what the questions ask for.

    The profile is the holder's, or of who represents a company; never that of the counter clerk.
    """
    rutas = [p.prellenar for p in preguntas if p.prellenar]
    if not rutas:
        return Fuentes()
    titular = (
        expediente.partes.filter(rol=Parte.Rol.TITULAR)
        .select_related("persona", "organizacion")
        .first()
    )
    persona: Persona | None = titular.persona if titular else None
    organizacion: Organizacion | None = titular.organizacion if titular else None
    if organizacion is not None:
        persona = _representante(expediente)
    tramites = {r.split(".")[1] for r in rutas if r.startswith("resolucion.")}
    return Fuentes(
        perfil=_datos(persona, _DEL_PERFIL),
        organizacion=_datos(organizacion, _DE_LA_ORGANIZACION),
        resoluciones={t: _ultima(titular, t) for t in tramites} if titular else {},
    )


def tomadas(expediente: Expediente, formulario: Formulario, persona: Persona) -> dict[str, Tomada]:
    """Return every answer that the town knows for a draft, with its origin.

    Of earlier cases, only what this form takes as it is: what has a fault is better asked.
    """
    preguntas = formulario.preguntas
    fuentes = fuentes_de(expediente, preguntas.values())
    declaradas = {
        clave: Tomada(valor, preguntas[clave].prellenar.partition(".")[0])
        for clave, valor in prellenar(preguntas.values(), fuentes).items()
    }
    todas = de_antes(expediente, preguntas, persona) | declaradas
    faltas = formulario.validar({clave: una.valor for clave, una in todas.items()}, {})
    malas = {f.clave.partition("__")[0].partition("-")[0] for f in faltas if f.bloquea}
    return {clave: una for clave, una in todas.items() if clave in declaradas or clave not in malas}


def de_antes(
    expediente: Expediente, preguntas: Mapping[str, Pregunta], persona: Persona
) -> dict[str, Tomada]:
    """Return the last answers of the holder to questions of the same key and kind.

    From the cases that `persona` may draw on: their own, and as far as their mandate reaches.
    """
    titular = titular_de(expediente)
    if titular is None:
        return {}
    casos = casos_de(titular, persona).select_related("version").order_by("-ingresado_at")
    halladas: dict[str, Tomada] = {}
    for caso in casos[:_CASOS]:
        contestadas = cargar(caso.version).formulario.preguntas
        for clave, pregunta in preguntas.items():
            otra = contestadas.get(clave)
            if clave in halladas or otra is None or not misma_pregunta(pregunta, otra):
                continue
            if pregunta.prellenar.startswith("perfil.") and caso.creado_por_id != persona.pk:
                continue  # it speaks of who fills in the form, and that was somebody else
            valor = _canonico(pregunta, caso.respuestas.get(clave))
            if valor not in (None, NO_LA_TENGO):
                halladas[clave] = Tomada(valor, caso.folio or "")
    return halladas


def misma_pregunta(pregunta: Pregunta, otra: Pregunta) -> bool:
    """Say whether the answer to one, of the same key, may be taken for the other."""
    return pregunta.tipo == otra.tipo and pregunta.tipo not in _DE_CADA_VEZ


def _representante(expediente: Expediente) -> Persona | None:
    acceso = (
        Acceso.objects.vigentes()
        .filter(expediente=expediente, motivo=Acceso.Motivo.REPRESENTANTE)
        .select_related("persona")
        .first()
    )
    return acceso.persona if acceso else None


def _datos(objeto: object | None, campos: tuple[str, ...]) -> dict[str, Any]:
    return {campo: getattr(objeto, campo) for campo in campos} if objeto else {}


def _ultima(titular: Parte, tramite: str) -> dict[str, Any]:
    """Return the answers of the holder's last favourable case of a trámite."""
    if titular.persona_id is None and titular.organizacion_id is None:
        return {}
    suyos = Parte.objects.filter(
        rol=Parte.Rol.TITULAR,
        persona=titular.persona_id,
        organizacion=titular.organizacion_id,
        expediente__tramite__slug=tramite,
        expediente__estado=FAVORABLE,
    )
    ultima = suyos.select_related("expediente").order_by("-expediente__concluido_at").first()
    return ultima.expediente.respuestas if ultima else {}


def _canonico(pregunta: Pregunta, valor: Any) -> Valor:
    """Return a datum in the canonical form of the question, None if it is of another kind."""
    if valor in (None, "", [], {}):
        return None
    compuesta = pregunta.tipo in ("domicilio", "predio", "giro", "opciones", "grupo")
    if compuesta != isinstance(valor, dict | list):
        return None
    catastral = municipio_actual().clave_catastral
    return normalizar(pregunta, a_crudo(pregunta, valor), catastral)
