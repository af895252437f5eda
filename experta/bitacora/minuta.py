"""The printable minute that goes to the OIC's mailbox once a day: paper nobody can rewrite."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count

from experta.bitacora.models import Hoja, PuntoDeControl
from experta.comun import reloj
from experta.comun.municipio import municipio_actual

_PLANTILLA = """\
MINUTA DIARIA DE LA BITÁCORA
{municipio}
Día: {fecha}

{punto}

ACTOS DEL DÍA ({total})
{actos}

CÓMO COMPROBARLA
1. Imprime y archiva esta minuta, o guarda este correo fuera del sistema.
2. Pide la bitácora exportada y la llave pública de la bitácora.
3. Guarda este correo como archivo (.eml) o su texto (.txt) y ejecuta, en otra computadora:
   experta verificar-bitacora EXPORTACION --llave LLAVE --puntos ARCHIVO
   Si guardas uno cada día en una carpeta, indica la carpeta: se comparan todos.
4. Si alguien cambió, quitó o agregó algo antes de este punto, el programa lo dice y
   señala en qué hojas. No necesita acceso a la base de datos.
"""

_PUNTO = """\
ÚLTIMO PUNTO DE CONTROL
Firmado: {momento}
Hojas que cubre: {tamano}
Raíz:
{raiz}

NOTA FIRMADA
{nota}"""

_SIN_PUNTO = "ÚLTIMO PUNTO DE CONTROL\nTodavía no se había firmado ninguno al terminar este día."


def minuta_del_dia(fecha: date) -> str:
    """Return the minute of a day of the town: last checkpoint, acts of the day, how to check."""
    return en_papel(datos_del_dia(fecha))


def datos_del_dia(fecha: date) -> dict[str, Any]:
    """Return what the minute of a day says, as plain data; `punto` is None before the first."""
    desde = datetime.combine(fecha, time.min, reloj.zona())
    hasta = datetime.combine(fecha + timedelta(days=1), time.min, reloj.zona())
    actos = dict(
        Hoja.objects.filter(at__gte=desde, at__lt=hasta)
        .order_by("acto")
        .values_list("acto")
        .annotate(veces=Count("numero"))
    )
    return {
        "municipio": municipio_actual().nombre,
        "dia": fecha,
        "hojas": sum(actos.values()),
        "actos": actos,
        "punto": _punto(PuntoDeControl.objects.filter(at__lt=hasta).last()),
    }


def en_papel(datos: Mapping[str, Any]) -> str:
    """Return the data of a day as the sheet that is printed and kept."""
    punto = datos["punto"]
    return _PLANTILLA.format(
        municipio=datos["municipio"],
        fecha=f"{datos['dia']:%d/%m/%Y}",
        punto=_SIN_PUNTO
        if punto is None
        else _PUNTO.format(
            momento=f"{punto['firmado']:%d/%m/%Y %H:%M:%S}",
            tamano=punto["hojas"],
            raiz=_en_grupos(punto["raiz"]),
            nota=punto["nota"],
        ),
        total=datos["hojas"],
        actos="\n".join(f"{veces:>7}  {acto}" for acto, veces in datos["actos"].items())
        or "        ninguno",
    )


def _punto(punto: PuntoDeControl | None) -> dict[str, Any] | None:
    if punto is None:
        return None
    return {
        "firmado": reloj.local(punto.at),
        "hojas": punto.tamano,
        "raiz": punto.raiz,
        "nota": punto.nota_firmada,
    }


def _en_grupos(raiz: str) -> str:
    """Return a root in groups of four characters, eight to a line, to compare by eye."""
    grupos = [raiz[i : i + 4] for i in range(0, len(raiz), 4)]
    return "\n".join("  " + " ".join(grupos[i : i + 8]) for i in range(0, len(grupos), 8))
