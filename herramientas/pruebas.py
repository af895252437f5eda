"""Runs the whole suite: on SQLite, on PostgreSQL, then the journeys in a browser; one summary."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from experta.comun.xml import leer_xml
from herramientas.navegador import find_chromium, install_chromium

# CI repeats the same order of tests; a developer's changes each time.
ORDER = ["--randomly-seed=20261122"] if os.environ.get("CI") else []
PYTEST = [sys.executable, "-m", "pytest", *ORDER]
PROCESSES = str(max(os.cpu_count() or 1, 2))
SECOND_CHANCES = 3  # more broken journeys than these are no accident
NO_TESTS = 5  # pytest's exit code when the selection is empty
MAX_REPORT = 50 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Leg:
    """What one leg of the suite did: counts, or the reason why it did not run.

    `again` of those that passed had failed the first time.
    """

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    not_run: str = ""
    again: int = 0

    def line(self) -> str:
        """Return the leg's line in the summary."""
        if self.not_run:
            return f"  {self.name:<12} NO CORRIÓ: {self.not_run}"
        line = f"  {self.name:<12} {self.passed} bien, {self.failed} mal, {self.skipped} omitidas"
        return line + (f" ({self.again} sólo a la segunda: busca por qué)" if self.again else "")


def counts(name: str, report: bytes, code: int) -> Leg:
    """Read pytest's XML report; an exit code with no failed test in it counts as one failure."""
    total = failed = skipped = 0
    for suite in leer_xml(report, MAX_REPORT).iter("testsuite"):
        total += int(suite.get("tests"))
        failed += int(suite.get("failures")) + int(suite.get("errors"))
        skipped += int(suite.get("skipped"))
    passed = max(total - failed - skipped, 0)
    return Leg(name, passed, failed or int(code != 0), skipped)


def run_leg(name: str, command: Sequence[str], environ: dict[str, str] | None = None) -> Leg:
    """Run pytest through a command and return what it did."""
    print(f"\n== {name} ==", flush=True)
    with tempfile.TemporaryDirectory(prefix="experta-informe-") as folder:
        report = Path(folder) / "informe.xml"
        code = subprocess.run(
            [*command, f"--junit-xml={report}"], env={**os.environ, **(environ or {})}, check=False
        ).returncode
        if code == NO_TESTS:
            return Leg(name, not_run="no hay ninguna prueba que corresponda")
        if not report.exists():
            return Leg(name, failed=1)
        return counts(name, report.read_bytes(), code)


def run_journeys() -> Leg:
    """Run the journeys if there is a Chromium, or say plainly that they did not run."""
    chromium = find_chromium() or install_chromium()
    if chromium is None:
        return Leg("recorridos", not_run="falta Chromium (apt-get install chromium)")
    command, environ = [*PYTEST, "-m", "recorrido"], {"EXPERTA_CHROMIUM": chromium}
    leg = run_leg("recorridos", command, environ)
    if not 0 < leg.failed <= SECOND_CHANCES:
        return leg
    only = ["--last-failed", "--last-failed-no-failures=none"]
    return after_both(leg, run_leg("recorridos que fallaron", [*command, *only], environ))


def after_both(first: Leg, second: Leg) -> Leg:
    """Return what the journeys did, those that failed run once more (ADR 15).

    What did not run again failed.
    """
    failed = first.failed - second.passed
    return replace(first, passed=first.passed + second.passed, failed=failed, again=second.passed)


def main(arguments: Sequence[str]) -> int:
    """Run the three legs; return 0 when nothing failed (and, with --completa, everything ran)."""
    # A file at a time in each process: what a file prepares once is prepared once. Not those with
    # most tests first: the few long tests would be left for the end, and for one process.
    alone = [*PYTEST, "-n", PROCESSES, "--dist", "loadfile", "--no-loadscope-reorder", "-m"]
    postgres = [sys.executable, "-m", "tests.postgres", "--"]
    legs = [
        run_leg("SQLite", [*alone, "not recorrido"], {"EXPERTA_DB": ""}),
        # What no database takes part in ran already, and is not another on this one.
        run_leg("PostgreSQL", [*postgres, *alone, "not recorrido and not lenta", "--con-base"]),
        run_journeys(),
    ]
    passed, failed, skipped = (
        sum(getattr(leg, field) for leg in legs) for field in ("passed", "failed", "skipped")
    )
    print("\n== resumen ==", *[leg.line() for leg in legs], sep="\n")
    print("  Lo que no usa base de datos corre una sola vez, con SQLite.")
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return int(bool(failed) or passed == 0 or ("--completa" in arguments and incomplete(legs)))


def incomplete(legs: Sequence[Leg]) -> bool:
    """Say whether something did not run: a leg, or a single test, which no test of ours skips."""
    return any(leg.not_run or leg.skipped for leg in legs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
