"""What the guards share: where the files are, how they are read, and the order of the layers."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXPERTA = ROOT / "experta"
GENERATED = {
    ".git", ".venv", "var", "build", "__pycache__", "node_modules", ".mypy_cache", ".ruff_cache",
    ".pytest_cache", ".hypothesis", ".import_linter_cache", "experta.egg-info",
}  # fmt: skip
DOORS = ("portal", "oficina", "api", "consola", "pantallas")


def files(folder: Path, *suffixes: str) -> Iterator[Path]:
    """Yield the files written by people below a folder, in order, with one of the suffixes."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(ROOT).parts
        if path.is_file() and path.suffix in suffixes and not GENERATED.intersection(inside):
            yield path


def code(folder: Path = EXPERTA) -> Iterator[Path]:
    """Yield the Python files of the platform: no tests, no migrations."""
    for path in files(folder, ".py"):
        if not {"tests", "migrations"}.intersection(path.relative_to(ROOT).parts):
            yield path


def shown(path: Path) -> str:
    """Return a path as a person reads it: from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def layers() -> dict[str, int]:
    """Return the height of each package of `experta`, from the layers contract (0 = lowest)."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = config["tool"]["importlinter"]["contracts"][0]
    lines = [line.split("|") for line in reversed(contract["layers"])]
    return {name.strip(" ()"): height for height, line in enumerate(lines) for name in line}
