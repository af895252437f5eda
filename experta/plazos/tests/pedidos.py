"""What the tests of the rules share: a request under the calendar of the town, in few words."""

from datetime import date, datetime

from experta.comun.municipio import municipio_actual
from experta.plazos.calendario import Calendario
from experta.plazos.calendario import leer_calendario as leer
from experta.plazos.rules import calcular
from experta.plazos.tipos import Computo, Solicitud, Suspension, Unidad


def pedir(inicio: str, unidad: str, cantidad: int, **mas: object) -> Solicitud:
    return Solicitud(
        presentado=datetime.fromisoformat(inicio),
        unidad=Unidad(unidad),
        cantidad=cantidad,
        calendario=calendario(),
        **mas,  # type: ignore[arg-type]
    )


def calendario() -> Calendario:
    return leer(municipio_actual().carpeta / "calendario")


def contar(inicio: str, unidad: str, cantidad: int, **mas: object) -> Computo:
    return calcular(pedir(inicio, unidad, cantidad, **mas))


hora = datetime.fromisoformat


def pausa(desde: str, hasta: str = "") -> Suspension:
    return Suspension(date.fromisoformat(desde), date.fromisoformat(hasta) if hasta else None)
