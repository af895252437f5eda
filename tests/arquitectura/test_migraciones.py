"""The migrations of each room form one line, numbered without gaps."""

from collections.abc import Iterable

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from tests.arquitectura.casa import layers


def not_linear(names: Iterable[str], leaves: int) -> bool:
    """Say whether the names are not 0001, 0002, … or end in more than one leaf."""
    numbers = sorted(int(name[:4]) for name in names)
    return leaves != 1 or numbers != list(range(1, len(numbers) + 1))


def test_the_migrations_of_every_room_are_one_line() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    found = []
    for label in sorted(set(layers()) & {config.label for config in apps.get_app_configs()}):
        names = [name for app, name in loader.disk_migrations if app == label]
        if names and not_linear(names, len(loader.graph.leaf_nodes(label))):
            found.append(label)
    assert found == []


def test_a_gap_a_double_and_a_fork_are_caught() -> None:
    assert not_linear(["0001_a", "0003_b"], 1)
    assert not_linear(["0001_a", "0002_b", "0002_c"], 1)
    assert not_linear(["0001_a", "0002_b"], 2)
    assert not not_linear(["0001_a", "0002_b"], 1)
