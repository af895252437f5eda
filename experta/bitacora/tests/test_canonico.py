"""Canonical JSON: equal data, equal bytes."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest

from experta.bitacora.canonico import canonico


def test_the_order_of_the_keys_does_not_matter() -> None:
    assert canonico({"b": 1, "a": [True, None]}) == canonico({"a": [True, None], "b": 1})


def test_text_is_utf8_without_blanks_and_dates_are_iso() -> None:
    momento = datetime(2026, 11, 22, 3, tzinfo=timezone(timedelta(hours=-6)))
    dato = {"ñ": "acción", "f": date(2026, 1, 2), "m": momento, "u": UUID(int=1)}
    assert canonico(dato).decode() == (
        '{"f":"2026-01-02","m":"2026-11-22T09:00:00.000000+00:00",'
        '"u":"00000000-0000-0000-0000-000000000001","ñ":"acción"}'
    )


@pytest.mark.parametrize("dato", [Decimal("1.0"), datetime(2026, 1, 1), object(), {1}])  # noqa: DTZ001
def test_what_has_no_canonical_form_is_refused(dato: object) -> None:
    with pytest.raises(TypeError, match="canonical form"):
        canonico({"dato": dato})


def test_a_number_outside_json_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonico(float("nan"))
