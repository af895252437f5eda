"""The shared processes of the shelf: every edge walked, drawn, small and valid BPMN."""

import re

import pytest

from experta.motores.procesos import DatoInvalido, trazar
from experta.motores.procesos.tests.apoyo import AREAS, COMPARTIDOS, Pasos, andar, compartido

NOMBRES = sorted(archivo.stem for archivo in COMPARTIDOS.glob("*.bpmn"))
SI: dict[str, object] = {"sentido": "favorable"}
NO: dict[str, object] = {"sentido": "desfavorable"}
EMITIR: Pasos = [("generar", {}), ("firmar", {}), ("sellar", {})]
NEGAR: Pasos = [
    ("resolver", NO),
    ("generar-negativa", {}),
    ("firmar-negativa", {}),
    ("sellar-negativa", {}),
]
COBRAR: Pasos = [("orden-de-pago", {"monto_centavos": 150_000}), ("esperar-pago", {})]
DICTAMENES: Pasos = [("acuse", {}), ("dictaminar", SI), ("dictaminar", SI)]
VISITA: Pasos = [("programar", {})]
CON_VISITA: dict[str, object] = {"requiere_inspeccion": True}
CONSULTA: Pasos = [("acuse", {})]
CONSTA: dict[str, object] = {"resultado": "favorable"}
NO_CONSTA: dict[str, object] = {"resultado": "desfavorable"}
RESOLVER = ("generar-resolucion", "firmar-resolucion", "sellar-resolucion")
ADMITIR: Pasos = [("acuse", {}), ("admision", {}), ("firmar-admision", {}), ("sellar-admision", {})]


def resuelta(sentido: dict[str, object]) -> Pasos:
    """Return the steps of what a person resolves after the register said nothing."""
    return [("resolver", sentido), *((paso, {}) for paso in RESOLVER)]


RECORRIDOS: list[tuple[str, dict[str, object], Pasos, str]] = [
    ("constancia-inmediata", {}, [("acuse", {}), *EMITIR], "favorable"),
    ("revision-simple", {}, [("acuse", {}), ("resolver", SI), *EMITIR], "favorable"),
    ("revision-simple", {}, [("acuse", {}), ("resolver", NO), *EMITIR], "desfavorable"),
    (
        "dictamenes-en-paralelo",
        {"requiere_pago": True},
        [*DICTAMENES, ("dictaminar", SI), *COBRAR, *EMITIR],
        "favorable",
    ),
    (
        "dictamenes-en-paralelo",
        {"requiere_pago": False},
        [*DICTAMENES, ("dictaminar", SI), *EMITIR],
        "favorable",
    ),
    ("dictamenes-en-paralelo", {}, [*DICTAMENES, ("dictaminar", NO), *NEGAR], "desfavorable"),
    (
        "inspeccion-y-pago",
        CON_VISITA,
        [
            ("acuse", {}),
            ("revisar", SI),
            *VISITA,
            ("inspeccionar", {"resultado": "medidas"}),
            ("corregir", {}),
            *VISITA,
            ("inspeccionar", {"resultado": "medidas"}),
            ("corregir", {}),
            *VISITA,
            ("inspeccionar", {"resultado": "favorable"}),
            *COBRAR,
            *EMITIR,
        ],
        "favorable",
    ),
    ("inspeccion-y-pago", CON_VISITA, [("acuse", {}), ("revisar", NO), *NEGAR], "desfavorable"),
    (
        "inspeccion-y-pago",
        CON_VISITA,
        [
            ("acuse", {}),
            ("revisar", SI),
            *VISITA,
            ("inspeccionar", {"resultado": "desfavorable"}),
            *NEGAR,
        ],
        "desfavorable",
    ),
    (
        "inspeccion-y-pago",
        {"requiere_inspeccion": False},
        [("acuse", {}), ("revisar", SI), *COBRAR, *EMITIR],
        "favorable",
    ),
    (
        "dictamenes-e-inspeccion",
        CON_VISITA,
        [
            *DICTAMENES,
            ("dictaminar", SI),
            *VISITA,
            ("inspeccionar", {"resultado": "medidas"}),
            ("corregir", {}),
            *VISITA,
            ("inspeccionar", {"resultado": "favorable"}),
            *COBRAR,
            *EMITIR,
        ],
        "favorable",
    ),
    (
        "dictamenes-e-inspeccion",
        CON_VISITA,
        [
            *DICTAMENES,
            ("dictaminar", SI),
            *VISITA,
            ("inspeccionar", {"resultado": "desfavorable"}),
            *NEGAR,
        ],
        "desfavorable",
    ),
    (
        "dictamenes-e-inspeccion",
        {"requiere_inspeccion": False},
        [*DICTAMENES, ("dictaminar", SI), *COBRAR, *EMITIR],
        "favorable",
    ),
    (
        "dictamenes-e-inspeccion",
        CON_VISITA,
        [*DICTAMENES, ("dictaminar", NO), *NEGAR],
        "desfavorable",
    ),
    ("consulta-inmediata", {}, [*CONSULTA, ("consultar", CONSTA), *EMITIR], "favorable"),
    ("consulta-inmediata", {}, [*CONSULTA, ("consultar", NO_CONSTA), *resuelta(SI)], "favorable"),
    (
        "consulta-inmediata",
        {},
        [*CONSULTA, ("consultar", NO_CONSTA), *resuelta(NO)],
        "desfavorable",
    ),
    ("renovacion-inmediata", {}, [("acuse", {}), *COBRAR, *EMITIR], "favorable"),
    ("recurso-de-inconformidad", {}, [*ADMITIR, ("resolver", SI), *EMITIR], "favorable"),
    ("recurso-de-inconformidad", {}, [*ADMITIR, ("resolver", NO), *EMITIR], "desfavorable"),
]


