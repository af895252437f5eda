"""What a browser sent, in the shape the form engine reads."""

from django.http import QueryDict

_TROZOS = ("__dia", "__mes", "__anio")


def crudo(datos: QueryDict) -> dict[str, list[str]]:
    """Return the inputs by name; a date in three boxes comes back as one text, `día/mes/año`.

    Nothing is judged here: `31//2026` goes on as typed, for the engine to ask again.
    """
    entradas = {nombre: [str(v) for v in valores] for nombre, valores in datos.lists()}
    for nombre in [n.removesuffix("__dia") for n in entradas if n.endswith("__dia")]:
        trozos = [entradas.pop(nombre + sufijo, [""])[-1].strip() for sufijo in _TROZOS]
        entradas[nombre] = ["/".join(trozos) if any(trozos) else ""]
    return entradas
