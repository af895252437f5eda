"""Requests for help: when they may be made, what they may ask and who is told of the answer."""

from experta.avisos import services as avisos
from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Adjunto, Ayuda, Expediente
from experta.tramitacion import coordinacion
from experta.tramitacion.errores import dato_invalido


def pendiente(expediente: Expediente) -> Ayuda | None:
    """Return the request that waits for the person, if there is one."""
    return expediente.ayudas.filter(respondida_at=None).first()


def se_puede_pedir(expediente: Expediente) -> bool:
    """Say whether help may be asked for: prevenir is no longer possible and no request waits."""
    cerrada = hasattr(expediente, "prevencion") or coordinacion.ventana_cerrada(expediente)
    return cerrada and pendiente(expediente) is None


def preguntas_abiertas(expediente: Expediente) -> set[str]:
    """Return the file questions to which the person may attach because help was asked for them."""
    ayuda = pendiente(expediente)
    return {punto["pregunta"] for punto in ayuda.puntos if punto["pregunta"]} if ayuda else set()


def exigir_puntos(expediente: Expediente, puntos: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the points as they are kept.

    Raises:
        DatosInvalidos: none, one without text, or about a question that the form has not.
    """
    preguntas = cargar(expediente.version).formulario.preguntas
    limpios = [
        {"pregunta": punto.get("pregunta", ""), "texto": punto.get("texto", "").strip()}
        for punto in puntos
    ]
    if not limpios or not all(punto["texto"] for punto in limpios):
        raise dato_invalido("puntos", "Escribe qué pides, punto por punto.")
    if any(punto["pregunta"] and punto["pregunta"] not in preguntas for punto in limpios):
        raise dato_invalido("puntos", "Elige el dato o documento de la lista.")
    return limpios


def adjuntos_de(ayuda: Ayuda) -> list[Adjunto]:
    """Return the files in force that came after the request, for what it asked."""
    pedidas = [punto["pregunta"] for punto in ayuda.puntos if punto["pregunta"]]
    return list(
        ayuda.expediente.adjuntos.vigentes().filter(
            pregunta__in=pedidas, subido_at__gte=ayuda.created_at
        )
    )


def avisar_a_quien_pidio(ayuda: Ayuda) -> None:
    """Leave a message for the official who asked."""
    avisos.avisar(
        persona=ayuda.autor,
        expediente=ayuda.expediente,
        titulo="Respondieron a una petición de ayuda tuya",
        texto=f"{ayuda.expediente.folio}: {ayuda.respuesta or 'agregó archivos'}",
    )
