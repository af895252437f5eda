"""Writes the drawing (BPMNDI) of a process, so that nobody has to draw by hand."""

import re
from xml.sax.saxutils import quoteattr

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.motores.procesos.disposicion import Caja, Disposicion, Punto
from experta.motores.procesos.lectura import leer_modelo
from experta.motores.procesos.modelo import Flujo, Modelo

_DI = re.compile(r"\s*<bpmndi:BPMNDiagram\b.*?</bpmndi:BPMNDiagram>", re.DOTALL)
_CIERRE = "</bpmn:definitions>"
_HORIZONTAL = ' isHorizontal="true"'


def trazar(bpmn: bytes) -> bytes:
    """Return the file with its drawing made anew; the rest of the text stays as it was.

    Raises:
        ContenidoInvalido: not BPMN with one process and the usual prefixes, or loose flows.
    """
    modelo = leer_modelo(bpmn, "proceso")
    sueltas = [
        Hallazgo("proceso", flujo.linea, f"La flecha «{flujo.id}» toca un paso que no se usa aquí.")
        for flujo, _ in modelo.flechas_sueltas()
    ]
    texto = _DI.sub("", bpmn.decode()).rstrip()
    if not texto.endswith(_CIERRE):
        sueltas.append(Hallazgo("proceso", 0, f"El archivo debe terminar con {_CIERRE}."))
    if sueltas:
        raise ContenidoInvalido(sueltas)
    cuerpo = texto.removesuffix(_CIERRE).rstrip()
    return f"{cuerpo}\n{_dibujo(modelo)}\n{_CIERRE}\n".encode()


def _dibujo(modelo: Modelo) -> str:
    disposicion = Disposicion(modelo)
    plano = quoteattr(modelo.colaboracion or modelo.id)
    partes = [
        '  <bpmndi:BPMNDiagram id="diagrama">',
        f'    <bpmndi:BPMNPlane id="plano" bpmnElement={plano}>',
    ]
    if modelo.participante:
        partes.append(_figura(modelo.participante, disposicion.marco, _HORIZONTAL))
    for carril in modelo.carriles:
        partes.append(_figura(carril.id, disposicion.carriles[carril.id], _HORIZONTAL))
    for nodo in modelo.nodos.values():
        dibujar = _compuerta if nodo.clase == "exclusiveGateway" else _figura
        partes.append(dibujar(nodo.id, disposicion.nodos[nodo.id]))
    partes += [_linea(flujo, disposicion.ruta(flujo)) for flujo in modelo.flujos]
    return "\n".join([*partes, "    </bpmndi:BPMNPlane>", "  </bpmndi:BPMNDiagram>"])


def _figura(id_: str, caja: Caja, mas: str = "", rotulo: str = "") -> str:
    return (
        f"      <bpmndi:BPMNShape id={quoteattr(id_ + '_di')} bpmnElement={quoteattr(id_)}{mas}>\n"
        f'        <dc:Bounds x="{caja.x}" y="{caja.y}" '
        f'width="{caja.ancho}" height="{caja.alto}" />\n'
        f"{rotulo}      </bpmndi:BPMNShape>"
    )


def _compuerta(id_: str, caja: Caja) -> str:
    """Return the shape of a gateway, its question at the upper left, out of the way of flows."""
    return _figura(id_, caja, ' isMarkerVisible="true"', _rotulo(caja.x - 62, caja.y - 12))


def _linea(flujo: Flujo, puntos: list[Punto]) -> str:
    id_, elemento = quoteattr(flujo.id + "_di"), quoteattr(flujo.id)
    esquinas = "".join(f'        <di:waypoint x="{x}" y="{y}" />\n' for x, y in puntos)
    # A long flow runs first along its channel; the others end with their straight piece.
    x, y = puntos[1] if len(puntos) == 5 else puntos[-2]
    rotulo = _rotulo(x + 6, y - 18) if flujo.nombre else ""
    return (
        f"      <bpmndi:BPMNEdge id={id_} bpmnElement={elemento}>\n"
        f"{esquinas}{rotulo}      </bpmndi:BPMNEdge>"
    )


def _rotulo(x: int, y: int) -> str:
    return (
        "        <bpmndi:BPMNLabel>\n"
        f'          <dc:Bounds x="{x}" y="{y}" width="76" height="14" />\n'
        "        </bpmndi:BPMNLabel>\n"
    )
