"""A web process never loads the heavy libraries: they cost 200 MB and belong to the worker."""

import os
import subprocess
import sys

from tests.arquitectura.casa import ROOT

HEAVY = ("typst", "pyhanko", "pikepdf", "pypdfium2", "zxingcpp")
PROBE = """
import sys
import config.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
{extra}
print(*[name for name in {heavy!r} if name in sys.modules])
"""


def loaded(extra: str = "") -> str:
    """Return which heavy libraries a fresh process has loaded once it can serve every page."""
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    program = PROBE.format(extra=extra, heavy=HEAVY)
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_web_process_loads_no_heavy_library() -> None:
    assert loaded() == ""


def test_the_probe_sees_a_heavy_library() -> None:
    assert loaded("import typst") == "typst"
