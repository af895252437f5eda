"""What is written for people stays true: rooms, orders of make, decisions and their guards."""

import re
from pathlib import Path

from tests.arquitectura.casa import EXPERTA, ROOT, shown

ENFORCED = re.compile(r"^Enforced by: (.+)\Z", re.MULTILINE | re.DOTALL)


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def missing(names: list[str], text: str) -> list[str]:
    """Return the names the text does not mention."""
    return [name for name in names if name not in text]


def orders() -> list[str]:
    """Return the orders that `make help` lists."""
    return re.findall(r"^([a-z-]+):.*## ", _text("Makefile"), re.MULTILINE)


def broken_paths(text: str) -> list[str]:
    """Return the paths between backticks at the end of a decision that do not exist."""
    tail = ENFORCED.search(text)
    paths = re.findall(r"`([\w./-]+/[\w./-]*)`", tail[1]) if tail else []
    return [path for path in paths if not (ROOT / path).exists()]


def decisions() -> list[Path]:
    """Return the decision records."""
    return sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))


def test_the_architecture_page_names_every_room() -> None:
    rooms = [f"{path.parent.name}/" for path in EXPERTA.glob("*/__init__.py")]
    assert missing(rooms, _text("ARCHITECTURE.md")) == []


def test_the_readme_names_every_order() -> None:
    assert "demo" in orders()
    assert missing([f"make {order}" for order in orders()], _text("README.md")) == []


def test_every_decision_says_what_enforces_it() -> None:
    texts = {shown(path): path.read_text(encoding="utf-8").strip() for path in decisions()}
    assert texts
    assert [name for name, text in texts.items() if not ENFORCED.search(text)] == []


def test_every_guard_named_by_a_decision_exists() -> None:
    found = {shown(path): broken_paths(path.read_text("utf-8").strip()) for path in decisions()}
    assert {name: paths for name, paths in found.items() if paths} == {}


def test_the_licence_is_there_and_is_the_one_declared() -> None:
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in _text("LICENSE")
    assert 'text = "EUPL-1.2"' in _text("pyproject.toml")


def test_planted_gaps_are_caught() -> None:
    assert missing(["pagos/", "bandeja/"], "pagos/ guarda órdenes") == ["bandeja/"]
    assert broken_paths("# x\n\nEnforced by: `tests/no_existe.py`.") == ["tests/no_existe.py"]
