"""What machines may use."""

from tests.permisos.columnas import NO_AUTORIZADA, Ruta, todas

# Open data: the same for everybody, read-only.
PUBLICO = {
    "v1:openapi-json": Ruta(todas(200), todas(200)),
    "v1:catalogo": Ruta(todas(200)),
    "v1:tramite": Ruta(todas(200), caso="tramite"),
    "v1:formulario": Ruta(todas(200), caso="tramite"),
    "v1:buscar": Ruta(todas(200)),
    "v1:cifras": Ruta(todas(200)),
    "v1:registro": Ruta(todas(200)),
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

# With a key, whoever is logged in: a session opens nothing, and without a key nobody learns whether
# a case exists. What each key opens is in experta/api/tests.
CON_LLAVE = {
    **{
        nombre: Ruta(todas(NO_AUTORIZADA), None, caso)
        for nombre, caso in (
            ("v1:llave", ""),
            ("v1:eventos", ""),
            ("v1:caso", "concluido"),
            ("v1:documento", "concluido"),
        )
    },
    **{
        nombre: Ruta(None, todas(NO_AUTORIZADA), caso)
        for nombre, caso in (
            ("v1:responder", "borrador"),
            ("v1:subir", "borrador"),
            ("v1:retirar", "borrador"),
            ("v1:actualizar", "borrador"),
            ("v1:ingresar", "borrador"),
            ("v1:subsanar", "prevenido"),
            ("v1:abrir_notificacion", "concluido"),
            ("v1:reenviar", ""),
        )
    },
    # One address: to list and to open.
    "v1:abrir": Ruta(todas(NO_AUTORIZADA), todas(NO_AUTORIZADA)),
    "v1:casos": Ruta(todas(NO_AUTORIZADA), todas(NO_AUTORIZADA)),
}

RUTAS = PUBLICO | MAQUINAS | CON_LLAVE
