"""Each tampering of an exported log is found; an honest one passes (threat T-29)."""

import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from experta.bitacora.canonico import huella
from experta.bitacora.exportacion import exportar
from experta.bitacora.merkle import raiz
from experta.bitacora.notas import Punto, firmar, llave_verificadora, origen_de
from experta.bitacora.tests.fabrica import Casa, escribir, hacer_hojas
from experta.bitacora.verificador import Informe, main, verificar_exportacion

Lineas = list[dict[str, Any]]


@pytest.fixture
def casa(db: None, tmp_path: Path) -> Casa:
    """Thirty leaves under three checkpoints."""
    casa = Casa.en(tmp_path)
    for _ in range(3):
        hacer_hojas(10)
        casa.sellar()
    return casa


def _verificar(casa: Casa, lineas: Lineas) -> Informe:
    """Check as the OIC does: with the key and the notes it received by mail."""
    ruta = escribir(casa.carpeta.parent / "export.jsonl", lineas)
    return verificar_exportacion(ruta, casa.verificadora(), puntos=casa.carpeta)


def _recalcular(lineas: Lineas) -> Lineas:
    """Renumber and hash again, as somebody does who can write the database but not sign."""
    for numero, hoja in enumerate(lineas[1:]):
        hoja.pop("huella_hoja", None)
        hoja["numero"] = numero
        hoja["huella_hoja"] = huella(hoja)
    lineas[0]["hojas"] = len(lineas) - 1
    return lineas


def _editar(lineas: Lineas, n: int) -> Lineas:
    lineas[n + 1]["estado"] = "favorable"
    return lineas


def _borrar(lineas: Lineas, n: int) -> Lineas:
    del lineas[n + 1]
    return lineas


def _intercambiar(lineas: Lineas, n: int) -> Lineas:
    otra = (n + 7) % 30
    lineas[n + 1], lineas[otra + 1] = lineas[otra + 1], lineas[n + 1]
    return lineas


def _insertar(lineas: Lineas, n: int) -> Lineas:
    lineas.insert(n + 1, {**lineas[n + 1], "acto": "pagar"})
    return lineas