@pytest.mark.parametrize(("nombre", "datos", "pasos", "final"), RECORRIDOS)
def test_each_path_survives_reloading_at_every_step_and_reaches_its_end(
    nombre: str, datos: dict[str, object], pasos: Pasos, final: str
) -> None:
    instancia = andar(compartido(nombre), datos, pasos)
    assert instancia.terminado
    assert instancia.final == final
    assert instancia.tareas() == []


@pytest.mark.parametrize("nombre", NOMBRES)
def test_the_paths_above_walk_every_edge(nombre: str) -> None:
    proceso = compartido(nombre)
    andados: set[tuple[str, str]] = set()
    for propio, datos, pasos, _ in RECORRIDOS:
        if propio == nombre:
            andados |= andar(proceso, datos, pasos).recorridos()
    assert proceso.bordes() - andados == set()


@pytest.mark.parametrize(("nombre", "datos", "pasos", "final"), RECORRIDOS)
def test_a_finished_state_stays_under_fifteen_kilobytes(
    nombre: str, datos: dict[str, object], pasos: Pasos, final: str
) -> None:
    assert len(andar(compartido(nombre), datos, pasos).estado().encode()) <= 15_000


@pytest.mark.parametrize("nombre", NOMBRES)
def test_a_shared_file_carries_the_drawing_that_the_tool_makes(nombre: str) -> None:
    contenido = (COMPARTIDOS / f"{nombre}.bpmn").read_bytes()
    assert trazar(contenido) == contenido


@pytest.mark.parametrize("nombre", NOMBRES)
def test_no_two_nodes_are_drawn_one_over_the_other(nombre: str) -> None:
    texto = (COMPARTIDOS / f"{nombre}.bpmn").read_text()
    nodos = compartido(nombre).nodos
    esquinas = re.findall(r'bpmnElement="([^"]+)"[^>]*>\s*<dc:Bounds x="(\d+)" y="(\d+)"', texto)
    sitios = [(x, y) for elemento, x, y in esquinas if elemento in nodos]
    assert len(sitios) == len(nodos)
    assert len(set(sitios)) == len(sitios)


def test_citizens_see_the_steps_in_the_order_of_the_path() -> None:
    pasos = compartido("inspeccion-y-pago").pasos()
    nombres = [paso.nombre for paso in pasos]
    assert nombres == ["Recepción", "Revisión", "Inspección", "Pago", "Firma", "Entrega"]
    assert "corregir" in pasos[2].elementos


def test_the_negative_documents_know_their_sense_before_anybody_decides_again() -> None:
    pasos: Pasos = [("acuse", {}), ("revisar", NO), ("resolver", NO)]
    tarea = andar(compartido("inspeccion-y-pago"), CON_VISITA, pasos).tareas()[0]
    assert (tarea.operacion, tarea.sentido) == ("generar-documentos", "desfavorable")


@pytest.mark.parametrize("nombre", ["inspeccion-y-pago", "dictamenes-e-inspeccion"])
def test_what_is_decided_anew_is_what_the_next_condition_reads(nombre: str) -> None:
    instancia = andar(compartido(nombre), {"requiere_inspeccion": False}, [("acuse", {})])
    instancia.actualizar(CON_VISITA)
    while (tarea := instancia.tareas()[0]).acto in ("revisar", "dictaminar"):
        instancia.completar(tarea.id, SI)
    assert tarea.elemento == "programar"
    with pytest.raises(DatoInvalido):
        instancia.actualizar({"superficie_m2": 3})


def test_each_opinion_belongs_to_the_department_of_its_area() -> None:
    instancia = andar(compartido("dictamenes-en-paralelo"), {}, [("acuse", {})])
    tareas = instancia.tareas()
    assert [tarea.area for tarea in tareas] == AREAS
    assert [tarea.dependencia for tarea in tareas] == AREAS
    assert {(tarea.rol, tarea.acto, tarea.tipo) for tarea in tareas} == {
        ("revisor", "dictaminar", "persona")
    }
