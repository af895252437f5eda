"""The town of the table, built once and undone at the end."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from experta.comun import reloj
from tests.permisos.mundo import Mundo, crear

# A working Monday, in office hours.
LUNES = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001  # the zone is the town's, below


@pytest.fixture(scope="package")
def mundo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Mundo]:
    """Give the town; each test begins with it as it was built."""
    ahora = LUNES.replace(tzinfo=reloj.zona())
    with django_db_blocker.unblock(), reloj.detenido(ahora), transaction.atomic():
        yield crear()
        transaction.set_rollback(True)
