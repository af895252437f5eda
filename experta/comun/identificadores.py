"""CURP, RFC and clave catastral: canonical form, format, check digits and a Spanish sentence.

Sources: CURP, RENAPO's normative instruction (18 characters, check digit modulo 10). RFC, SAT's
annex on the clave diferenciadora and digit modulo 11. Some RFCs in real use fail the digit, and so
do the generic ones, so that digit only warns. The clave catastral has the pattern that each town
publishes in municipio.yaml.
"""

import re
from collections.abc import Mapping
from datetime import date

RFC_GENERICOS = frozenset({"XAXX010101000", "XEXX010101000"})

_ALFABETO_CURP = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
_ALFABETO_RFC = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
# NE is born abroad. The sex letter is left open: RENAPO has added codes to H and M.
_ENTIDADES = (
    "AS|BC|BS|CC|CL|CM|CS|CH|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|NL|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ|YN|"
    "ZS|NE"
)
_CURP = re.compile(
    r"[A-ZÑ][AEIOUX][A-ZÑ]{2}([0-9]{2})([0-9]{2})([0-9]{2})[A-Z]"
    rf"(?:{_ENTIDADES})[B-DF-HJ-NP-TV-ZÑ]{{3}}([0-9A-Z])[0-9]"
)
_RFC = re.compile(r"[A-ZÑ&]{3,4}([0-9]{2})([0-9]{2})([0-9]{2})[A-Z0-9]{2}[0-9A]")
_SEPARADORES = re.compile(r"[\s\-./]+")


def compactar(texto: str) -> str:
    """Return an identifier in capitals, without blanks, hyphens, dots or slashes."""
    return _SEPARADORES.sub("", texto).upper()


def digito_curp(primeros: str) -> str:
    """Return the check digit of the first 17 characters of a CURP.

    Raises:
        ValueError: a character is outside the alphabet of the CURP.
    """
    suma = sum(_ALFABETO_CURP.index(c) * (18 - i) for i, c in enumerate(primeros[:17]))
    return str((10 - suma % 10) % 10)


def error_de_curp(curp: str) -> str | None:
    """Return what is wrong with a CURP in canonical form, or None when format and digit agree."""
    if len(curp) != 18:
        return f"La CURP tiene 18 letras y números, y escribiste {len(curp)}. Revísala."
    partes = _CURP.fullmatch(curp)
    if partes is None:
        return "La CURP no tiene la forma correcta. Cópiala como aparece en tu constancia."
    anio, mes, dia, homonimia = partes.groups()
    siglo = 1900 if homonimia.isdigit() else 2000
    if not _es_fecha(siglo + int(anio), mes, dia):
        return "La fecha de nacimiento dentro de la CURP no existe. Revisa los seis números."
    if digito_curp(curp) != curp[17]:
        return "Algún carácter de la CURP no coincide. Revísala letra por letra."
    return None


def digito_rfc(rfc: str) -> str:
    """Return the check digit (0-9 or A) that belongs to an RFC of 12 or 13 characters.

    Raises:
        ValueError: a character is outside the alphabet of the RFC.
    """
    base = rfc[:-1].rjust(12)
    suma = sum(_ALFABETO_RFC.index(c) * (13 - i) for i, c in enumerate(base))
    resto = (11 - suma % 11) % 11
    return "A" if resto == 10 else str(resto)


def error_de_rfc(rfc: str) -> str | None:
    """Return what is wrong with the form of an RFC in canonical form, or None (digit apart)."""
    if len(rfc) not in (12, 13):
        return (
            "El RFC tiene 13 caracteres si es de una persona y 12 si es de una empresa, "
            f"y escribiste {len(rfc)}. Revísalo."
        )
    partes = _RFC.fullmatch(rfc)
    if partes is None:
        return "El RFC no tiene la forma correcta. Cópialo de tu constancia de situación fiscal."
    anio, mes, dia = partes.groups()
    if not any(_es_fecha(siglo + int(anio), mes, dia) for siglo in (1900, 2000)):
        return "La fecha dentro del RFC no existe. Revisa los seis números."
    return None


def aviso_de_rfc(rfc: str) -> str | None:
    """Return a warning when the digit of a well-formed RFC does not agree (generic ones pass)."""
    if rfc in RFC_GENERICOS or digito_rfc(rfc) == rfc[-1]:
        return None
    return "El último carácter del RFC no coincide. Si está así en tu constancia, continúa."


def normalizar_clave_catastral(texto: str, catastral: Mapping[str, str]) -> str:
    """Return the clave in the town's form, with its separators put back when they were left out.

    Args:
        texto: as typed.
        catastral: `patron` (regular expression) and optionally `ejemplo`, as in municipio.yaml.
    """
    clave = "".join(texto.split()).upper()
    patron = catastral.get("patron", "")
    if re.fullmatch(patron, clave):
        return clave
    con_separadores = _separar_como(catastral.get("ejemplo", ""), compactar(clave))
    return con_separadores if patron and re.fullmatch(patron, con_separadores) else clave


def error_de_clave_catastral(clave: str, catastral: Mapping[str, str]) -> str | None:
    """Return what is wrong with a clave in canonical form, or None; without `patron`, None."""
    patron = catastral.get("patron", "")
    if not patron or re.fullmatch(patron, clave):
        return None
    ejemplo = catastral.get("ejemplo", "")
    muestra = f", por ejemplo {ejemplo}" if ejemplo else ""
    ayuda = catastral.get("ayuda", "")
    return f"La clave catastral no tiene la forma correcta{muestra}. {ayuda}".strip()


def _separar_como(ejemplo: str, compacta: str) -> str:
    restantes = iter(compacta)
    # Stops at the shorter of both; what is left over goes behind, where the pattern judges it.
    salida = "".join(next(restantes, "") if c.isalnum() else c for c in ejemplo)
    return salida + "".join(restantes)


def _es_fecha(anio: int, mes: str, dia: str) -> bool:
    try:
        date(anio, int(mes), int(dia))
    except ValueError:
        return False
    return True
