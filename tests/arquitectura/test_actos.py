"""An act is one short file with one public function, and never calls another act."""

import ast
from pathlib import Path

from tests.arquitectura.casa import EXPERTA, code, shown

ACTS = EXPERTA / "tramitacion" / "actos"
PACKAGE = "experta.tramitacion.actos"
LINES = 80


def faults(name: str, source: str) -> list[str]:
    """Return what is wrong with the source of the act called `name`."""
    module = ast.parse(source)
    public = [
        node.name
        for node in module.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
    ]
    found = []
    if len(source.splitlines()) > LINES:
        found.append(f"tiene más de {LINES} líneas")
    if public != [name]:
        found.append(f"su única función pública debe ser {name}()")
    if any(_imports_act(node) for node in ast.walk(module)):
        found.append("llama a otro acto")
    return found


def _imports_act(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name.startswith(PACKAGE) for alias in node.names)
    if not isinstance(node, ast.ImportFrom):
        return False
    module = node.module or ""
    from_above = module == "experta.tramitacion" and any(a.name == "actos" for a in node.names)
    return module.startswith(PACKAGE) or from_above


def acts() -> list[Path]:
    """Return the files of the acts (a leading underscore is a shared part, not an act)."""
    return [path for path in code(ACTS) if not path.name.startswith("_")]


def test_every_act_is_short_alone_and_has_one_function() -> None:
    found = {shown(p): faults(p.stem, p.read_text(encoding="utf-8")) for p in acts()}
    assert {name: what for name, what in found.items() if what} == {}


def test_a_bad_act_is_caught() -> None:
    planted = "from experta.tramitacion.actos.sellar import sellar\n" + "x = 1\n" * LINES
    assert len(faults("prevenir", planted + "def otra(): ...\ndef prevenir(): ...\n")) == 3
    assert faults("prevenir", "def _parte(): ...\ndef prevenir(): ...\n") == []
