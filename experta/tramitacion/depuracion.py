"""What was written and is not asked any more never reaches the authority.

A draft keeps it, so that changing an answer back loses nothing; on sending it is dropped. Who typed
a name and then chose to stay anonymous stays anonymous (LGPDPPSO: only what the purpose needs).
"""

from dataclasses import dataclass

from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Acceso, Adjunto, Expediente
from experta.expedientes.services.historia import anotar, callar
from experta.motores.formularios import Pregunta
from experta.tramitacion.errores import Conflicto

_VACIAS: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True)
class LoQueNoVa:
    """What the person wrote or handed in and is not sent, because it is not asked any more."""

    preguntas: tuple[Pregunta, ...]
    archivos: tuple[Adjunto, ...]

    def __bool__(self) -> bool:
        """Say whether there is anything to tell."""
        return bool(self.preguntas or self.archivos)


def lo_que_no_va(expediente: Expediente) -> LoQueNoVa:
    """Return what would be dropped on sending; what the town filled in is not told."""
    formulario = cargar(expediente.version).formulario
    va = formulario.depurar(expediente.respuestas)
    return LoQueNoVa(
        preguntas=tuple(
            formulario.preguntas[clave]
            for clave, valor in expediente.respuestas.items()
            if clave in formulario.preguntas.keys() - va.keys() - expediente.tomado.keys()
            and valor not in _VACIAS
        ),
        archivos=tuple(_archivos(expediente)),
    )


def depurar(expediente: Expediente, acceso: Acceso) -> None:
    """Drop it from a case that who has that right is sending, in the transaction of the act.

    Raises:
        Conflicto: somebody saved meanwhile.
    """
    retirados = _archivos(expediente)
    respuestas = cargar(expediente.version).formulario.depurar(expediente.respuestas)
    for adjunto in retirados:
        adjunto.retirar()
        anotar(
            expediente=expediente,
            acto="retirar_adjunto",
            texto="Se quitó un archivo que ya no se pregunta.",
            actor=acceso.persona,
            en_nombre_de=acceso.en_nombre_de,
            publico=False,
            cambio={"pregunta": adjunto.pregunta, "sha256": adjunto.sha256},
            filas=[adjunto],
        )
    callar(expediente=expediente, archivos=_nunca_enviados(expediente))
    if respuestas != expediente.respuestas:
        tomado = {clave: de for clave, de in expediente.tomado.items() if clave in respuestas}
        if not expediente.guardar_respuestas(expediente.revision, respuestas, tomado):
            raise Conflicto("Alguien más cambió esta solicitud mientras la enviabas. Revísala.")


def _archivos(expediente: Expediente) -> list[Adjunto]:
    preguntadas = cargar(expediente.version).formulario.preguntadas(expediente.respuestas)
    suyos = expediente.adjuntos.vigentes().de_la_persona()
    return list(suyos.exclude(pregunta__in=preguntadas))


def _nunca_enviados(expediente: Expediente) -> set[str]:
    """Return the names of files that the authority never gets, and of no other."""
    retirados = expediente.adjuntos.nunca_enviados().values_list("nombre", flat=True)
    return set(retirados) - set(expediente.adjuntos.vigentes().values_list("nombre", flat=True))
