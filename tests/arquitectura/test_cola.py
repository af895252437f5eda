"""Only tramitacion/cola.py leaves work to the queue, and tramitacion/programa.py schedules it."""

import ast
from pathlib import Path

import pytest

from tests.arquitectura.casa import EXPERTA, code, shown, tree

ENQUEUE = {"async_task", "AsyncTask", "async_iter", "async_chain", "schedule", "Schedule"}
WHOLE = {"tasks", "models", "*"}
ALLOWED = {"tramitacion/cola.py", "tramitacion/programa.py"}


def enqueues(module: ast.Module) -> list[int]:
    """Return the lines that bring an order of django-q which leaves work to the queue.

    `import django_q.tasks` and `from django_q import tasks` bring all of them.
    """
    imports = (node for node in ast.walk(module) if isinstance(node, ast.Import | ast.ImportFrom))
    return [node.lineno for node in imports if _brings(node)]


def _brings(node: ast.Import | ast.ImportFrom) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] == "django_q" for alias in node.names)
    if (node.module or "").split(".")[0] != "django_q":
        return False
    return bool(WHOLE.union(ENQUEUE).intersection(alias.name for alias in node.names))


def strangers(module: ast.Module) -> list[str]:
    """Return the jobs named by string that are not below experta.tramitacion."""
    return [
        str(node.args[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ENQUEUE
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and not str(node.args[0].value).startswith("experta.tramitacion.")
    ]


def _allowed(path: Path) -> bool:
    return path.relative_to(EXPERTA).as_posix() in ALLOWED


def test_only_the_queue_and_the_timetable_enqueue() -> None:
    found = [f"{shown(p)}:{n}" for p in code() if not _allowed(p) for n in enqueues(tree(p))]
    assert found == []


def test_a_job_named_by_string_lives_in_tramitacion() -> None:
    assert [name for path in code() for name in strangers(tree(path))] == []


@pytest.mark.parametrize(
    "line",
    ["import django_q.tasks", "from django_q import tasks", "from django_q.tasks import *"],
)
def test_no_way_to_import_it_passes(line: str) -> None:
    assert enqueues(ast.parse(line)) == [1]


def test_a_planted_enqueue_is_caught() -> None:
    planted = ast.parse('from django_q.tasks import async_task\nasync_task("experta.avisos.x", 1)')
    assert enqueues(planted) == [1]
    assert strangers(planted) == ["experta.avisos.x"]
