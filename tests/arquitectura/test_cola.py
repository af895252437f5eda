"""Only tramitacion/jobs.py and tramitacion/operaciones may leave work to the queue."""

import ast
from pathlib import Path

from tests.arquitectura.casa import EXPERTA, code, shown, tree

ENQUEUE = {"async_task", "AsyncTask", "async_iter", "async_chain", "schedule", "Schedule"}
ALLOWED = ("tramitacion/cola.py", "tramitacion/programa.py")


def enqueues(module: ast.Module) -> list[int]:
    """Return the lines that import an order of django-q which leaves work to the queue."""
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").split(".")[0] == "django_q"
        and ENQUEUE.intersection(alias.name for alias in node.names)
    ]


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
    return path.relative_to(EXPERTA).as_posix().startswith(ALLOWED)


def test_only_jobs_and_operaciones_enqueue() -> None:
    found = [f"{shown(p)}:{n}" for p in code() if not _allowed(p) for n in enqueues(tree(p))]
    assert found == []


def test_a_job_named_by_string_lives_in_tramitacion() -> None:
    assert [name for path in code() for name in strangers(tree(path))] == []


def test_a_planted_enqueue_is_caught() -> None:
    planted = ast.parse('from django_q.tasks import async_task\nasync_task("experta.avisos.x", 1)')
    assert enqueues(planted) == [1]
    assert strangers(planted) == ["experta.avisos.x"]
