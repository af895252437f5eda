"""What machines may use."""

from tests.permisos.columnas import Ruta, todas

# Open data: the same for everybody, read-only.
PUBLICO = {
    "v1:openapi-json": Ruta(todas(200), todas(200)),
    "v1:catalogo": Ruta(todas(200)),
    "v1:tramite": Ruta(todas(200), caso="tramite"),
    "v1:buscar": Ruta(todas(200)),
    "v1:cifras": Ruta(todas(200)),
    "v1:rutas": Ruta(todas(200)),
    "v1:hoja_de_ruta": Ruta(todas(200), caso="ruta"),
    "v1:verificar": Ruta(todas(200), caso="concluido"),
    # django-ninja's root names nothing: it exists to build addresses.
    "v1:api-root": Ruta(todas(404)),
    "api:salud": Ruta(todas(200)),
}

# By what they carry, not by who is logged in.
MAQUINAS = {
    # From this machine, as the tests are, or with the token; otherwise 404.
    "api:metricas": Ruta(todas(200)),
    # Without the gateway's signature over the body it is refused.
    "api:pago_evento": Ruta(None, todas(400), "pasarela"),
}

RUTAS = PUBLICO | MAQUINAS
