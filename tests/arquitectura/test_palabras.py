"""Words that must not appear: a town's name in the code, and traces of how the code was made."""

import re
from pathlib import Path

from tests.arquitectura.casa import EXPERTA, ROOT, files, shown

TEXT = (".py", ".html", ".txt", ".css", ".js", ".yaml", ".csv", ".md", ".toml", ".typ", ".sh", "")
TOWN = re.compile("chihuahua", re.IGNORECASE)
HOSTS = ["pypi.org", "pythonhosted.org", "npmjs.org", "npmjs.com", "deb.debian.org"]
TRACES = re.compile(
    r"\.\./shared|\b(" + "|".join(map(re.escape, HOSTS)) + r")\b"
    r"|\b(issue|pull request|closes|fixes) #?\d+",
    re.IGNORECASE,
)
THIRD_PARTY = {"vendor", "LICENSE"}
THIS = Path(__file__).name


def lines_with(pattern: re.Pattern[str], text: str) -> list[int]:
    """Return the numbers of the lines in which the pattern is found."""
    return [n for n, line in enumerate(text.splitlines(), start=1) if pattern.search(line)]


def test_the_code_names_no_town() -> None:
    found = [
        f"{shown(path)}:{line}"
        for path in files(EXPERTA, *TEXT)
        if not {"tests", *THIRD_PARTY}.intersection(path.parts)
        for line in lines_with(TOWN, path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_nothing_tells_how_the_code_was_made() -> None:
    found = [
        f"{shown(path)}:{line}"
        for path in files(ROOT, *TEXT)
        if path.name != THIS and not THIRD_PARTY.intersection(path.parts)
        for line in lines_with(TRACES, path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_planted_words_are_caught() -> None:
    assert lines_with(TOWN, "bien\nAmerica/CHIHUAHUA") == [2]
    assert lines_with(TRACES, "ver ../shared/x\nbien #333\nfixes #12") == [1, 3]
