"""Who may use each route: one decision per route, by door. A route missing here fails the build.

To read it: the name of the route; then what each person is answered when they open it, when they
send it, and the case in its address. `solo(PARTES, 200)` says: to the parties the page; to whoever
is not logged in, the log-in; to everybody else, "no existe", with the same words as if there were
no such case.
"""

from tests.permisos import api, cuenta, oficina, portal
from tests.permisos.columnas import Ruta

RUTAS: dict[str, Ruta] = portal.RUTAS | cuenta.RUTAS | api.RUTAS | oficina.RUTAS
