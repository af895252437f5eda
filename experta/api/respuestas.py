"""Answers that come as JSON, in the canonical shape that the form engine keeps."""

from typing import Any

from django.conf import settings

from experta.catalogo.cierre import GIROS
from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.giros import leer_giros
from experta.motores.formularios import Pregunta, Valor, a_crudo, normalizar
from experta.motores.formularios.tipos import TIPOS_CON_RESPUESTA
from experta.tramitacion.errores import DatosInvalidos, Falta


def canonicas(ejecutable: Ejecutable, dadas: dict[str, Any]) -> dict[str, Valor]:
    """Return the answers as they are kept; null takes one back.

    What is well formed and does not hold (a CURP with a wrong digit) is kept, as on the pages, and
    told among the faults of the draft.

    Raises:
        DatosInvalidos: a question that the form does not have, or a value of another shape.
    """
    preguntas = ejecutable.formulario.preguntas
    faltas: list[Falta] = []
    valores: dict[str, Valor] = {}
    for clave, dado in dadas.items():
        pregunta = preguntas.get(clave)
        if pregunta is None or pregunta.tipo in ("archivo", "calculo"):
            faltas.append(Falta(clave, "El formulario no tiene una pregunta así que se conteste."))
        elif not _tiene_forma(pregunta, valor := _texto_de_numero(pregunta, dado)):
            faltas.append(Falta(clave, f"«{pregunta.tipo}» no se escribe así; mira la guía."))
        else:
            valores[clave] = _canonica(ejecutable, pregunta, valor)
    if faltas:
        raise DatosInvalidos(*faltas)
    return valores


def _texto_de_numero(pregunta: Pregunta, dado: Any) -> Any:
    """Return a JSON number as the engine keeps numbers: as text, so that no digit is lost."""
    es_numero = isinstance(dado, int | float) and not isinstance(dado, bool)
    return str(dado) if pregunta.tipo == "numero" and es_numero else dado


def _tiene_forma(pregunta: Pregunta, valor: Any) -> bool:
    if valor is None:
        return True
    if pregunta.tipo == "grupo":
        return isinstance(valor, list) and all(_es_fila(pregunta, fila) for fila in valor)
    return TIPOS_CON_RESPUESTA[pregunta.tipo].tiene_forma(valor)


def _es_fila(pregunta: Pregunta, fila: Any) -> bool:
    if not isinstance(fila, dict) or len(fila) > len(pregunta.preguntas):
        return False
    suyas = {sub.clave: sub for sub in pregunta.preguntas if sub.tipo in TIPOS_CON_RESPUESTA}
    return all(
        clave in suyas and _tiene_forma(suyas[clave], _texto_de_numero(suyas[clave], valor))
        for clave, valor in fila.items()
    )


def _canonica(ejecutable: Ejecutable, pregunta: Pregunta, valor: Any) -> Valor:
    if pregunta.tipo == "giro" and isinstance(valor, dict):
        return _giro(ejecutable, valor)
    return normalizar(pregunta, a_crudo(pregunta, valor), settings.MUNICIPIO.clave_catastral)


def _giro(ejecutable: Ejecutable, valor: dict[str, str]) -> Valor:
    """Return the giro of that code with the name of the town's own list."""
    contenido = ejecutable.cierre.archivos.get(GIROS)
    giros = leer_giros(contenido, GIROS) if contenido else {}
    elegido = giros.get(valor.get("codigo", ""))
    return {"codigo": elegido.codigo, "nombre": elegido.nombre} if elegido else valor
