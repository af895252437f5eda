"""Every template is used by somebody, and none switches the escaping of HTML off."""

import re
from collections.abc import Iterable
from pathlib import Path

from tests.arquitectura.casa import EXPERTA, code, files, shown

UNSAFE = re.compile(r"\|\s*safe(seq)?\b|autoescape\s+off")
# Django and allauth look these up by their own names.
KNOWN_BY_NAME = re.compile(
    r"(\d{3}(_csrf)?\.html|(account|mfa|usersessions|socialaccount|allauth|django|templates_forms)/.*)$"
)
QUOTED = re.compile(r"""["']((?:[\w/.()\[\]-]|\{[^{}]*\})+\.(?:html|txt))["']""")


def templates() -> dict[str, Path]:
    """Return the templates of the house by the name under which Django finds them."""
    return {
        path.as_posix().rsplit("/templates/", 1)[1]: path
        for path in files(EXPERTA, ".html", ".txt")
        if "templates" in path.parts
    }


def unused(names: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Return the names that no text quotes; `f"campos/{x}.html"` uses the whole folder."""
    quoted = {found for text in texts for found in QUOTED.findall(text)}
    patterns = [
        re.compile(re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(found)) + "$") for found in quoted
    ]
    return [
        name
        for name in names
        if not KNOWN_BY_NAME.match(name) and not any(p.match(name) for p in patterns)
    ]


def test_every_template_is_used() -> None:
    found = templates()
    texts = [path.read_text(encoding="utf-8") for path in [*code(), *found.values()]]
    assert unused(found, texts) == []


def test_no_template_switches_escaping_off() -> None:
    assert [
        shown(path)
        for path in templates().values()
        if UNSAFE.search(path.read_text(encoding="utf-8"))
    ] == []


def test_planted_templates_are_caught() -> None:
    texts = ['render(request, "portal/a.html")', 'f"campos/{tipo}.html"']
    assert unused(["portal/a.html", "portal/b.html", "campos/c.html"], texts) == ["portal/b.html"]
    assert UNSAFE.search("{{ x|safe }}")
    assert not UNSAFE.search("{{ x|safety }}")
