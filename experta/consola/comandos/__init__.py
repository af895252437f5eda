"""One module per order: AYUDA, CON_BASE_DE_DATOS, configurar(parser), ejecutar(opciones)."""
