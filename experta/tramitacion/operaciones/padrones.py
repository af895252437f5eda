"""Asks a register of the town for what a case needs. One that does not answer stops nobody."""

from experta.catalogo.ejecutable import cargar
from experta.catalogo.ficha import Ficha
from experta.documentos import carpeta, padrones
from experta.documentos.models import Busqueda
from experta.expedientes.models import Expediente
from experta.tramitacion import fuera
from experta.tramitacion.busquedas import SIN_CONSULTAR


def consultar(expediente: Expediente, tarea: str = "") -> None:
    """Answer every lookup of a case that is still pending; a second call finds none.

    A step of the process decides by the answer, so that it asks again what was asked as a draft.
    """
    ficha = cargar(expediente.version).ficha
    if tarea and not fuera.es_de_fuera(tarea):
        _repetir(expediente, ficha)
    pendientes = Busqueda.objects.filter(expediente=expediente, estado=Busqueda.Estado.PENDIENTE)
    for busqueda in pendientes:
        requisito = ficha.requisito(busqueda.requisito)
        if requisito and requisito.lo_tiene and requisito.lo_tiene.conector:
            estado, texto = _preguntar(requisito.lo_tiene.conector, busqueda.llave)
            carpeta.responder_busqueda(busqueda=busqueda, estado=estado, texto=texto)


def _repetir(expediente: Expediente, ficha: Ficha) -> None:
    for requisito in ficha.requisitos:
        if requisito.lo_tiene and requisito.lo_tiene.conector and expediente.predio:
            carpeta.repetir_busqueda(
                expediente=expediente, requisito=requisito.clave, llave=expediente.predio
            )


def _preguntar(padron: str, llave: str) -> tuple[str, str]:
    try:
        ficha = padrones.consultar(padron, llave)
    except ConnectionError:
        return Busqueda.Estado.SIN_RESPUESTA, SIN_CONSULTAR
    if ficha is None:
        return Busqueda.Estado.AUSENTE, f"La clave {llave} no está en el padrón. Revísala."
    if not ficha.al_corriente:
        texto = f"El predio {llave} tiene un adeudo desde {ficha.pagado_hasta.year + 1}."
        return Busqueda.Estado.AUSENTE, texto
    return Busqueda.Estado.ENCONTRADO, f"Predial {ficha.pagado_hasta.year} pagado, predio {llave}."
