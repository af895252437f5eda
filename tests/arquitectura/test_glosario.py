"""The Spanish words of the code are a closed list: docs/glosario.md."""

import re
from collections.abc import Iterable, Iterator

import Stemmer
from django.apps import apps
from django.db.models import Model

from experta.comun.texto import plegar
from tests.arquitectura.casa import ROOT, code
from tests.arquitectura.test_actos import acts

STEMMER = Stemmer.Stemmer("spanish")
GLOSSARY = ROOT / "docs" / "glosario.md"
# English that a model may speak: what the framework, the machine or the profession gives.
ENGLISH = {
    *("active", "at", "bytes", "created", "error", "html", "id", "is", "last", "login", "message"),
    *("passkey", "password", "revision", "sha", "slug", "sms", "totp", "updated"),
}


def split(name: str) -> list[str]:
    """Return the words of a name in snake_case or CamelCase, folded."""
    return [plegar(word) for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def root(word: str) -> str:
    """Return the stem of a folded word: pagadas, pagar and pago are one entry."""
    return str(STEMMER.stemWord(word))


def read(text: str) -> tuple[set[str], dict[str, str]]:
    """Return the roots of the words allowed, and for each word not to say the one to say."""
    known: set[str] = set()
    banned: dict[str, str] = {}
    table, _, everyday = text.partition("## Palabras corrientes")
    for row in re.findall(r"^\| (?!palabra|---)(.+?) \|.+\| (.+?) \|$", table, re.MULTILINE):
        known |= {root(plegar(word)) for word in re.findall(r"\w+", row[0])}
        banned |= {plegar(word): row[0] for word in re.findall(r"\w+", row[1])}
    known |= {root(plegar(word)) for word in re.findall(r"\w+", everyday)}
    return known, banned


def strangers(names: Iterable[str], text: str) -> list[str]:
    """Return, for every name with a word outside the list, the name and the word."""
    known, banned = read(text)
    found = []
    for name in names:
        for word in split(name.rpartition(":")[2]):
            if word in banned:
                found.append(f"{name}: di «{banned[word]}», no «{word}»")
            elif word not in ENGLISH and root(word) not in known:
                found.append(f"{name}: «{word}» no está en docs/glosario.md")
    return found


def _fields(model: type[Model]) -> Iterator[str]:
    for field in model._meta.get_fields():
        if field.auto_created and not field.concrete:
            continue
        yield f"{model.__name__}:{field.name}"
        for value, _label in getattr(field, "choices", None) or ():
            yield f"{model.__name__}.{field.name}:{value}"


def names() -> list[str]:
    """Return the names of every model, field, state and act of the house."""
    models = [m for m in apps.get_models() if m.__module__.startswith("experta.")]
    fields = [name for model in models for name in _fields(model)]
    return [m.__name__ for m in models] + fields + [f"acto:{path.stem}" for path in acts()]


def test_every_name_is_in_the_glossary() -> None:
    assert strangers(names(), GLOSSARY.read_text(encoding="utf-8")) == []


def test_no_module_is_called_by_a_word_not_to_say() -> None:
    _, banned = read(GLOSSARY.read_text(encoding="utf-8"))
    stems = {path.stem for path in code()}
    assert [stem for stem in sorted(stems) if set(split(stem)) & set(banned)] == []


def test_no_word_is_both_said_and_not_said() -> None:
    known, banned = read(GLOSSARY.read_text(encoding="utf-8"))
    assert {word for word in banned if root(word) in known} == set()


def test_a_foreign_and_a_forbidden_word_are_caught() -> None:
    text = (
        "| expediente, abierto | x | ley | case, caso |\n\n## Palabras corrientes\nnombre, por.\n"
    )
    assert strangers(["Expediente", "Expediente:nombres_abiertos", "at"], text) == []
    assert strangers(["Case"], text) == ["Case: di «expediente, abierto», no «case»"]
    assert strangers(["Expediente:zapato"], text) == [
        "Expediente:zapato: «zapato» no está en docs/glosario.md"
    ]
