"""Who lives and works in the demonstration town. One password for all, printed at the start."""

from dataclasses import dataclass
from datetime import date

CONTRASENA = "experta-demo-2026"


@dataclass(frozen=True)
class Personaje:
    """A demonstration person. `cargos` are (role, office, title)."""

    correo: str
    nombre: str
    primer_apellido: str
    segundo_apellido: str
    papel: str
    cargos: tuple[tuple[str, str, str], ...] = ()
    curp: str = ""


NOMBRADOS_DESDE = date(2024, 10, 10)
OFICINAS_QUE_FIRMAN = (
    ("secretaria-ayuntamiento", "Secretaria del Ayuntamiento"),
    ("desarrollo-economico", "Directora de Desarrollo Económico"),
    ("desarrollo-urbano", "Directora de Desarrollo Urbano"),
    ("proteccion-civil", "Coordinadora de Protección Civil"),
    ("gobernacion", "Subdirectora de Gobernación"),
    ("tesoreria", "Tesorera Municipal"),
    ("obras-publicas", "Directora de Obras Públicas"),
    ("servicios-publicos", "Directora de Servicios Públicos"),
    ("oficialia-mayor", "Oficial Mayor"),
    ("transparencia", "Titular de la Unidad de Transparencia"),
)
VENTANILLAS = ("secretaria-ayuntamiento", "desarrollo-economico", "desarrollo-urbano")

# Takes part in the works of others: no official.
DIRECTOR_DE_OBRA = "dro@demo.mx"

PERSONAJES = (
    Personaje("ciudadana@demo.mx", "Ana", "Ruiz", "Sáenz", "ciudadana", curp="RUSA900514MCHZNN05"),
    Personaje("empresaria@demo.mx", "Beatriz", "Ortega", "Luján", "empresaria (con empresa)"),
    Personaje(
        DIRECTOR_DE_OBRA,
        "Elena",
        "Chacón",
        "Borunda",
        "directora de obra (firma con quien construye)",
    ),
    Personaje(
        "ventanilla@demo.mx",
        "Víctor",
        "Mendoza",
        "Gil",
        "ventanilla",
        tuple(("ventanilla", oficina, "Atención en ventanilla") for oficina in VENTANILLAS),
    ),
    Personaje(
        "revisora.constancias@demo.mx",
        "Raquel",
        "Terrazas",
        "Núñez",
        "revisión de constancias",
        (
            ("revisor", "secretaria-ayuntamiento", "Revisora de constancias"),
            ("revisor", "tesoreria", "Revisora de constancias de predial"),
            ("revisor", "transparencia", "Responsable de solicitudes de información"),
        ),
    ),
    Personaje(
        "revisor.urbano@demo.mx",
        "Ramiro",
        "Holguín",
        "Peña",
        "revisión de Desarrollo Urbano",
        (
            ("revisor", "desarrollo-urbano", "Revisor de uso de suelo y construcción"),
            ("revisor", "obras-publicas", "Revisor de obra en la calle"),
            ("revisor", "servicios-publicos", "Revisor de arbolado"),
        ),
    ),
    Personaje(
        "revisora.pc@demo.mx",
        "Rosario",
        "Chávez",
        "Ríos",
        "revisión de Protección Civil",
        (("revisor", "proteccion-civil", "Revisora de programas internos"),),
    ),
    Personaje(
        "revisor.gobernacion@demo.mx",
        "Rodrigo",
        "Salinas",
        "Vega",
        "revisión de Gobernación",
        (
            ("revisor", "gobernacion", "Revisor de licencias de funcionamiento"),
            ("revisor", "oficialia-mayor", "Revisor del padrón de proveedores"),
        ),
    ),
    Personaje(
        "revisora.sare@demo.mx",
        "Rebeca",
        "Domínguez",
        "Soto",
        "módulo SARE (Desarrollo Económico)",
        (("revisor", "desarrollo-economico", "Responsable del módulo SARE"),),
    ),
    Personaje(
        "inspector@demo.mx",
        "Ignacio",
        "Baca",
        "Tena",
        "inspección",
        (
            ("inspector", "desarrollo-urbano", "Inspector de obra"),
            ("inspector", "proteccion-civil", "Inspector de seguridad"),
            ("inspector", "obras-publicas", "Inspector de calles"),
            ("inspector", "servicios-publicos", "Inspector de arbolado"),
        ),
    ),
    Personaje(
        "directora@demo.mx",
        "Dolores",
        "Armendáriz",
        "Loya",
        "directora (firma)",
        tuple(("firmante", oficina, cargo) for oficina, cargo in OFICINAS_QUE_FIRMAN),
    ),
    # Whoever signs a denial does not sign what resolves the recurso against it.
    Personaje(
        "contralora@demo.mx",
        "Consuelo",
        "Márquez",
        "Ibarra",
        "titular del Órgano Interno de Control (firma denuncias y recursos)",
        (("firmante", "oic", "Titular del Órgano Interno de Control"),),
    ),
    Personaje(
        "tesoreria@demo.mx",
        "Teresa",
        "Quintana",
        "Mora",
        "tesorería (caja)",
        (("tesoreria", "tesoreria", "Cajera"),),
    ),
    Personaje(
        "analista@demo.mx",
        "Alicia",
        "Nevárez",
        "Cano",
        "analista de catálogo",
        (("analista", "desarrollo-economico", "Analista de catálogo"),),
    ),
    Personaje(
        "revisora.denuncias@demo.mx",
        "Delia",
        "Trevizo",
        "Manríquez",
        "revisión de denuncias",
        (("revisor", "oic", "Revisora de denuncias"),),
    ),
    Personaje(
        "oic@demo.mx",
        "Óscar",
        "Ibarra",
        "Castillo",
        "Órgano Interno de Control",
        (("oic", "oic", "Auditor"),),
    ),
    Personaje(
        "administrador@demo.mx",
        "Adrián",
        "Molina",
        "Rey",
        "administrador",
        (("administrador", "secretaria-ayuntamiento", "Administrador de la plataforma"),),
    ),
)
VECINOS = (
    ("Luis", "Carrasco", "Olivas"),
    ("María", "Rascón", "Prieto"),
    ("Jesús", "Valles", "Ávila"),
    ("Guadalupe", "Portillo", "Duarte"),
    ("Héctor", "Lozano", "Ñáñez"),
    ("Sofía", "Caballero", "Ugalde"),
)
