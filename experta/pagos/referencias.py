"""References of payment orders: digits that people type at a bank or a cash desk.

The last two are check digits of ISO/IEC 7064 MOD 97-10, which catches every single wrong digit and
every swap of two neighbours. The bank's own line (length, base year, weights) belongs to each
agreement and is made by that gateway, from this reference.
"""

_SEPARADORES = str.maketrans("", "", " -")


def de_folio(folio: str) -> str:
    """Return the reference of a folio such as `OP-2026-000123`: its digits and two of control."""
    digitos = "".join(caracter for caracter in folio if caracter.isdigit())
    return f"{digitos}{98 - int(digitos) * 100 % 97:02d}"


def normalizar(texto: str) -> str | None:
    """Return the reference a person typed, or None when it cannot be one."""
    digitos = texto.strip().translate(_SEPARADORES)
    if not (digitos.isascii() and digitos.isdigit() and len(digitos) <= 30):
        return None
    return digitos if int(digitos) % 97 == 1 else None
