"""Runs axe-core on the page a browser shows and tells each violation in one line."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

NORMAS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_CORRER = """normas => axe.run(document, {
  runOnly: {type: 'tag', values: normas}, resultTypes: ['violations'],
}).then(informe => informe.violations.map(regla => ({
  regla: regla.id, ayuda: regla.help, donde: regla.nodes.map(nodo => nodo.html),
})))"""


@cache
def _fuente() -> str:
    return (Path(__file__).parent / "axe.min.js").read_text()


def violaciones(pagina: Page) -> list[str]:
    """Return what the page breaks of WCAG 2.2 AA and of the usual good practice, as sentences."""
    if not pagina.evaluate("() => typeof axe === 'object'"):
        # By the debugging protocol, so that the page's own policy stays as strict as it is.
        pagina.evaluate(_fuente())
    informe: list[dict[str, Any]] = pagina.evaluate(_CORRER, NORMAS)
    return [
        f"{uno['regla']}: {uno['ayuda']}: {'; '.join(uno['donde'][:3])[:600]}" for uno in informe
    ]
