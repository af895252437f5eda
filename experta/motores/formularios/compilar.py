"""From formulario.yaml to a `Formulario`, or every finding at its line."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import DocumentoYaml, Ruta
from experta.motores.formularios.dependencias import grafo_de, grafo_de_filas, ordenar
from experta.motores.formularios.estructura import nombres_de
from experta.motores.formularios.formulario import Formulario
from experta.motores.formularios.modelo import (
    EXTENSIONES,
    ExpresionLike,
    Opcion,
    Pregunta,
    Seccion,
    Validacion,
)
from experta.motores.formularios.revision import (
    Punto,
    preguntas_de,
    revisar_esquema,
    revisar_sentido,
    secciones_de,
    sin_fechas,
)
from experta.motores.formularios.tipos.simples import numero_canonico

CompilarExpresion = Callable[[str, Mapping[str, str]], ExpresionLike]


def compilar_formulario(
    documento: DocumentoYaml,
    compilar_expresion: CompilarExpresion,
    *,
    clave_catastral: Mapping[str, str] | None = None,
) -> Formulario:
    """Return the compiled form.

    Args:
        documento: formulario.yaml as read.
        compilar_expresion: text and permitted names (name → texto, numero, booleano, fecha or
            lista) to a compiled expression; raises ValueError with a Spanish sentence.
        clave_catastral: the town's `patron`, `ejemplo` and `ayuda`; None takes the present town's.

    Raises:
        ContenidoInvalido: with every finding.
    """
    datos = sin_fechas(documento.datos)
    if hallazgos := revisar_esquema(documento, datos):
        raise ContenidoInvalido(hallazgos)
    compilador = _Compilador(documento, compilar_expresion)
    compilador.hallazgos += revisar_sentido(documento, datos)
    secciones = compilador.secciones(datos)
    orden = compilador.ordenar(grafo_de(secciones))
    grupos = [p for s in secciones for p in s.preguntas if p.tipo == "grupo"]
    orden_de_filas = {g.clave: compilador.ordenar(grafo_de_filas(g)) for g in grupos}
    if compilador.hallazgos:
        raise ContenidoInvalido(compilador.hallazgos)
    catastral = municipio_actual().clave_catastral if clave_catastral is None else clave_catastral
    return Formulario(secciones, catastral, orden, orden_de_filas)


@dataclass
class _Compilador:
    """Builds the objects and gathers what it finds; a broken expression is left out."""

    documento: DocumentoYaml
    compilar_expresion: CompilarExpresion
    hallazgos: list[Hallazgo] = field(default_factory=list)
    rutas: dict[str, Ruta] = field(default_factory=dict)

    def secciones(self, datos: Mapping[str, Any]) -> tuple[Seccion, ...]:
        """Return the pages. Names come first: a condition may read a later question."""
        puntos = list(secciones_de(datos))
        bocetos = [_boceto(p.datos) for punto in puntos for p in preguntas_de(punto)]
        nombres = nombres_de(bocetos)
        return tuple(self._seccion(punto, nombres) for punto in puntos)

    def ordenar(self, grafo: dict[str, set[str]]) -> tuple[str, ...]:
        """Return the order of evaluation and note the circles."""
        orden, circulos = ordenar(grafo)
        for circulo in circulos:
            vuelta = " → ".join(f"«{clave.removeprefix('#')}»" for clave in reversed(circulo))
            mensaje = f"Estas condiciones o cálculos se esperan unos a otros: {vuelta}."
            self.hallazgos.append(self.documento.hallazgo(self.rutas[circulo[0]], mensaje))
        return orden

    def _seccion(self, punto: Punto, nombres: Mapping[str, str]) -> Seccion:
        self.rutas[f"#{punto.datos['clave']}"] = punto.ruta
        return Seccion(
            **_tal_cual(punto.datos, "clave", "titulo", "ayuda"),
            visible_si=self._expresion(punto, "visible_si", nombres),
            preguntas=tuple(self._pregunta(p, nombres) for p in preguntas_de(punto)),
        )

    def _pregunta(self, punto: Punto, nombres: Mapping[str, str]) -> Pregunta:
        datos = punto.datos
        self.rutas[datos["clave"]] = punto.ruta
        hijas = list(preguntas_de(punto))
        de_fila = {**nombres, **nombres_de(_boceto(hija.datos) for hija in hijas)}
        return Pregunta(
            **_tal_cual(
                datos,
                *(
                    "clave",
                    "tipo",
                    "etiqueta",
                    "rotulo",
                    "ayuda",
                    "requerido",
                    "max_largo",
                    "resultado",
                ),
                *("prellenar", "requisito"),
            ),
            minimo=_limite(datos.get("minimo")),
            maximo=_limite(datos.get("maximo")),
            acepta=tuple(datos.get("acepta", EXTENSIONES)),
            visible_si=self._expresion(punto, "visible_si", nombres),
            requerido_si=self._expresion(punto, "requerido_si", nombres),
            calculo=self._expresion(punto, "calculo", nombres),
            opciones=tuple(_opcion(opcion) for opcion in datos.get("opciones", [])),
            validaciones=self._validaciones(punto, nombres),
            preguntas=tuple(self._pregunta(hija, de_fila) for hija in hijas),
        )

    def _validaciones(self, punto: Punto, nombres: Mapping[str, str]) -> tuple[Validacion, ...]:
        reglas = []
        for i, regla in enumerate(punto.datos.get("validaciones", [])):
            ruta = (*punto.ruta, "validaciones", i)
            expresion = self._expresion(Punto(ruta, regla), "si", nombres)
            if expresion is not None:
                reglas.append(Validacion(si=expresion, mensaje=regla["mensaje"]))
        return tuple(reglas)

    def _expresion(
        self, punto: Punto, campo: str, nombres: Mapping[str, str]
    ) -> ExpresionLike | None:
        if campo not in punto.datos:
            return None
        try:
            expresion = self.compilar_expresion(punto.datos[campo], nombres)
        except ValueError as error:
            self._anotar(punto, campo, f"«{campo}» está mal escrito: {error}")
            return None
        for nombre in sorted(expresion.nombres - nombres.keys()):
            parecidos = difflib.get_close_matches(nombre, nombres, n=1)
            sugerencia = f" ¿Quisiste decir «{parecidos[0]}»?" if parecidos else ""
            self._anotar(punto, campo, f"«{nombre}» no es una pregunta de aquí.{sugerencia}")
        return expresion

    def _anotar(self, punto: Punto, campo: str, mensaje: str) -> None:
        self.hallazgos.append(self.documento.hallazgo((*punto.ruta, campo), mensaje))


def _tal_cual(datos: Mapping[str, Any], *campos: str) -> dict[str, Any]:
    return {campo: datos[campo] for campo in campos if campo in datos}


def _boceto(datos: Mapping[str, Any]) -> Pregunta:
    return Pregunta(**_tal_cual(datos, "clave", "tipo", "etiqueta", "resultado"))


def _opcion(datos: str | Mapping[str, str]) -> Opcion:
    if isinstance(datos, str):
        return Opcion(clave=datos, etiqueta=datos)
    return Opcion(**datos)


def _limite(limite: float | str | None) -> str:
    if limite is None or isinstance(limite, str):
        return limite or ""
    return numero_canonico(Decimal(str(limite)))
