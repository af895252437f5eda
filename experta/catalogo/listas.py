"""The closed lists of the ficha: what a search may filter by, each key with its Spanish label."""

SECTORES = {
    "abrir-y-operar-negocios": "Abrir y operar un negocio",
    "construccion-y-suelo": "Construcción y uso del suelo",
    "documentos-personales": "Constancias y documentos personales",
    "proteccion-civil": "Protección civil",
    "eventos-y-via-publica": "Eventos y vía pública",
    "medio-ambiente": "Árboles, agua y medio ambiente",
    "impuestos-y-pagos": "Impuestos y pagos",
    "servicios-publicos": "Servicios públicos y reportes",
    "apoyos-y-salud": "Apoyos sociales y salud",
    "transparencia-y-quejas": "Transparencia, datos personales y quejas",
    "proveedores": "Proveedores y contratistas",
    "panteones": "Panteones",
}
SITUACIONES = {
    "abrir-un-negocio": "Voy a abrir un negocio",
    "hacer-crecer-un-negocio": "Quiero hacer crecer mi negocio",
    "vender-en-la-calle": "Quiero vender en la calle o en un tianguis",
    "vender-al-municipio": "Quiero venderle al municipio",
    "construir-o-remodelar": "Voy a construir o remodelar",
    "comprar-o-vender-un-predio": "Voy a comprar o vender un predio",
    "cambiar-de-domicilio": "Me cambié de domicilio",
    "entrar-a-la-escuela": "Voy a entrar a la escuela o pedir una beca",
    "buscar-trabajo": "Busco trabajo",
    "organizar-un-evento": "Voy a organizar un evento",
    "tener-una-mascota": "Tengo o adopté una mascota",
    "perder-a-un-familiar": "Falleció un familiar",
    "pagar-lo-que-debo": "Quiero pagar o saber qué debo",
    "reportar-un-problema": "Quiero reportar un problema",
    "pedir-un-apoyo": "Necesito un apoyo",
}
UNIDADES_DE_PLAZO = ("dias_habiles", "dias_naturales", "meses", "horas_habiles")
UNIDADES_DE_VIGENCIA = ("dias_naturales", "meses", "anios")
# How sure we are of a datum; a comparable names the municipality it was taken from.
CERTEZA = r"^(publicada|demostración|por confirmar|comparable:.+)$"
# What an installation that is not a demonstration may not use to decide.
DUDOSAS = ("demostración", "por confirmar", "comparable:")
# What a check at upload may look at; see experta/expedientes/revision.
COMPROBACIONES = ("antiguedad", "nombre", "curp", "rfc", "clave_catastral", "legible", "paginas")
# Of those, the ones that compare the paper with an answer.
CON_RESPUESTA = ("nombre", "curp", "rfc", "clave_catastral")
# Registers of the municipality that are asked instead of the person.
CONECTORES = ("predial",)
CONJUNTOS = {"apertura": "De los primeros en línea", "nuevos": "Nuevo"}
