"""A ForeignKey written as a string may point upward, where import-linter cannot see it."""

from collections.abc import Iterable

from django.apps import apps

from tests.arquitectura.casa import layers


def pointing_up(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the (from, to) pairs of rooms where the second is not below or the same."""
    height = layers()
    return [
        (source, target)
        for source, target in pairs
        if source in height
        and target in height
        and source != target
        and height[target] >= height[source]
    ]


def relations() -> list[tuple[str, str]]:
    """Return the rooms at both ends of every relation between models."""
    return [
        (model._meta.app_label, target._meta.app_label)
        for model in apps.get_models()
        for field in model._meta.get_fields(include_parents=False)
        if field.concrete and isinstance(target := field.related_model, type)
    ]


def test_no_relation_points_to_an_upper_room() -> None:
    assert relations()
    assert pointing_up(relations()) == []


def test_a_relation_that_points_up_or_sideways_is_caught() -> None:
    planted = [("cuentas", "expedientes"), ("pagos", "documentos"), ("pagos", "expedientes")]
    assert pointing_up(planted) == [("cuentas", "expedientes"), ("pagos", "documentos")]
