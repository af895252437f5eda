"""Runs every check of the house, all of them even when one fails, and says which failed."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
SETTINGS = "--settings=config.settings.test"

CHECKS: dict[str, list[str]] = {
    "ruff": [str(BIN / "ruff"), "check", "."],
    "formato": [str(BIN / "ruff"), "format", "--check", "."],
    "mypy": [str(BIN / "mypy")],
    "capas": [str(BIN / "lint-imports"), "--no-cache"],
    "plantillas: formato": [str(BIN / "djlint"), "experta", "--check"],
    "plantillas": [str(BIN / "djlint"), "experta", "--lint"],
    "django": [*MANAGE, "check", "--fail-level=WARNING", SETTINGS],
    "migraciones": [*MANAGE, "makemigrations", "--check", "--dry-run", SETTINGS],
    "alcance de los datos": [sys.executable, "-m", "herramientas.alcance"],
    "guardas": [sys.executable, "-m", "pytest", "tests/arquitectura"],
}


def run_check(name: str, command: Sequence[str]) -> bool:
    """Run one check; print its output only when it fails."""
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    good = done.returncode == 0
    print(f"{'bien' if good else 'MAL '}  {name}  ({time.monotonic() - start:.0f} s)", flush=True)
    if not good:
        print(done.stdout, done.stderr, sep="\n", flush=True)
    return good


def main() -> int:
    """Run all checks; return 0 when every one passed."""
    failed = [name for name, command in CHECKS.items() if not run_check(name, command)]
    print(f"Mal: {', '.join(failed)}" if failed else "Todo bien.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
