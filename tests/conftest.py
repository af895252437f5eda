"""What browser tests share: one town and one browser for the whole run."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.recorridos.pueblo import Pueblo, abierto


@pytest.fixture(scope="session")
def pueblo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pueblo]:
    """Give a town that was just opened: its shelf published, its officials appointed."""
    with abierto(tmp_path_factory.mktemp("pueblo")) as uno:
        yield uno


@pytest.fixture(scope="session")
def navegador() -> Iterator[Browser]:
    """Give a Chromium: the one of EXPERTA_CHROMIUM, or Debian's."""
    expect.set_options(timeout=30_000)  # as long as a page may take: a busy machine is no fault
    with sync_playwright() as playwright:
        ruta = os.environ.get("EXPERTA_CHROMIUM", "/usr/bin/chromium")
        # As root Chromium cannot make its own cage.
        argumentos = ["--no-sandbox"] if os.geteuid() == 0 else []
        uno = playwright.chromium.launch(executable_path=ruta, args=argumentos)
        yield uno
        uno.close()
