"""Doors and acts never write: every change has a name in the model or service of its room."""

import ast
from collections.abc import Iterator

from django.apps import apps

from tests.arquitectura.casa import DOORS, EXPERTA, code, shown, tree

BULK = {"create", "update", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
SINGLE = {"save", "delete", "asave", "adelete"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
QUERIES = {"filter", "exclude", "all", "select_related", "order_by", "annotate", "visible_to"}
# What also has save() or delete() and is no model.
NOT_MODELS = ("form", "cache", "session", "storage", "imagen", "pdf", "workbook")


def _names(node: ast.AST) -> Iterator[str]:
    """Yield the names of a chain such as `a.b.filter(...).c`, from right to left."""
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        elif isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        else:
            if isinstance(node, ast.Name):
                yield node.id
            return


def _querysets(module: ast.AST, marks: set[str]) -> set[str]:
    """Return the names that are assigned from something that looks like a QuerySet."""
    return {
        target.id
        for node in ast.walk(module)
        if isinstance(node, ast.Assign) and marks.intersection(_names(node.value))
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def writes(module: ast.Module, accessors: set[str]) -> list[int]:
    """Return the lines where a model instance, manager or QuerySet is written."""
    marks = MANAGERS | QUERIES | accessors
    marks |= _querysets(module, marks)
    found = []
    for node in ast.walk(module):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        receiver = list(_names(node.func.value))
        bulk = node.func.attr in BULK and marks.intersection(receiver)
        single = node.func.attr in SINGLE and not any(
            word in (receiver or [""])[0].lower() for word in NOT_MODELS
        )
        if bulk or single:
            found.append(node.lineno)
    return found


def accessors() -> set[str]:
    """Return the names by which models reach their related managers (`expediente.adjuntos`)."""
    return {
        name
        for model in apps.get_models()
        for relation in model._meta.related_objects
        if (name := relation.get_accessor_name())
    }


def test_doors_and_acts_write_only_through_named_changes() -> None:
    known = accessors()
    places = [EXPERTA / door for door in DOORS] + [EXPERTA / "tramitacion" / "actos"]
    found = [
        f"{shown(path)}:{line}"
        for place in places
        for path in code(place)
        for line in writes(tree(path), known)
    ]
    assert found == []


PLANTED = """
Expediente.objects.create(folio="x")
Expediente.objects.filter(pk=1).update(estado="x")
expediente.adjuntos.create(nombre="x")
expediente.save()
self.object.delete()
pendientes = Tarea.objects.visible_to(persona)
pendientes.update(estado="hecha")
Tarea.objects.bulk_create([])
"""
INNOCENT = """
context.update(titulo="x")
datos = {"a": 1}
datos.update(b=2)
form.save()
formulario.save()
cache.delete("k")
Operacion.create(expediente=expediente)
services.update(expediente=expediente)
"""


def test_every_planted_write_is_caught() -> None:
    assert writes(ast.parse(PLANTED), {"adjuntos"}) == [2, 3, 4, 5, 6, 8, 9]


def test_dicts_forms_and_named_changes_are_left_alone() -> None:
    assert writes(ast.parse(INNOCENT), {"adjuntos"}) == []
