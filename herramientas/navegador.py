"""Finds Chromium for the journeys; installs Debian's package when this is root on Debian."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Return the path of a Chromium, from EXPERTA_CHROMIUM or the PATH, or None."""
    named = os.environ.get("EXPERTA_CHROMIUM")
    candidates = (named,) if named else NAMES
    return next((path for name in candidates if (path := shutil.which(name))), None)


def install_chromium() -> str | None:
    """Install Debian's Chromium if possible (root and apt-get), and return its path or None."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    print("Instalando Chromium de Debian para los recorridos…", flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for order in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(order, env=environ, stdout=subprocess.DEVNULL, check=False)
    return find_chromium()
