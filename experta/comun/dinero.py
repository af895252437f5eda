"""Money: integer centavos in and out, exact decimals between."""

from decimal import ROUND_HALF_UP, Decimal


def a_centavos(pesos: Decimal | int | str) -> int:
    """Return an amount in pesos as centavos, each concept rounded half up to the centavo."""
    importe = pesos if isinstance(pesos, Decimal) else Decimal(str(pesos))
    return int((importe * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def a_pesos(centavos: int) -> Decimal:
    """Return centavos as an exact amount in pesos."""
    return Decimal(centavos) / 100


def con_signo(centavos: int) -> str:
    """Return centavos as people read money in Mexico: `$1,702.00`."""
    return f"${a_pesos(centavos):,.2f}"
