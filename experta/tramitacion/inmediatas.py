"""Whether a renewal may do without review: only where nothing changed, and nothing is to be read.

An answer, a paper, or a requirement that the municipality itself verifies: whatever is not as it
was when somebody reviewed it is reviewed again.
"""

from collections.abc import Iterator

from django.db.models import Q

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.comun import reloj
from experta.documentos.models import Busqueda, Documento
from experta.expedientes.models import Expediente
from experta.expedientes.rules import FAVORABLE
from experta.motores.procesos import Proceso
from experta.tramitacion import busquedas, renovaciones


def inmediata(expediente: Expediente) -> bool:
    """Say whether a renewal may do without review, once the person declares that nothing changed.

    The ficha says so, it may be renewed today, and nothing of it is to be reviewed.
    """
    renovacion = renovaciones.renovacion_de(expediente)
    documento = renovacion.documento if renovacion else None
    if documento is None or cargar(expediente.version).renovacion is None:
        return False
    return renovaciones.renovable(documento, reloj.hoy()) and not any(por_que(expediente))


def proceso_de(expediente: Expediente, ejecutable: Ejecutable) -> Proceso:
    """Return the process that a case just submitted follows.

    Raises:
        Conflicto: what it renews was suspended while it was a draft.
    """
    renovacion = renovaciones.renovacion_de(expediente)
    if renovacion and renovacion.documento:
        renovaciones.exigir_sin_suspension(renovacion.documento.expediente_id)
    if ejecutable.renovacion and renovacion and renovacion.sin_cambios_at and inmediata(expediente):
        return ejecutable.renovacion
    return ejecutable.proceso


def por_que(expediente: Expediente) -> Iterator[str]:
    """Yield, in words for the person, each thing for which a renewal has to be reviewed.

    Nothing where the ficha gives no immediate renewal: there everything is.
    """
    ejecutable = cargar(expediente.version)
    renovacion = renovaciones.renovacion_de(expediente) if ejecutable.renovacion else None
    documento = renovacion.documento if renovacion else None
    if documento is None:
        return
    for cambio in renovaciones.cambios(expediente, documento):
        yield f"Cambiaste «{cambio.pregunta.etiqueta}»."
    faltaban = _faltaban(documento)
    for buscado in busquedas.buscados(expediente, ejecutable):
        if not buscado.encontrado and buscado.requisito.clave not in faltaban:
            yield _sin_hallar(buscado)
    for clave in _por_leer(expediente, documento):
        yield f"«{ejecutable.formulario.preguntas[clave].etiqueta}» es un papel nuevo: se lee."


def _faltaban(documento: Documento) -> set[str]:
    """Return the papers of the town that it lacked already when it was granted: no change.

    A debt is looked at each time: a register is asked of today.
    """
    origen = documento.expediente
    ausentes = origen.busquedas.filter(estado=Busqueda.Estado.AUSENTE)
    claves = set(ausentes.values_list("requisito", flat=True))
    requisitos = cargar(origen.version).ficha.requisitos
    return {uno.clave for uno in requisitos if uno.lo_tiene and not uno.lo_tiene.conector} & claves


def _sin_hallar(buscado: busquedas.Buscado) -> str:
    if buscado.ausente:
        return f"No encontramos vigente o en regla «{buscado.requisito.nombre}». {buscado.texto}"
    return f"Aún no pudimos consultar «{buscado.requisito.nombre}»."


def _por_leer(expediente: Expediente, documento: Documento) -> list[str]:
    """Return the questions with a paper that nobody has read yet.

    Read is what the case that is renewed brought for the same question, what a case granted since
    brought, and what the town itself issued.
    """
    leidos = set(documento.expediente.adjuntos.vigentes().values_list("pregunta", "sha256"))
    leido_en_otro = Q(reuso__origen__expediente__estado=FAVORABLE)
    leido_en_otro |= Q(reuso__documento__isnull=False)
    nuevos = expediente.adjuntos.vigentes().exclude(leido_en_otro)
    suyos = nuevos.order_by("pregunta").values_list("pregunta", "sha256")
    return list(dict.fromkeys(uno for uno, huella in suyos if (uno, huella) not in leidos))
