"""Runs the examples of a trámite and says where what happens is not what was expected.

Nothing is stored: the form is validated, the process walked, the fee and the due date computed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from pathlib import Path
from typing import Any, cast

from experta.catalogo.declaracion import construir
from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.ejemplo import Ejemplo
from experta.catalogo.esquema import revisar_esquema
from experta.catalogo.muestras import canonicas
from experta.catalogo.recorrido import Recorrido, SinDecision, recorrer
from experta.comun import reloj
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import DocumentoYaml, leer_yaml
from experta.motores.procesos import ProcesoDetenido
from experta.motores.reglas import ErrorDeDecision, ErrorDeEvaluacion
from experta.plazos.calendario import Calendario, PlazoInvalido, leer_calendario
from experta.plazos.rules import calcular
from experta.plazos.tipos import Computo, Horario, Momento, Solicitud, Suspension, Unidad, dia_de


def revisar_ejemplos(ejecutable: Ejecutable) -> list[Hallazgo]:
    """Return each difference between the examples and what the trámite does."""
    cierre = ejecutable.cierre
    rutas = cierre.en("ejemplos")
    if not rutas:
        aviso = "Falta por lo menos un ejemplo: es la prueba de que el trámite funciona."
        return [Hallazgo(cierre.nombre("ejemplos"), 0, aviso)]
    return [h for ruta in rutas for h in revisar_ejemplo(ejecutable, ruta)]


def revisar_ejemplo(ejecutable: Ejecutable, ruta: str) -> list[Hallazgo]:
    """Return the differences of one example."""
    cierre = ejecutable.cierre
    try:
        documento = leer_yaml(cierre.archivos[ruta], cierre.nombre(ruta))
    except ContenidoInvalido as error:
        return error.hallazgos
    if hallazgos := revisar_esquema(documento, Ejemplo):
        return hallazgos
    prueba = _Prueba(ejecutable, documento, cast(Ejemplo, construir(Ejemplo, documento.datos)))
    return list(prueba.diferencias())


@dataclass(frozen=True)
class _Prueba:
    """One example against one trámite."""

    ejecutable: Ejecutable
    documento: DocumentoYaml
    ejemplo: Ejemplo

    @property
    def respuestas(self) -> dict[str, object]:
        """The answers as the form stores them."""
        return canonicas(self.ejecutable.formulario, self.ejemplo.respuestas)

    @property
    def ingresado(self) -> datetime:
        """The moment of submission, in the town's zone."""
        return _momento(self.ejemplo.ingresado)

    def diferencias(self) -> Iterator[Hallazgo]:
        """Yield each difference, at the line of what was expected."""
        yield from self._desconocidas()
        faltas = self._faltas()
        esperadas = self.ejemplo.esperado.faltas
        if esperadas is not None:
            yield from self._comparar("faltas", sorted(faltas), sorted(esperadas))
            return
        for clave, mensaje in faltas.items():
            yield self._hallazgo(("respuestas", clave), f"Esta respuesta no pasa: {mensaje}")
        if not faltas:
            yield from self._del_proceso()
            yield from self._del_plazo()

    def _desconocidas(self) -> Iterator[Hallazgo]:
        preguntas = self.ejecutable.formulario.preguntas
        observadas = self.ejemplo.prevencion.preguntas if self.ejemplo.prevencion else ()
        nombradas: list[tuple[tuple[str, ...], str]] = [
            *((("respuestas", clave), clave) for clave in self.ejemplo.respuestas),
            *((("adjuntos", clave), clave) for clave in self.ejemplo.adjuntos),
            *((("prevencion", "preguntas"), clave) for clave in observadas),
        ]
        for ruta, clave in nombradas:
            if clave not in preguntas:
                yield self._hallazgo(ruta, f"«{clave}» no es una pregunta del formulario.")
        areas = {area.clave for area in self.ejecutable.ficha.areas}
        for clave in self.ejemplo.decisiones.dictamenes:
            if clave not in areas:
                ruta = ("decisiones", "dictamenes", clave)
                yield self._hallazgo(ruta, f"«{clave}» no es un área de la ficha.")

    def _faltas(self) -> dict[str, str]:
        faltas = self.ejecutable.formulario.validar(self.respuestas, self.ejemplo.adjuntos)
        return {f.clave.split("__")[0]: f.mensaje for f in faltas if f.bloquea}

    def _centavos(self) -> int:
        return self.ejecutable.costo_centavos(self.respuestas, self.ingresado.date())

    def _del_proceso(self) -> Iterator[Hallazgo]:
        esperado = self.ejemplo.esperado
        try:
            centavos = self._centavos()
            andado = recorrer(self.ejecutable, self.respuestas, self.ejemplo.decisiones, centavos)
        except (SinDecision, ProcesoDetenido, ErrorDeDecision, ErrorDeEvaluacion) as error:
            yield self._hallazgo(("esperado",), f"El ejemplo no llega al final: {error}")
            return
        if esperado.costo_centavos is not None:
            yield from self._comparar("costo_centavos", centavos, esperado.costo_centavos)
        yield from self._del_recorrido(andado)

    def _del_recorrido(self, andado: Recorrido) -> Iterator[Hallazgo]:
        esperado = self.ejemplo.esperado
        if esperado.pasos is not None:
            yield from self._comparar("pasos", andado.pasos, list(esperado.pasos))
        if esperado.documentos is not None:
            yield from self._comparar("documentos", andado.documentos, list(esperado.documentos))
        if esperado.final is not None:
            yield from self._comparar("final", andado.final, esperado.final)

    def _del_plazo(self) -> Iterator[Hallazgo]:
        try:
            computo = calcular(self._solicitud())
        except PlazoInvalido as error:
            yield self._hallazgo(("esperado", "vence"), str(error))
            return
        prevencion, esperado = self.ejemplo.prevencion, self.ejemplo.esperado
        if (
            prevencion
            and dia_de(computo.limite_prevencion) < _momento(prevencion.notificada).date()
        ):
            limite = _escrito(computo.limite_prevencion)
            mensaje = f"Ya no se puede prevenir después del primer tercio del plazo ({limite})."
            yield self._hallazgo(("prevencion", "notificada"), mensaje)
        if esperado.vence is not None:
            yield from self._comparar("vence", _vence(computo), esperado.vence)

    def _solicitud(self) -> Solicitud:
        ficha, prevencion = self.ejecutable.ficha, self.ejemplo.prevencion
        unidad = Unidad(ficha.plazo.respuesta.unidad)
        suspensiones: tuple[Suspension, ...] = ()
        if prevencion:
            desde = _momento(prevencion.notificada)
            inicio = desde if unidad == Unidad.HORAS_HABILES else desde.date()
            suspensiones = (Suspension(inicio, _momento(prevencion.respondida).date()),)
        oficina = municipio_actual().dependencias[ficha.dependencia]
        return Solicitud(
            presentado=self.ingresado,
            unidad=unidad,
            cantidad=ficha.plazo.respuesta.cantidad,
            calendario=_calendario(municipio_actual().carpeta / "calendario"),
            regla=ficha.plazo.respuesta.regla,
            suspensiones=suspensiones,
            horario=Horario(
                time.fromisoformat(oficina.hora_abre), time.fromisoformat(oficina.hora_cierra)
            ),
        )

    def _comparar(self, campo: str, real: Any, esperado: Any) -> Iterator[Hallazgo]:
        if real != esperado:
            mensaje = f"Se esperaba {_dicho(esperado)} y resulta {_dicho(real)}."
            yield self._hallazgo(("esperado", campo), mensaje)

    def _hallazgo(self, ruta: tuple[str, ...], mensaje: str) -> Hallazgo:
        return self.documento.hallazgo(ruta, mensaje)


@cache
def _calendario(carpeta: Path) -> Calendario:
    return leer_calendario(carpeta)


def _momento(texto: str) -> datetime:
    """Return a written day and hour in the town's zone; a day alone begins at midnight."""
    return datetime.fromisoformat(texto).replace(tzinfo=reloj.zona())


def _vence(computo: Computo) -> str:
    return _escrito(computo.vence) if computo.vence else ""


def _escrito(momento: Momento) -> str:
    if isinstance(momento, datetime):
        return momento.strftime("%Y-%m-%dT%H:%M")
    return momento.isoformat()


def _dicho(valor: Any) -> str:
    if isinstance(valor, list):
        return ", ".join(map(str, valor)) or "nada"
    return str(valor)
