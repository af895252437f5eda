"""Sample data for templates: a believable case, and the same case with a mark in every field."""

from copy import deepcopy
from typing import Any

from experta.motores.plantillas.contrato import Datos

EJEMPLO: Datos = {
    "municipio": {
        "nombre": "Municipio de Ejemplo",
        "plataforma": "Experta",
        "domicilio": "Calle Principal 1, Centro, 00000 Ejemplo",
        "colores": {"principal": "#14532d", "acento": "#b45309"},
        "sitio": "https://municipio.example",
    },
    "documento": {
        "clase": "resolucion",
        "titulo": "Licencia de funcionamiento",
        "folio_documento": "LF-2026-000418",
        "lugar": "Ejemplo, Estado",
        "fecha_larga": "22 de noviembre de 2026",
        "codigo": "7Q3KM2XW9RTA4HCV8N5PZD6EJY",
        "url_verificacion": "https://municipio.example/verificar/7Q3KM2XW9RTA4HCV8N5PZD6EJY",
        "vigencia_texto": "Del 22 de noviembre de 2026 al 31 de diciembre de 2027",
    },
    "autoridad": {
        "dependencia": "Subdirección de Gobernación",
        "competencia_texto": "Corresponde a la Subdirección de Gobernación otorgar licencias de "
        "funcionamiento.",
        "competencia_articulo": "Reglamento Interior del Municipio, art. 41, fracción III",
        "cargo": "Subdirectora de Gobernación",
        "nombre_firmante": "Lic. María Elena Ñúñez Güereca",
        "nombramiento": "Nombramiento SA/118/2024, del 10 de septiembre de 2024",
    },
    "expediente": {
        "folio": "EXP-2026-004512",
        "tramite": "Licencia de funcionamiento",
        "ingresado_largo": "9 de noviembre de 2026, 10:42\u00a0h",
        "titular": "Panadería La Espiga Dorada, S. de R.L. de C.V.",
        "representante": "José Ángel Pérez Ibáñez",
        "donde_consultar": "En línea, en tu cuenta de Experta, y en Calle Principal 1, planta "
        "baja, de lunes a viernes de 8:00 a 15:00\u00a0h.",
    },
    "hechos": [
        "El 9 de noviembre de 2026 se recibió la solicitud de licencia de funcionamiento para el "
        "establecimiento de la calle Aldama 1204, colonia Centro.",
        "El 17 de noviembre de 2026 se practicó la inspección del establecimiento.",
    ],
    "motivos": [
        "El uso de suelo del predio permite el giro de panadería con venta al público.",
        "El establecimiento cuenta con extintores vigentes y salida de emergencia despejada.",
    ],
    "resolutivos": [
        "Mantén este documento a la vista del público en el establecimiento.",
        "Avisa por escrito de cualquier cambio de giro, de domicilio o de titular.",
    ],
    "datos": [
        ["Giro", "Panadería con venta al público"],
        ["Domicilio", "Calle Aldama 1204, Centro"],
        ["Clave catastral", "123-045-006"],
        ["Horario", "Lunes a domingo, de 7:00 a 21:00\u00a0h"],
    ],
    # Only what a ficha asks to print is here: a template does without.
    "imagenes": {},
    "observaciones": [
        {
            "requisito": "Comprobante de domicilio",
            "motivo": "El recibo es de marzo de 2026 y debe ser de los últimos tres meses.",
            "que_hacer": "Sube un recibo de septiembre de 2026 o más reciente.",
        },
        {
            "requisito": "Croquis del local",
            "motivo": "No se distinguen las salidas de emergencia.",
            "que_hacer": "Marca cada salida y su ancho en metros.",
        },
    ],
    "conceptos": [
        {
            "concepto": "Expedición de licencia de funcionamiento",
            "fundamento": "Ley de Ingresos 2026, art. 14, fracción II",
            "importe": "$1,450.00",
        },
        {
            "concepto": "Inspección de seguridad",
            "fundamento": "Ley de Ingresos 2026, art. 15",
            "importe": "$252.00",
        },
    ],
    "total": "$1,702.00",
    "remedio": {
        "nombre": "recurso de inconformidad",
        "ante": "la autoridad que emitió este acto o su superior jerárquico",
        "hasta_texto": "el 14 de diciembre de 2026",
        "fundamento": "Ley Federal de Procedimiento Administrativo, arts. 83 y 85",
    },
    "plazo": {
        "vence_largo": "30 de noviembre de 2026",
        "explicacion": "Son cinco días hábiles y se cuentan desde el siguiente al de la "
        "notificación.",
    },
    "demostracion": True,
    "hoja": {"numero": "18,204", "huella": "9f86d081884c7d659a2feaa0c55ad015" * 2},
}

_SIN_MARCA = {"municipio.colores", "documento.codigo"}


def marcado() -> dict[str, Any]:
    """Return the example with a mark at the end of every text, different for each field."""
    resultado: dict[str, Any] = _marcar(deepcopy(EJEMPLO), "")
    # The real address ends with the code; here it must not, or it would pass for the code.
    resultado["documento"]["url_verificacion"] = marca("documento.url_verificacion")
    return resultado


def _marcar(valor: Any, ruta: str) -> Any:
    if ruta in _SIN_MARCA:
        return valor
    if isinstance(valor, str):
        return f"{valor} {marca(ruta)}"
    if isinstance(valor, dict):
        return {clave: _marcar(dato, f"{ruta}.{clave}".strip(".")) for clave, dato in valor.items()}
    if isinstance(valor, list):
        return [_marcar(dato, f"{ruta}.{indice}") for indice, dato in enumerate(valor)]
    return valor


def marca(ruta: str) -> str:
    """Return the mark of a field, letters only, found nowhere else: `Zautoridadcargoz`."""
    return "Z" + "".join(letra for letra in ruta if letra.isalnum()) + "z"
