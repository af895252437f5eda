"""Where and when a file may be added or withdrawn: what the acts on attachments share."""

from django.core.files.uploadedfile import UploadedFile

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Expediente
from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.rules import BORRADOR, EN_TRAMITE, PREVENIDO
from experta.expedientes.services.adjuntos import Recibido, recibir, registrar, ya_recibido
from experta.expedientes.services.borradores import tocar
from experta.expedientes.services.historia import anotar
from experta.expedientes.services.reparos import reparos_al_recibir
from experta.motores.formularios import Pregunta
from experta.tramitacion import ayudas
from experta.tramitacion.errores import Conflicto, dato_invalido
from experta.tramitacion.subsanables import preguntas_abiertas

POR_PREGUNTA = 5
POR_EXPEDIENTE = 60


def pregunta_de_archivo(expediente: Expediente, clave: str) -> Pregunta:
    """Return the question that asks for files.

    Raises:
        DatosInvalidos: the form has no such question, or it asks for something else.
    """
    pregunta = cargar(expediente.version).formulario.preguntas.get(clave)
    if pregunta is None or pregunta.tipo != "archivo":
        raise dato_invalido(clave, "Esta pregunta no recibe archivos.")
    return pregunta


def etapa_abierta(expediente: Expediente, clave: str) -> Adjunto.Etapa:
    """Return at which stage the files of a question may change now.

    Raises:
        Conflicto: the case was submitted, or the prevención does not ask for that question.
    """
    if expediente.estado == BORRADOR:
        return Adjunto.Etapa.SOLICITUD
    if expediente.estado == EN_TRAMITE and clave in ayudas.preguntas_abiertas(expediente):
        return Adjunto.Etapa.AYUDA
    if expediente.estado != PREVENIDO:
        raise Conflicto("Este trámite ya se envió; sus archivos ya no se pueden cambiar.")
    if clave not in preguntas_abiertas(expediente):
        raise Conflicto("La prevención no pide este documento; sólo cambia lo que se te pidió.")
    return Adjunto.Etapa.SUBSANACION


def recibir_para(clave: str, archivo: "UploadedFile[bytes]", acepta: tuple[str, ...]) -> Recibido:
    """Check and keep a file, before any transaction.

    Raises:
        DatosInvalidos: the file cannot be taken; the sentence says how to go on.
    """
    try:
        return recibir(archivo=archivo, acepta=acepta)
    except ArchivoRechazado as error:
        raise dato_invalido(clave, str(error)) from error


def recibir_comprobado(
    expediente: Expediente, pregunta: Pregunta, archivo: "UploadedFile[bytes]"
) -> Recibido:
    """Check and keep a file that answers a question, before any transaction.

    Raises:
        DatosInvalidos: it cannot be taken, or fails a check that the ficha makes binding (the
            others only warn); the sentence says what was seen and how to go on.
    """
    recibido = recibir_para(pregunta.clave, archivo, pregunta.acepta)
    ejecutable = cargar(expediente.version)
    for reparo in reparos_al_recibir(recibido, pregunta.clave, expediente, ejecutable):
        if reparo.obliga:
            raise dato_invalido(pregunta.clave, f"«{recibido.nombre}»: {reparo}")
    return recibido


def exigir_cupo(expediente: Expediente, clave: str, maximo: int) -> None:
    """Refuse a file too many; what was withdrawn counts for the case, so that nobody fills it.

    Raises:
        DatosInvalidos: the question or the case has all the files it may have.
    """
    if expediente.adjuntos.vigentes().filter(pregunta=clave).count() >= maximo:
        raise dato_invalido(
            clave, f"Aquí caben {maximo} archivos como máximo. Quita uno para subir otro."
        )
    if expediente.adjuntos.count() >= POR_EXPEDIENTE:
        raise dato_invalido(
            clave,
            f"Este trámite ya recibió {POR_EXPEDIENTE} archivos, contando los que quitaste. "
            "Une varios documentos en un solo PDF, o inténtalo mañana.",
        )


def responder(
    *,
    expediente: Expediente,
    pregunta: Pregunta,
    recibido: Recibido,
    persona: Persona,
    en_nombre_de: str,
) -> tuple[Adjunto, bool]:
    """Make a file already checked part of what a question answers, as `agregar` does.

    Raises:
        Conflicto: the files of that question may not change now.
        DatosInvalidos: the question or the case has all the files it may have.
    """
    return agregar(
        expediente=expediente,
        pregunta=pregunta.clave,
        recibido=recibido,
        persona=persona,
        etapa=etapa_abierta(expediente, pregunta.clave),
        maximo=maximo_de(pregunta),
        en_nombre_de=en_nombre_de,
    )


def agregar(
    *,
    expediente: Expediente,
    pregunta: str,
    recibido: Recibido,
    persona: Persona,
    etapa: Adjunto.Etapa,
    maximo: int,
    en_nombre_de: str = "",
) -> tuple[Adjunto, bool]:
    """Make a file already checked part of the case; return it and whether it is new.

    Call it in the transaction that holds the case: sent twice, it is there once. Where one fits,
    it takes the place of the one before, which leaves as if it had been withdrawn.

    Raises:
        DatosInvalidos: the question or the case has all the files it may have.
    """
    previo = ya_recibido(expediente=expediente, pregunta=pregunta, sha256=recibido.sha256)
    if previo:
        return previo, False
    if maximo == 1:
        for anterior in expediente.adjuntos.vigentes().filter(pregunta=pregunta):
            retirar(
                adjunto=anterior, expediente=expediente, persona=persona, en_nombre_de=en_nombre_de
            )
    exigir_cupo(expediente, pregunta, maximo)
    adjunto = registrar(
        expediente=expediente,
        pregunta=pregunta,
        recibido=recibido,
        subido_por=persona,
        etapa=etapa,
    )
    return adjunto, True


def retirar(
    *, adjunto: Adjunto, expediente: Expediente, persona: Persona, en_nombre_de: str
) -> None:
    """Put a file out of force, with its line and its leaf.

    Raises:
        Conflicto: it was withdrawn before.
    """
    if not adjunto.retirar():
        raise Conflicto("Ese archivo ya se había quitado.")
    tocar(expediente)
    anotar(
        expediente=expediente,
        acto="retirar_adjunto",
        texto=f"Se quitó el archivo «{adjunto.nombre}».",
        actor=persona,
        en_nombre_de=en_nombre_de,
        publico=False,
        cambio={"pregunta": adjunto.pregunta, "sha256": adjunto.sha256},
        filas=[adjunto],
    )


def maximo_de(pregunta: Pregunta) -> int:
    """Return how many files a question may hold."""
    limite = pregunta.limite_superior
    return POR_PREGUNTA if limite is None else int(limite)
