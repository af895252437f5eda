"""Which means of defence a trámite has: its own, or the recurso of the town."""

from experta.catalogo.ficha import Ficha
from experta.catalogo.partes import Remedio
from experta.comun.municipio import municipio_actual


def remedio_de(ficha: Ficha) -> Remedio:
    """Return what may be done against the answer to a trámite."""
    return ficha.remedio or del_municipio()


def del_municipio() -> Remedio:
    """Return the recurso of the town, which is filed here."""
    datos = municipio_actual().remedio
    return Remedio(
        nombre=datos["nombre"],
        ante=datos["ante"],
        plazo_dias=int(datos["plazo_dias"]),
        regla=datos["regla"],
        en_linea=True,
    )


def fundamento_de(remedio: Remedio) -> str:
    """Return the law and article that give it."""
    regla = municipio_actual().regla(remedio.regla)
    return f"{regla.ley}, {regla.articulo}"
