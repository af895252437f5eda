import pytest

from experta.comun.ajeno import leer_json


@pytest.mark.parametrize(
    "escrito",
    [
        b"",
        b"{",
        b"\xff",
        b'{"a": NaN}',
        b"[-Infinity]",
        b'{"a": "x\\u0000"}',
        b'{"a\\u0000": 1}',
        b'["\\ud800"]',
        b"[" * 100_000,
    ],
)
def test_what_no_database_would_keep_is_not_json_for_us(escrito: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        leer_json(escrito)


@pytest.mark.parametrize(
    ("escrito", "dicho"),
    [(b'{"a": ["\xc3\xb1", 1.5, null]}', {"a": ["ñ", 1.5, None]}), (b'"\\ud83d\\ude00"', "😀")],
)
def test_json_is_read_as_it_is(escrito: bytes, dicho: object) -> None:
    assert leer_json(escrito) == dicho
