"""Says how far the dated data of the shelf reach; a month before they end, `make lint` fails.

The suite lives on one day and never tells (`EL_DIA` in conftest.py): this looks at the real date.
"""

import sys
from datetime import date, timedelta
from pathlib import Path

from experta.catalogo.uma import leer_uma
from experta.comun import reloj
from experta.plazos.calendario import leer_calendario

TOWN = Path(__file__).resolve().parents[1] / "municipio"
NOTICE = timedelta(days=30)


def reach(town: Path = TOWN) -> dict[str, date]:
    """Return the last day of each file with dates."""
    years = leer_calendario(town / "calendario").ejercicios
    return {"uma.yaml": leer_uma(town)[-1].hasta, "calendario/": date(max(years), 12, 31)}


def ending(today: date, reaches: dict[str, date]) -> list[str]:
    """Return what ends within the notice, one sentence each."""
    return [
        f"municipio/{name} alcanza hasta el {last:%d/%m/%Y}: agrega lo que sigue."
        for name, last in reaches.items()
        if today > last - NOTICE
    ]


def main() -> int:
    """Print what ends soon; return 0 when nothing does."""
    found = ending(reloj.hoy(), reach())
    print(*found, sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
