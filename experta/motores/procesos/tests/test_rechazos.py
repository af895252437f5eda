"""Publication refuses every process that could stop, run code or approve by accident.

Control of them all: the text that each case breaks in one place compiles when it is whole.
"""

import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.motores.procesos import trazar
from experta.motores.procesos.tests.apoyo import COMPARTIDOS, compilar

BASE = (COMPARTIDOS / "dictamenes-en-paralelo.bpmn").read_text()
FIN = "  </bpmn:process>"
CONDICION = 'len(dictamenes) == len(areas) and all(dictamenes, #.sentido == "favorable")'
PAGO = (
    '<bpmn:intermediateCatchEvent id="esperar-pago" name="Pago recibido" experta:espera="pago" '
    'experta:etapa="Pago">'
)
MULTI = "<bpmn:multiInstanceLoopCharacteristics>"
MENSAJE = '<bpmn:messageEventDefinition id="esperar-pago-mensaje" />'


def hallazgos(texto: str, **parametros: object) -> list[Hallazgo]:
    with pytest.raises(ContenidoInvalido) as error:
        compilar(texto, **parametros)
    return error.value.hallazgos


def cambiado(antes: str, despues: str) -> str:
    assert BASE.count(antes) >= 1, antes
    return trazar(BASE.replace(antes, despues, 1).encode()).decode()


def test_the_whole_text_is_accepted() -> None:
    assert compilar(trazar(BASE.encode())).nodos["dictaminar"].multi


RECHAZOS = [
    (FIN, '<bpmn:scriptTask id="programa" />' + FIN, "no puede ejecutar código"),
    (FIN, '<bpmn:subProcess id="otro" />' + FIN, "lleva algo que no se usa aquí: subProcess"),
    (FIN, '<bpmn:endEvent id="suelto" experta:final="favorable" />' + FIN, "no se llega desde"),
    (
        'sourceRef="sellar" targetRef="fin-favorable"',
        'sourceRef="sellar" targetRef="generar"',
        "De «generar» no se llega a ningún fin",
    ),
    (' default="de-hay-cobro-a-orden-de-pago"', "", "le falta su flecha por defecto"),
    ("requiere_pago == false", "curp == false", "«de-hay-cobro-a-generar» no sirve"),
    ("requiere_pago == false", " ", "«de-hay-cobro-a-generar» le falta su condición"),
    (CONDICION, "requiere_pago == false", "se llega al fin favorable"),
    (CONDICION, 'all(dictamenes, #.sentido == "favorable")', "debe empezar con len(dictamenes)"),
    (CONDICION, CONDICION + " or requiere_pago", "se llega al fin favorable"),
    (">areas<", ">personas<", "debe recorrer «areas» con «area»"),
    (' name="firmante"', ' name="alcalde"', "que no es un rol"),
    ("${dependencia}", "${oficina}", "un parámetro que la ficha no da"),
    (' experta:acto="resolver"', "", "le falta experta:acto"),
    (' experta:operacion="sellar"', "", "le falta experta:operacion"),
    (' experta:espera="pago"', "", "uno de los dos"),
    (' experta:espera="pago"', ' experta:reloj="30 días"', 'se escribe "plazo:nombre"'),
    (MENSAJE, '<bpmn:timerEventDefinition id="t" />', "debe nombrar un reloj"),
    (
        MENSAJE,
        '<bpmn:timerEventDefinition id="t"><bpmn:timeDuration>P3D</bpmn:timeDuration>'
        "</bpmn:timerEventDefinition>",
        "calcula su propio tiempo",
    ),
    (FIN, '<bpmn:startEvent id="otro-inicio" />' + FIN, "un solo inicio y tiene 2"),
    (' experta:final="favorable"', "", "debe llevar experta:final"),
    ("<bpmn:flowNodeRef>resolver</bpmn:flowNodeRef>", "", "no está en ningún carril"),
    (
        "<bpmn:flowNodeRef>dictaminar</bpmn:flowNodeRef>",
        "<bpmn:flowNodeRef>dictaminar</bpmn:flowNodeRef>"
        "<bpmn:flowNodeRef>firmar</bpmn:flowNodeRef>",
        "está en un carril por área",
    ),
    (
        FIN,
        '<bpmn:sequenceFlow id="doble" sourceRef="acuse" targetRef="dictaminar" />' + FIN,
        "Hay dos flechas",
    ),
    (
        FIN,
        '<bpmn:sequenceFlow id="sobra" sourceRef="acuse" targetRef="firmar" />' + FIN,
        "debe salir una sola flecha",
    ),
    (
        'sourceRef="resolver" targetRef="generar-negativa"',
        'sourceRef="resolver" targetRef="dictaminar"',
        "no puede repetirse en el mismo proceso",
    ),
    (
        MULTI,
        '<bpmn:multiInstanceLoopCharacteristics isSequential="true">',
        "debe ser de personas, en paralelo",
    ),
    (MULTI, MULTI + "<bpmn:loopCardinality>0</bpmn:loopCardinality>", "aquí: loopCardinality"),
    (
        MENSAJE,
        MENSAJE + "<bpmn:standardLoopCharacteristics />",
        "«esperar-pago» lleva algo que no se usa aquí: standardLoopCharacteristics",
    ),
    (FIN, FIN + '<bpmn:dataStore id="d" name="d" />', "aquí: dataStore"),
    (' experta:operacion="sellar"', ' experta:opercion="sellar"', "aquí: experta:opercion"),
    (FIN, '<bpmn:endEvent id="End" experta:final="concluido" />' + FIN, "«End» no se puede usar"),
    ("<bpmn:flowNodeRef>acuse</", "<bpmn:flowNodeRef>firmar</", "está en dos carriles"),
    (
        'sourceRef="hay-cobro" targetRef="orden-de-pago"',
        'sourceRef="hay-cobro" targetRef="todas-a-favor"',
        "gira sin pasar por nadie",
    ),
    ('experta:operacion="acuse"', 'experta:operacion="acuse" raro="1"', "esquema de BPMN 2.0"),
    (
        FIN,
        "".join(f'<bpmn:endEvent id="f{n}" experta:final="concluido" />' for n in range(60)) + FIN,
        "tiene más de 60 pasos",
    ),
]


