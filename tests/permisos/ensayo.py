"""Trying a cell of the table: ask, look at the answer and at every row of the town, undo."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.core.cache import cache as cajon
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import get_resolver, reverse

from tests.permisos.columnas import ENTRAR, NO_AUTORIZADA, NO_EXISTE, ROLES, Fila, Respuesta, Ruta
from tests.permisos.foto import fotografia
from tests.permisos.mundo import Mundo, Objeto
from tests.permisos.tabla import RUTAS

METODOS = ("get", "post")
NO_SE_TOMA = 405
NEGADAS = frozenset({ENTRAR, NO_EXISTE, NO_AUTORIZADA, NO_SE_TOMA})
# The only orders to the database that can leave no row changed.
NADA_CAMBIAN = frozenset({"SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK"})
# What differs between two answers to the same question. The length goes with the body, which
# repeats the key that was asked for.
_AL_AZAR = re.compile(rb'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')
_CABECERAS_AL_AZAR = {"X-Request-ID", "Content-Security-Policy", "Date", "Content-Length"}
# Keys that no row of the town has, by their type.
_DE_NADIE: dict[type, Any] = {UUID: UUID(int=7), int: 999_999_999}


class Celda(NamedTuple):
    """One cell that is not as the table says."""

    ruta: str
    metodo: str
    rol: str
    dice: Respuesta
    hubo: Respuesta


@dataclass(frozen=True)
class Contestacion:
    """An answer without what is drawn by lot; `intacto` when the town stayed as it was."""

    respuesta: Respuesta
    cuerpo: bytes
    cabeceras: dict[str, str]
    intacto: bool = True

    @property
    def negada(self) -> bool:
        """Say whether the person got nothing: to log in, no such page, or no such method."""
        return self.respuesta in NEGADAS

    def sin(self, objeto: Objeto) -> "Contestacion":
        """Return it as if nobody's key had been asked for: pages repeat their own address."""
        suya, ajena = (str(llave) for llave in (objeto["pk"], _DE_NADIE[type(objeto["pk"])]))
        en_una_liga = re.compile(f"(/|%2F){suya}(/|%2F)")

        def cambiar(texto: str) -> str:
            return en_una_liga.sub(rf"\g<1>{ajena}\g<2>", texto)

        return replace(
            self,
            cuerpo=cambiar(self.cuerpo.decode()).encode(),
            cabeceras={nombre: cambiar(valor) for nombre, valor in self.cabeceras.items()},
        )


def desacuerdos(mundo: Mundo, nombre: str) -> Iterator[Celda]:
    """Yield the cells of a route in which somebody is answered other than the table says."""
    ruta = RUTAS[nombre]
    for metodo in METODOS:
        fila: Fila | None = getattr(ruta, metodo)
        for rol in ROLES:
            hubo = pedir(mundo, rol, metodo, direccion(mundo, nombre, ruta))
            # Without a row nobody gets anything by that method, whichever way it is said.
            dice = fila[rol] if fila else hubo.respuesta if hubo.negada else NO_SE_TOMA
            if hubo.respuesta != dice:
                yield Celda(nombre, metodo, rol, dice, hubo.respuesta)
            if not hubo.intacto:
                yield Celda(nombre, metodo, rol, "nada cambia", "cambió")
            if hubo.negada and not parece_inexistente(mundo, nombre, metodo, rol, hubo):
                yield Celda(nombre, metodo, rol, "como si no existiera", "se distingue")


def parece_inexistente(
    mundo: Mundo, nombre: str, metodo: str, rol: str, hubo: Contestacion
) -> bool:
    """Say whether the person is answered the same, byte by byte, for a case that nobody has."""
    ruta = RUTAS[nombre]
    objeto = mundo.objetos.get(ruta.caso, {})
    if "pk" not in objeto:
        return True
    de_nadie = direccion(mundo, nombre, ruta, pk=_DE_NADIE[type(objeto["pk"])])
    return hubo.sin(objeto) == pedir(mundo, rol, metodo, de_nadie, mirar=False)


def direccion(mundo: Mundo, nombre: str, ruta: Ruta, **otras: object) -> str:
    """Return the address of a route for its case; `otras` replace parts of it."""
    partes: Objeto = mundo.objetos.get(ruta.caso, {}) | otras
    return reverse(nombre, kwargs={parte: partes[parte] for parte in partes_de(nombre)})


@cache
def partes_de(nombre: str) -> tuple[str, ...]:
    """Return the names of the parts of a route's address, in order."""
    resolver: Any = get_resolver()
    *espacios, propio = nombre.split(":")
    for espacio in espacios:
        resolver = resolver.namespace_dict[espacio][1]
    return tuple(resolver.reverse_dict.getlist(propio)[0][0][0][1])


def pedir(
    mundo: Mundo,
    rol: str,
    metodo: str,
    url: str,
    *,
    datos: Mapping[str, str] | None = None,
    mirar: bool = True,
) -> Contestacion:
    """Ask as that person and undo whatever it did. A POST says nothing unless `datos` are given.

    `mirar`: after a denial that wrote anything, look at every row of the town.
    """
    cajon.clear()  # limits by address would count every column together
    ordenes: set[str] = set()

    def anotar(ejecutar: Callable[..., Any], sql: str, *resto: Any) -> Any:
        ordenes.add(sql.partition(" ")[0])
        return ejecutar(sql, *resto)

    with transaction.atomic():
        with connection.execute_wrapper(anotar):
            hubo = _leer(getattr(mundo.navegador(rol), metodo)(url, datos))
        sin_ver = not (mirar and hubo.negada) or ordenes <= NADA_CAMBIAN
        intacto = sin_ver or fotografia() == mundo.foto
        transaction.set_rollback(True)
    return replace(hubo, intacto=intacto)


def _leer(respuesta: HttpResponse) -> Contestacion:
    dicho: Respuesta = int(respuesta.status_code)
    if dicho == 302 and respuesta["Location"].partition("?")[0] == reverse("account_login"):
        dicho = ENTRAR
    cabeceras = {n: valor for n, valor in respuesta.items() if n not in _CABECERAS_AL_AZAR}
    cabeceras["Set-Cookie"] = " ".join(sorted(respuesta.cookies))
    cuerpo = _AL_AZAR.sub(b"", respuesta.getvalue())
    return Contestacion(dicho, cuerpo, cabeceras)
