"""Small files, small functions, small templates: the budgets, and the short list of exceptions."""

import ast
from pathlib import Path

from tests.arquitectura.casa import EXPERTA, ROOT, files, shown, tree

FILE, TEST_FILE, FUNCTION, TEMPLATE = 300, 400, 40, 120
# Named, with the reason; a name that no longer needs to be here fails too.
EXCEPTIONS: dict[str, str] = {}


def _python() -> list[Path]:
    places = [ROOT / name for name in ("experta", "config", "tests", "bench", "herramientas")]
    written = [path for place in places if place.exists() for path in files(place, ".py")]
    return [path for path in written if "migrations" not in path.parts]


def length(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def long_functions(module: ast.Module, limit: int = FUNCTION) -> list[str]:
    """Return the functions longer than the limit, docstring included, decorators not."""
    return [
        node.name
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > limit
    ]


def over_budget() -> set[str]:
    """Return every file, function and template that is longer than its budget."""
    found = set()
    for path in _python():
        budget = TEST_FILE if "tests" in path.parts else FILE
        if length(path) > budget:
            found.add(f"{shown(path)} ({length(path)} > {budget})")
        found |= {f"{shown(path)}:{name}" for name in long_functions(tree(path))}
    for path in files(EXPERTA, ".html", ".txt"):
        if "templates" in path.parts and length(path) > TEMPLATE:
            found.add(f"{shown(path)} ({length(path)} > {TEMPLATE})")
    return found


def test_nothing_is_longer_than_its_budget() -> None:
    assert over_budget() == set(EXCEPTIONS)


def test_a_long_function_is_caught() -> None:
    planted = "def corta():\n    pass\n\ndef larga():\n" + "    x = 1\n" * FUNCTION
    assert long_functions(ast.parse(planted)) == ["larga"]
