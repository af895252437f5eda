"""What an instance promises: races lose cleanly, data are few, nothing decides by accident."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.motores.procesos import (
    DatoInvalido,
    EstadoAjeno,
    Instancia,
    ProcesoDetenido,
    TareaInexistente,
    trazar,
)
from experta.motores.procesos.tests.apoyo import (
    AREAS,
    COMPARTIDOS,
    Pasos,
    andar,
    compartido,
    compilar,
)

DICTAMENES = compartido("dictamenes-en-paralelo")
SIMPLE = compartido("revision-simple")
A_FAVOR: Pasos = [("acuse", {}), *[("dictaminar", {"sentido": "favorable"})] * 2]


def unica(instancia: Instancia) -> str:
    (tarea,) = instancia.tareas()
    return tarea.id


@given(
    orden=st.permutations(AREAS),
    sentidos=st.lists(st.sampled_from(["favorable", "desfavorable"]), min_size=3, max_size=3),
)
def test_opinions_may_come_in_any_order_and_one_against_denies(
    orden: list[str], sentidos: list[str]
) -> None:
    estado = andar(DICTAMENES, {"requiere_pago": True}, [("acuse", {})]).estado()
    for area, sentido in zip(orden, sentidos, strict=True):
        instancia = DICTAMENES.continuar(estado)
        (tarea,) = [tarea for tarea in instancia.tareas() if tarea.area == area]
        instancia.completar(tarea.id, {"sentido": sentido})
        estado = instancia.estado()
    final = DICTAMENES.continuar(estado)
    esperado = "orden-de-pago" if set(sentidos) == {"favorable"} else "resolver"
    assert [tarea.elemento for tarea in final.tareas()] == [esperado]
    reunidos = {dictamen["area"]: dictamen["sentido"] for dictamen in final.datos["dictamenes"]}
    assert reunidos == dict(zip(orden, sentidos, strict=True))


def test_another_server_gathers_the_opinions_that_this_one_asked_for() -> None:
    estado = andar(DICTAMENES, {"requiere_pago": True}, [("acuse", {})]).estado()
    for _ in AREAS:
        instancia = compartido("dictamenes-en-paralelo").continuar(estado)
        instancia.completar(instancia.tareas()[0].id, {"sentido": "favorable"})
        estado = instancia.estado()
    final = compartido("dictamenes-en-paralelo").continuar(estado)
    assert [tarea.elemento for tarea in final.tareas()] == ["orden-de-pago"]
    assert len(final.datos["dictamenes"]) == len(AREAS)


def test_threads_may_share_one_process() -> None:
    proceso = compartido("dictamenes-en-paralelo")

    def recorrer(_: int) -> int:
        pasos: Pasos = [*A_FAVOR, ("dictaminar", {"sentido": "favorable"})]
        proceso.serializar_spec()
        return len(andar(proceso, {"requiere_pago": True}, pasos).datos["dictamenes"])

    with ThreadPoolExecutor(8) as hilos:
        assert set(hilos.map(recorrer, range(80))) == {len(AREAS)}


def test_nothing_is_decided_while_one_opinion_is_missing() -> None:
    instancia = andar(DICTAMENES, {}, A_FAVOR)
    assert [tarea.area for tarea in instancia.tareas()] == [AREAS[2]]


def test_the_ids_of_the_tasks_survive_reloading() -> None:
    instancia = andar(DICTAMENES, {}, [("acuse", {})])
    assert DICTAMENES.continuar(instancia.estado()).tareas() == instancia.tareas()


def test_the_second_to_complete_a_task_is_told_that_it_is_gone() -> None:
    instancia = SIMPLE.iniciar({})
    acuse = unica(instancia)
    instancia.completar(acuse, {})
    for otra in (instancia, SIMPLE.continuar(instancia.estado())):
        with pytest.raises(TareaInexistente):
            otra.completar(acuse, {})
    assert [tarea.acto for tarea in instancia.tareas()] == ["resolver"]


def test_an_opinion_cannot_be_given_twice() -> None:
    instancia = andar(DICTAMENES, {}, [("acuse", {})])
    primera = instancia.tareas()[0]
    instancia.completar(primera.id, {"sentido": "favorable"})
    with pytest.raises(TareaInexistente):
        instancia.completar(primera.id, {"sentido": "desfavorable"})


def test_a_wait_is_woken_only_by_its_name_and_only_once() -> None:
    pasos = [*A_FAVOR, ("dictaminar", {"sentido": "favorable"}), ("orden-de-pago", {})]
    instancia = andar(DICTAMENES, {"requiere_pago": True}, pasos)
    with pytest.raises(TareaInexistente):
        instancia.completar(unica(instancia), {})
    for ajena in ("otra", "", "plazo:respuesta"):
        with pytest.raises(TareaInexistente):
            instancia.avisar(ajena, {})
    instancia.avisar("pago", {})
    with pytest.raises(TareaInexistente):
        instancia.avisar("pago", {})
    assert instancia.tareas()[0].operacion == "generar-documentos"


def test_a_clock_waits_until_its_name_is_told() -> None:
    texto = (COMPARTIDOS / "constancia-inmediata.bpmn").read_text()
    firmar = (
        '<bpmn:userTask id="firmar" name="Firmar" experta:acto="firmar" experta:etapa="Firma" />'
    )
    reloj = (
        '<bpmn:intermediateCatchEvent id="firmar" experta:reloj="plazo:publicacion">'
        '<bpmn:timerEventDefinition id="t" /></bpmn:intermediateCatchEvent>'
    )
    assert firmar in texto
    proceso = compilar(trazar(texto.replace(firmar, reloj).encode()))
    instancia = andar(proceso, {}, [("acuse", {}), ("generar", {})])
    assert [(tarea.tipo, tarea.espera) for tarea in instancia.tareas()] == [
        ("espera", "plazo:publicacion")
    ]
    instancia.avisar("plazo:publicacion", {})
    assert instancia.tareas()[0].operacion == "sellar"


def test_a_cancelled_process_has_no_tasks_and_no_final() -> None:
    instancia = andar(DICTAMENES, {}, [("acuse", {})])
    assert not instancia.terminado
    instancia.cancelar()
    guardada = DICTAMENES.continuar(instancia.estado())
    assert guardada.terminado
    assert (guardada.final, guardada.tareas()) == (None, [])
    assert ("dictaminar", "todas-a-favor") not in guardada.recorridos()


def test_a_gateway_without_its_data_stops_loudly() -> None:
    instancia = andar(DICTAMENES, {}, A_FAVOR)
    with pytest.raises(ProcesoDetenido, match="requiere_pago"):
        instancia.completar(unica(instancia), {"sentido": "favorable"})


def test_a_condition_without_a_value_stops_loudly() -> None:
    texto = (COMPARTIDOS / "revision-simple.bpmn").read_text()
    proceso = compilar(texto.replace('sentido == "favorable"', "monto_centavos &gt; sentido"))
    pasos: Pasos = [("acuse", {}), ("resolver", {"sentido": "x"}), ("generar", {}), ("firmar", {})]
    instancia = andar(proceso, {"monto_centavos": 1}, pasos)
    with pytest.raises(ProcesoDetenido, match="No se pudo decidir"):
        instancia.completar(unica(instancia), {})


def test_a_condition_that_is_neither_true_nor_false_stops_loudly() -> None:
    texto = (COMPARTIDOS / "revision-simple.bpmn").read_text()
    proceso = compilar(texto.replace('sentido == "favorable"', "sentido"))
    pasos: Pasos = [("acuse", {}), ("resolver", {"sentido": "x"}), ("generar", {}), ("firmar", {})]
    instancia = andar(proceso, {}, pasos)
    with pytest.raises(ProcesoDetenido, match="verdadero ni falso"):
        instancia.completar(unica(instancia), {})


@pytest.mark.parametrize(
    "datos",
    [
        {"curp": "X"},
        {"area": "obras"},
        {"sentido": 1},
        {"monto_centavos": True},
        {"areas": "obras"},
    ],
)
def test_process_data_are_a_closed_list_with_types(datos: dict[str, object]) -> None:
    with pytest.raises(DatoInvalido):
        SIMPLE.iniciar(datos)
    instancia = SIMPLE.iniciar({})
    with pytest.raises(DatoInvalido):
        instancia.completar(unica(instancia), datos)


def test_an_opinion_without_its_sense_is_refused() -> None:
    instancia = andar(DICTAMENES, {}, [("acuse", {})])
    with pytest.raises(DatoInvalido, match="sentido"):
        instancia.completar(instancia.tareas()[0].id, {"resultado": "bien"})


@pytest.mark.parametrize("areas", [[], ["turismo"], ["ecologia", "ecologia"]])
def test_the_areas_of_a_case_are_some_of_those_of_the_ficha(areas: list[str]) -> None:
    with pytest.raises(DatoInvalido, match="áreas"):
        DICTAMENES.iniciar({"areas": areas})


def test_a_case_may_need_fewer_areas() -> None:
    instancia = andar(DICTAMENES, {"areas": ["ecologia"]}, [("acuse", {})])
    assert [tarea.area for tarea in instancia.tareas()] == ["ecologia"]


@pytest.mark.parametrize("estado", ["", "{}", "[]", "no", '{"proceso": "x", "flujo": {}}'])
def test_a_state_of_something_else_is_refused(estado: str) -> None:
    with pytest.raises(EstadoAjeno):
        SIMPLE.continuar(estado)


def test_a_state_belongs_to_one_file_with_its_parameters() -> None:
    estado = SIMPLE.iniciar({}).estado()
    otro = compilar((COMPARTIDOS / "revision-simple.bpmn").read_bytes(), dependencia="obras")
    with pytest.raises(EstadoAjeno):
        otro.continuar(estado)
    assert compartido("revision-simple").continuar(estado).tareas()


def test_the_state_does_not_carry_the_process() -> None:
    estado = json.loads(SIMPLE.iniciar({}).estado())
    assert "spec" not in estado["flujo"]
    assert "sellar" in json.loads(SIMPLE.serializar_spec())["task_specs"]