@pytest.mark.parametrize(("antes", "despues", "mensaje"), RECHAZOS)
def test_publication_refuses(antes: str, despues: str, mensaje: str) -> None:
    encontrados = hallazgos(cambiado(antes, despues))
    con_mensaje = [hallazgo for hallazgo in encontrados if mensaje in hallazgo.mensaje]
    assert con_mensaje, [str(hallazgo) for hallazgo in encontrados]
    assert con_mensaje[0].linea > 0


@pytest.mark.parametrize(
    "areas", [[], None, ["obras", "obras"], ["Obras"], "obras", list("ab") * 11]
)
def test_a_multi_instance_needs_areas_that_are_proved(areas: object) -> None:
    assert "sin áreas se aprobaría sola" in hallazgos(BASE, areas=areas)[0].mensaje


def test_a_node_or_a_flow_that_is_not_drawn_is_refused() -> None:
    for dibujo in ('bpmnElement="firmar"', 'bpmnElement="de-inicio-a-acuse"'):
        mensajes = [
            str(hallazgo) for hallazgo in hallazgos(BASE.replace(dibujo, 'bpmnElement="x"'))
        ]
        assert len(mensajes) == 1
        assert "no está en el dibujo" in mensajes[0]


def test_every_finding_is_told_at_once_with_its_file_and_line() -> None:
    texto = cambiado(' experta:acto="resolver"', "").replace("requiere_pago == false", "curp == 1")
    primero, segundo = hallazgos(texto)
    linea = texto.splitlines().index(next(x for x in texto.splitlines() if 'id="resolver"' in x))
    assert str(primero).startswith(f"proceso.bpmn:{linea + 1}: ")
    assert "curp" in segundo.mensaje


@pytest.mark.parametrize(
    ("texto", "mensaje"),
    [
        ("<nada/>", "un solo proceso"),
        ("<roto", "mal escrito"),
        ("<!DOCTYPE x><x/>", "DOCTYPE"),
        (" " * 300_001, "demasiado grande"),
    ],
)
def test_what_is_not_a_process_is_refused(texto: str, mensaje: str) -> None:
    assert mensaje in hallazgos(texto)[0].mensaje


@settings(deadline=None)
@given(data=st.data())
def test_a_damaged_file_gives_findings_and_never_another_error(data: st.DataObject) -> None:
    lineas = BASE.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        uno = data.draw(st.integers(0, len(lineas) - 1))
        otro = data.draw(st.integers(0, len(lineas) - 1))
        ids = re.findall(r'"([a-z-]+)"', lineas[otro])
        if ids and data.draw(st.sampled_from([True, False])):
            lineas[uno] = re.sub(r'"[a-z-]+"', f'"{ids[0]}"', lineas[uno], count=1)
        else:
            del lineas[uno]
    with contextlib.suppress(ContenidoInvalido):
        compilar("\n".join(lineas))


def test_a_script_in_the_path_is_refused_and_cannot_be_drawn() -> None:
    texto = BASE.replace('<bpmn:userTask id="resolver"', '<bpmn:scriptTask id="resolver"')
    assert any("no puede ejecutar código" in hallazgo.mensaje for hallazgo in hallazgos(texto))
    with pytest.raises(ContenidoInvalido, match="toca un paso que no se usa aquí"):
        trazar(texto.encode())