def _cortar(lineas: Lineas, n: int) -> Lineas:
    """Cut the tail together with the checkpoints that would betray it."""
    lineas[0]["puntos"] = lineas[0]["puntos"][: n // 10]
    return _recalcular(lineas[: n + 1])


def _regenerar(lineas: Lineas, n: int) -> Lineas:
    """Cut and grow again to the same length."""
    nuevas = [{**hoja, "actor": "0" * 64} for hoja in lineas[n + 1 :]]
    return _recalcular(lineas[: n + 1] + nuevas)


ATAQUES = {
    "editar": _editar,
    "borrar": _borrar,
    "intercambiar": _intercambiar,
    "insertar": _insertar,
    "cortar": _cortar,
    "editar y recalcular": lambda lineas, n: _recalcular(_editar(lineas, n)),
    "borrar y recalcular": lambda lineas, n: _recalcular(_borrar(lineas, n)),
    "intercambiar y recalcular": lambda lineas, n: _recalcular(_intercambiar(lineas, n)),
    "insertar y recalcular": lambda lineas, n: _recalcular(_insertar(lineas, n)),
    "cortar y regenerar": _regenerar,
}


def test_an_honest_log_passes(casa: Casa) -> None:
    informe = _verificar(casa, casa.exportar())
    assert (informe.errores, informe.avisos) == ([], [])
    assert (informe.hojas, informe.cubiertas, informe.puntos) == (30, 30, 6)


def test_hashing_an_honest_log_again_changes_nothing(casa: Casa) -> None:
    """The control of the attacks: what finds them is the change, not the rewriting."""
    lineas = casa.exportar()
    assert _recalcular(deepcopy(lineas)) == lineas


@pytest.mark.parametrize("ataque", ATAQUES.values(), ids=ATAQUES.keys())
def test_a_tampering_is_found_at_every_place(
    casa: Casa, ataque: Callable[[Lineas, int], Lineas]
) -> None:
    limpias = casa.exportar()
    for n in range(30):
        assert not _verificar(casa, ataque(deepcopy(limpias), n)).correcto, n


def test_the_report_names_the_leaf(casa: Casa) -> None:
    lineas = casa.exportar()
    editada = str(_verificar(casa, _editar(deepcopy(lineas), 17)))
    assert "La hoja 17 no corresponde a su huella" in editada
    assert "Se esperaba la hoja 17 y viene la 18" in str(
        _verificar(casa, _borrar(deepcopy(lineas), 17))
    )
    recalculada = _verificar(casa, _recalcular(_editar(deepcopy(lineas), 17)))
    assert "está entre la hoja 10 y la 19" in recalculada.errores[0]
    assert "falta desde la hoja 23" in str(_verificar(casa, _cortar(lineas, 23)))


def test_a_cut_with_its_checkpoints_is_seen_only_from_outside(casa: Casa) -> None:
    ruta = escribir(casa.carpeta.parent / "corte.jsonl", _cortar(casa.exportar(), 20))
    adentro = verificar_exportacion(ruta, casa.verificadora())
    assert adentro.correcto
    assert "guardados fuera" in adentro.avisos[0]
    assert not verificar_exportacion(ruta, casa.verificadora(), puntos=casa.carpeta).correcto


def test_the_window_is_what_no_checkpoint_covers_yet(casa: Casa) -> None:
    hacer_hojas(3)
    informe = _verificar(casa, _recalcular(_editar(casa.exportar(), 31)))
    assert informe.correcto
    assert "Las hojas 30 a 32 son posteriores" in informe.avisos[0]
    casa.sellar()
    assert not _verificar(casa, _recalcular(_editar(casa.exportar(), 31))).correcto


def test_a_log_signed_anew_with_another_key_is_found(casa: Casa) -> None:
    lineas = _recalcular(_editar(casa.exportar(), 4))
    ajena = Ed25519PrivateKey.generate()
    origen = origen_de(casa.verificadora())
    hojas = [bytes.fromhex(hoja["huella_hoja"]) for hoja in lineas[1:]]
    lineas[0]["llave"] = llave_verificadora(origen, ajena.public_key())
    lineas[0]["puntos"] = [firmar(Punto(origen, 30, raiz(hojas)), ajena)]
    ruta = escribir(casa.carpeta.parent / "ajena.jsonl", lineas)
    con_llave = verificar_exportacion(ruta, casa.verificadora())
    assert "La llave del archivo no es la que indicaste." in con_llave.errores
    sin_llave = verificar_exportacion(ruta)
    assert sin_llave.correcto  # why the key must come from elsewhere, and the report says so
    assert "compárala" in sin_llave.avisos[0]
    assert not verificar_exportacion(ruta, puntos=casa.carpeta).correcto


def test_a_file_that_arrived_incomplete_is_found(casa: Casa) -> None:
    hacer_hojas(3)
    informe = _verificar(casa, casa.exportar()[:-1])
    assert informe.errores == ["El encabezado anuncia 33 hojas y el archivo trae 32."]


def test_checkpoints_out_of_order_are_found(casa: Casa) -> None:
    lineas = casa.exportar()
    lineas[0]["puntos"].reverse()
    assert "de menor a mayor" in str(_verificar(casa, lineas))


def test_a_log_without_any_checkpoint_proves_nothing(db: None, tmp_path: Path) -> None:
    hacer_hojas(2)
    ruta = escribir(tmp_path / "export.jsonl", Casa.en(tmp_path).exportar())
    assert "ningún punto de control" in str(verificar_exportacion(ruta))


@pytest.mark.parametrize(
    "basura",
    [
        b"",
        b"\xff\xfe\n",
        b"[]\n",
        b'{"formato":"otro"}\n',
        b"[" * 100_000,
        b'{"formato":"experta-bitacora/1","hojas":1,"llave":"x","puntos":[]}\n',
    ],
)
def test_what_is_no_export_is_an_error_not_a_crash(tmp_path: Path, basura: bytes) -> None:
    ruta = tmp_path / "basura"
    ruta.write_bytes(basura)
    assert not verificar_exportacion(ruta).correcto


@pytest.mark.parametrize(
    "linea",
    [b"{}\n", b"null\n", b"[" * 100_000, b'{"a":"\\ud800"}\n', b'{"numero":1e999}\n', b"\n"],
)
def test_a_line_that_is_no_leaf_is_an_error_not_a_crash(casa: Casa, linea: bytes) -> None:
    ruta = escribir(casa.carpeta.parent / "export.jsonl", casa.exportar())
    ruta.write_bytes(ruta.read_bytes() + linea)
    informe = verificar_exportacion(ruta, casa.verificadora(), puntos=casa.carpeta)
    assert informe.errores == ["La línea 32 no es una hoja (se esperaba 30)."]


def test_a_leaf_with_a_repeated_field_is_not_believed(casa: Casa) -> None:
    """A reader of the file and the verifier must see the same value."""
    ruta = escribir(casa.carpeta.parent / "export.jsonl", casa.exportar())
    doble = ruta.read_bytes().replace(b'{"acto":', b'{"acto":"pagar","acto":', 1)
    ruta.write_bytes(doble)
    assert "La línea 2 no es una hoja" in str(verificar_exportacion(ruta))


def test_a_backdated_leaf_is_pointed_out(casa: Casa) -> None:
    lineas = casa.exportar()
    lineas[12]["at"] = "2020-01-01T00:00:00.000000+00:00"
    assert "La hoja 11 tiene fecha anterior" in str(_verificar(casa, lineas))


def test_a_stream_and_a_path_receive_the_same(casa: Casa, tmp_path: Path) -> None:
    corriente = BytesIO()
    assert exportar(corriente, llaves=casa.llaves) == 30
    assert exportar(tmp_path / "e.jsonl", llaves=casa.llaves) == 30
    assert (tmp_path / "e.jsonl").read_bytes() == corriente.getvalue()


def test_the_command_tells_the_shell(casa: Casa, capsys: pytest.CaptureFixture[str]) -> None:
    ruta = escribir(casa.carpeta.parent / "export.jsonl", casa.exportar())
    fuera = ["--llave", casa.verificadora(), "--puntos", str(casa.carpeta)]
    assert main([str(ruta), *fuera]) == 0
    assert "BITÁCORA ÍNTEGRA" in capsys.readouterr().out
    escribir(ruta, _editar(casa.exportar(), 3))
    assert main([str(ruta), *fuera]) == 1
    assert "NO ES CONFIABLE" in capsys.readouterr().out


def test_the_verifier_needs_neither_django_nor_settings(casa: Casa) -> None:
    ruta = escribir(casa.carpeta.parent / "export.jsonl", casa.exportar())
    programa = (
        "import sys; from experta.bitacora.verificador import main; "
        "salida = main(sys.argv[1:]); "
        "sys.exit(salida or any(m.partition('.')[0] == 'django' for m in sys.modules))"
    )
    orden = [sys.executable, "-c", programa, str(ruta), "--puntos", str(casa.carpeta)]
    hecho = subprocess.run(orden, env={}, capture_output=True, text=True, check=False)
    assert hecho.returncode == 0, hecho.stderr
    assert "BITÁCORA ÍNTEGRA" in hecho.stdout
