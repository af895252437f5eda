"""The tools of the house do what the summary says, and leave nothing running."""

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from herramientas.alcance import NOTICE, ending, reach
from herramientas.pruebas import Leg, after_both, counts, incomplete
from tests.arquitectura.casa import ROOT

REPORT = b'<a><testsuite tests="10" failures="2" errors="1" skipped="3"></testsuite></a>'


def test_the_summary_counts_failures_and_errors_together() -> None:
    assert counts("SQLite", REPORT, code=1) == Leg("SQLite", passed=4, failed=3, skipped=3)


def test_an_exit_code_without_a_failed_test_is_a_failure() -> None:
    clean = REPORT.replace(b'"2"', b'"0"').replace(b'"1"', b'"0"')
    assert counts("SQLite", clean, code=0).failed == 0
    assert counts("SQLite", clean, code=3).failed == 1


def test_a_leg_that_did_not_run_says_so() -> None:
    assert "NO CORRIÓ: falta Chromium" in Leg("recorridos", not_run="falta Chromium").line()


def test_a_journey_that_passes_the_second_time_is_told_and_one_that_does_not_failed() -> None:
    first = Leg("recorridos", passed=25, failed=2)
    once = after_both(first, Leg("otra vez", passed=1, failed=1))
    assert (once.passed, once.failed, once.again) == (26, 1, 1)
    assert "1 sólo a la segunda" in once.line()
    assert "segunda" not in first.line()
    assert after_both(first, Leg("otra vez", not_run="no hay ninguna prueba")).failed == 2


def test_with_everything_asked_for_a_skipped_test_is_as_bad_as_a_leg_that_did_not_run() -> None:
    whole = Leg("SQLite", passed=4)
    assert not incomplete([whole])
    assert incomplete([whole, Leg("PostgreSQL", passed=4, skipped=1)])
    assert incomplete([whole, Leg("recorridos", not_run="falta Chromium")])


def test_the_end_of_the_dated_data_is_told_a_month_before() -> None:
    ultimo = date(2027, 1, 31)
    assert ending(ultimo - NOTICE, {"uma.yaml": ultimo}) == []
    (frase,) = ending(ultimo - NOTICE + timedelta(days=1), {"uma.yaml": ultimo})
    assert "municipio/uma.yaml alcanza hasta el 31/01/2027" in frase
    assert set(reach()) == {"uma.yaml", "calendario/"}


PLANTED = """
import subprocess
import unittest
import pytest
from django.test import TestCase

@pytest.fixture
def casa(db): ...

@pytest.mark.django_db
def test_marca(): ...
def test_fixture(casa): ...
class TestClase(TestCase):
    def test_de_clase(self): ...
"""


def test_the_second_database_leaves_out_no_test_that_touches_a_database(tmp_path: Path) -> None:
    (tmp_path / "test_con.py").write_text(PLANTED.replace("import subprocess\n", ""))
    (tmp_path / "test_procesos.py").write_text("import subprocess\ndef test_proceso(): ...\n")
    (tmp_path / "test_pura.py").write_text("def test_pura(): ...\n")
    orden = [sys.executable, "-m", "pytest", "-p", "conftest", "--con-base", "--collect-only"]
    orden += ["-p", "no:cacheprovider", f"--rootdir={ROOT}", "-c", str(ROOT / "pyproject.toml")]
    salida = subprocess.run(
        [*orden, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    elegidas = [linea.rpartition("::")[2] for linea in salida.splitlines() if "::" in linea]
    assert sorted(elegidas) == ["test_de_clase", "test_fixture", "test_marca", "test_proceso"]


def _alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_postgres_starts_for_who_keeps_their_files_to_themselves() -> None:
    command = [sys.executable, "-m", "tests.postgres", "--", "true"]
    assert subprocess.run(command, cwd=ROOT, umask=0o077, check=False).returncode == 0


def test_postgres_dies_with_its_runner_even_by_kill_9() -> None:
    show = "echo $EXPERTA_DB; exec sleep 60"
    command = [sys.executable, "-m", "tests.postgres", "--", "sh", "-c", show]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as runner:
        assert runner.stdout is not None
        folder = Path(runner.stdout.readline().strip().partition("host=")[2])
        server = int((folder / "datos" / "postmaster.pid").read_text().splitlines()[0])
        assert _alive(server)
        os.kill(runner.pid, signal.SIGKILL)
    limit = time.monotonic() + 50  # less than the minute that its command sleeps
    while _alive(server) and time.monotonic() < limit:
        time.sleep(0.05)
    shutil.rmtree(folder, ignore_errors=True)  # what the next run would sweep
    assert not _alive(server)
