"""Reading an application: whether it is complete and who its holder is."""

from collections import Counter

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.models import Tramite, VersionTramite
from experta.expedientes.models import Expediente
from experta.expedientes.revision.lectura import de_json
from experta.expedientes.rules import BORRADOR
from experta.expedientes.services.reparos import reparos_de
from experta.tramitacion import busquedas, corresponsables
from experta.tramitacion.errores import Conflicto, DatosInvalidos, Falta, VersionCambio
from experta.tramitacion.previa import Advertencia, Observable, Papel, lo_que_se_observaria

SIN_NOMBRE = "Sin nombre"


def adjuntos_por_pregunta(expediente: Expediente) -> Counter[str]:
    """Return how many papers each question has: files in force, and what the town itself has."""
    archivos = expediente.adjuntos.vigentes().values_list("pregunta", flat=True)
    return Counter([*archivos, *busquedas.cubiertas(expediente)])


def exigir_completa(expediente: Expediente, ejecutable: Ejecutable) -> None:
    """Refuse an application with something that binds: answers, papers, a firma that is missing.

    Raises:
        DatosInvalidos: each fault with its question.
    """
    if faltas := _que_obligan(observable(expediente, ejecutable)):
        raise DatosInvalidos(*faltas)


def lo_que_falta_sin_firma(expediente: Expediente, ejecutable: Ejecutable) -> list[Falta]:
    """Return what binds of answers and papers alone: nobody signs what is not complete."""
    return _que_obligan(_de_lo_escrito(expediente, ejecutable))


def observable(expediente: Expediente, ejecutable: Ejecutable) -> list[Observable]:
    """Return what would be observed if it were sent as it is: answers, papers and firma."""
    return [
        *_de_lo_escrito(expediente, ejecutable),
        *corresponsables.lo_que_falta(expediente, ejecutable),
    ]


def _de_lo_escrito(expediente: Expediente, ejecutable: Ejecutable) -> list[Observable]:
    papeles = papeles_de(expediente, ejecutable)
    return lo_que_se_observaria(ejecutable, expediente.respuestas, papeles)


def _que_obligan(hallado: list[Observable]) -> list[Falta]:
    return [Falta(uno.campo, uno.texto) for uno in hallado if uno.obliga]


def papeles_de(expediente: Expediente, ejecutable: Ejecutable) -> dict[str, list[Papel]]:
    """Return the papers of a case by question: files in force, and what the town itself has."""
    vigentes = list(expediente.adjuntos.vigentes())
    reparos = reparos_de(vigentes, ejecutable, expediente.respuestas)
    por_pregunta: dict[str, list[Papel]] = {}
    for adjunto in vigentes:
        suyo = Papel(
            adjunto.nombre,
            tuple(
                Advertencia(r.clave, str(r), r.obliga, r.texto) for r in reparos.get(adjunto.pk, ())
            ),
            comprobado=de_json(adjunto.lectura).dice_algo,
        )
        por_pregunta.setdefault(adjunto.pregunta, []).append(suyo)
    for clave in busquedas.cubiertas(expediente):
        por_pregunta.setdefault(clave, []).append(Papel("", comprobado=True))
    return por_pregunta


def nombre_del_titular(expediente: Expediente, ejecutable: Ejecutable) -> str:
    """Return the holder's name as the answers give it, or as the account does.

    Where nobody has to say it, every screen and paper reads «Sin nombre».
    """
    titular = ejecutable.ficha.titular
    # Whoever wrote a name and then chose not to give it, does not give it.
    respuestas = ejecutable.formulario.depurar(expediente.respuestas)
    if titular.organizacion and respuestas.get(titular.organizacion):
        return str(respuestas[titular.organizacion])
    nombre = " ".join(str(respuestas[clave]) for clave in titular.persona if respuestas.get(clave))
    opcional = ejecutable.ficha.identidad == "opcional"
    return nombre or expediente.titular_nombre or (SIN_NOMBRE if opcional else "")


def exigir_vigente(expediente: Expediente, version_vista: int) -> None:
    """Refuse to submit twice, or on a version that is not the one in force and shown.

    Raises:
        Conflicto: already submitted, a practice, or the trámite is suspended; the draft stays.
        VersionCambio: published anew meanwhile.
    """
    if expediente.estado != BORRADOR:
        raise Conflicto(f"Este trámite ya se envió: su folio es {expediente.folio}.")
    if expediente.practica:
        raise Conflicto("Es una práctica y no se envía. Ábrela y elige «Hacerlo de verdad».")
    vigente = version_disponible(expediente.tramite)
    if {version_vista, vigente.pk} != {expediente.version_id}:
        raise VersionCambio("El trámite cambió mientras lo llenabas.")


def version_disponible(tramite: Tramite) -> VersionTramite:
    """Return the version with which a trámite is asked for today.

    Raises:
        Conflicto: it is suspended, or nothing of it was ever published.
    """
    if tramite.estado != Tramite.Estado.DISPONIBLE or tramite.vigente is None:
        raise Conflicto(tramite.motivo_suspension or "Este trámite no está disponible por ahora.")
    return tramite.vigente
