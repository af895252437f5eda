"""Every route has a decision about who may use it, in the table of tests/permisos/tabla.py."""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.permisos.tabla import RUTAS


def routes(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """Yield the name of every route with its namespaces; the path itself when it has no name."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from routes(pattern.url_patterns, inner)
        else:
            yield prefix + (pattern.name or str(pattern.pattern))


def undecided(names: Iterable[str], decided: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the routes without a decision and the decisions without a route."""
    return set(names) - set(decided), set(decided) - set(names)


def test_every_route_has_a_decision_and_every_decision_a_route() -> None:
    names = set(routes(get_resolver().url_patterns))
    assert undecided(names, RUTAS) == (set(), set())


def test_a_route_without_decision_and_a_decision_without_route_are_caught() -> None:
    assert undecided(["portal:inicio", "portal:nueva"], ["portal:inicio", "portal:vieja"]) == (
        {"portal:nueva"},
        {"portal:vieja"},
    )
