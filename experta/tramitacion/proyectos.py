"""Drafts that the system prepares when a plazo ends, and the papers of the clock.

Each says what happened with the dates of the ledger and names its articles from the legal frame.
An officer reads, decides and signs: nothing here has effect by itself.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import cargar
from experta.comun.municipio import municipio_actual
from experta.comun.texto import fecha_larga
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Ficta, Observacion, Prevencion
from experta.plazos.models import Plazo
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.tramitacion import coordinacion, fuera, papeleo, papeles
from experta.tramitacion.errores import SinFirmante

# Which draft waits for the officer when a plazo of the person ends unattended.
POR_RELOJ = {"subsanar": "desechamiento", "caducidad": "caducidad"}


def lote_de(plazo: Plazo) -> str:
    """Return the lot of the draft of a plazo: one dismissal per case, one caducidad per warning."""
    if plazo.clave == "subsanar":
        return fuera.DESECHAMIENTO
    return fuera.lote(f"{POR_RELOJ[plazo.clave]}-{plazo.pk}")


def preparar(expediente: Expediente, plazo: Plazo) -> None:
    """Reserve the draft of what the end of that plazo allows; without officers, none yet."""
    if plazo.clave not in POR_RELOJ:
        return
    with suppress(SinFirmante):
        papeleo.proyectar(**_datos(expediente, plazo))


def pasar_a_firma(expediente: Expediente, plazo: Plazo) -> Documento:
    """Write the draft anew, with the date of the decision, and have it rendered to be signed."""
    return papeleo.pedir_documento(**_datos(expediente, plazo))


def descartar(expediente: Expediente, plazo: Plazo) -> None:
    """Drop what the end of that plazo drafted and asked: it ended otherwise, or runs again."""
    bandeja.cerrar_vencidas(expediente=expediente, clave=plazo.clave)
    if plazo.clave in POR_RELOJ:
        documentos.cancelar_lote(expediente=expediente, lote=lote_de(plazo))
        bandeja.cerrar_firmas(expediente=expediente, lote=lote_de(plazo))


def de(expediente: Expediente, plazo: Plazo) -> Documento | None:
    """Return the draft or document of that plazo that is alive, if there is one."""
    if plazo.clave not in POR_RELOJ:
        return None
    papeles_vivos = expediente.documentos.exclude(estado=Documento.Estado.CANCELADO)
    return papeles_vivos.filter(lote=lote_de(plazo)).first()


def de_prorroga(plazo: Plazo, cantidad: int, vence: date, motivos: str) -> papeles.Contenido:
    """Return the content of the acuerdo that extends the plazo of the authority."""
    unidad = Unidad(plazo.unidad)
    return papeles.Contenido(
        hechos=[
            f"La autoridad tiene {nombrar(plazo.cantidad, unidad)} para responder la solicitud, "
            f"presentada el {_dia(plazo.presentado_at)}."
        ],
        motivos=[motivos.strip(), _cita("prorroga")],
        resolutivos=[
            f"Se amplía el plazo, por única vez, en {nombrar(cantidad, unidad)}.",
            f"La autoridad responderá a más tardar el {_largo(vence)}.",
            f"Esto cuenta sólo si se notifica a más tardar el {_largo(plazo.vence_fecha)}, cuando "
            "vence el plazo sin ampliar.",
        ],
        tiempo=_largo(vence),
    )


def retirar(expediente: Expediente) -> None:
    """Have the acuerdo of a withdrawal drafted and rendered to be signed; without officers, none.

    The case ended with the word of the person: the acuerdo only gives notice of it.
    """
    contenido = papeles.Contenido(
        hechos=[f"La persona retiró la solicitud {expediente.folio}."],
        motivos=[_cita("desistimiento")],
        resolutivos=["Se da por terminado el trámite y se archiva el expediente."],
    )
    with suppress(SinFirmante):
        papeleo.pedir_documento(
            expediente=expediente,
            clave="desistimiento",
            lote=fuera.lote("desistimiento"),
            dependencia=coordinacion.que_firma(expediente),
            contenido=contenido,
        )


def de_advertencia(causa: str, cantidad: int, unidad: str) -> papeles.Contenido:
    """Return the content of the warning: why the case is stopped and what happens if it stays."""
    tiempo = nombrar(cantidad, Unidad(unidad))
    return papeles.Contenido(
        hechos=[causa],
        motivos=[_cita("caducidad")],
        resolutivos=[
            f"Si en {tiempo} no das el paso que te toca, tu trámite puede caducar y archivarse.",
            "Con dar ese paso el trámite sigue y esta advertencia queda sin efecto.",
        ],
        tiempo=tiempo,
        plazo="Se cuentan desde que recibes esta advertencia.",
    )


def de_constancia(expediente: Expediente, plazo: Plazo) -> papeles.Contenido:
    """Return the content of the certificate that the plazo ended without an answer."""
    ficta: Ficta = expediente.ficta
    resolutivos = [f"{ficta.get_sentido_display()} la solicitud {expediente.folio}. {ficta.texto}"]
    if ficta.autoriza:
        resolutivos.append(f"Queda autorizado: {ficta.autoriza}")
    if ficta.sentido == Ficta.Sentido.AFIRMATIVA and not expediente.version.ficha["costo"].get(
        "gratuito"
    ):
        resolutivos.append("Esto no perdona los derechos que deban pagarse.")
    if ficta.sentido == Ficta.Sentido.AFIRMATIVA:
        resolutivos.append("La autoridad ya no puede negarla; sólo puede revocar esta constancia.")
    else:
        resolutivos.append(
            "La autoridad sigue obligada a responder: esta constancia no la libera de hacerlo."
        )
    return papeles.Contenido(
        hechos=[
            f"La solicitud se presentó el {_dia(plazo.presentado_at)}.",
            f"El plazo para responderla venció el {_largo(plazo.vence_fecha)} sin respuesta "
            "notificada.",
        ],
        motivos=[_cita(ficta.regla or "negativa-ficta"), _cita("constancia-de-ficta")],
        resolutivos=resolutivos,
    )


def _datos(expediente: Expediente, plazo: Plazo) -> papeleo.Datos:
    clave = POR_RELOJ[plazo.clave]
    return {
        "expediente": expediente,
        "clave": clave,
        "lote": lote_de(plazo),
        "dependencia": cargar(expediente.version).ficha.dependencia,
        "contenido": _CONTENIDOS[clave](expediente, plazo),
    }


def _de_desechamiento(expediente: Expediente, plazo: Plazo) -> papeles.Contenido:
    prevencion = expediente.prevencion
    hechos = [
        f"El {_dia(prevencion.emitida_at)} se emitió una prevención; se notificó dentro del "
        "tiempo para prevenir.",
        *_recepcion(prevencion, plazo),
        f"El plazo de {nombrar(plazo.cantidad, Unidad(plazo.unidad))} para responderla venció el "
        f"{_largo(plazo.vence_fecha)} sin respuesta.",
    ]
    if prevencion.tardia_at:
        hechos.append(f"El {_dia(prevencion.tardia_at)}, ya vencido, llegó una respuesta.")
    return papeles.Contenido(
        hechos=hechos,
        motivos=[_cita("desechamiento")],
        resolutivos=["Se desecha la solicitud. Puedes presentarla otra vez."],
        observaciones=list(
            prevencion.observaciones.exclude(estado=Observacion.Estado.RETIRADA).order_by("pk")
        ),
    )


def _recepcion(prevencion: Prevencion, plazo: Plazo) -> list[str]:
    """Return when it was received, and from when its plazo counts if that was recorded later."""
    una = prevencion.notificacion
    recibida = _dia(una.surte_efectos_at) if una and una.surte_efectos_at else ""
    desde = _dia(plazo.presentado_at)
    cuenta = "" if recibida == desde else f" Consta desde el {desde}: su plazo se cuenta desde ahí."
    return [f"La persona la recibió el {recibida}.{cuenta}"]


def _de_caducidad(expediente: Expediente, plazo: Plazo) -> papeles.Contenido:
    return papeles.Contenido(
        hechos=[
            f"El {_dia(plazo.presentado_at)} se notificó la advertencia de que el trámite estaba "
            "detenido por causa de la persona.",
            f"Pasaron {nombrar(plazo.cantidad, Unidad(plazo.unidad))}, hasta el "
            f"{_largo(plazo.vence_fecha)}, sin que diera el paso que le tocaba.",
        ],
        motivos=[_cita("caducidad")],
        resolutivos=["El trámite caduca y se archiva. Puedes presentarlo otra vez."],
    )


_CONTENIDOS: dict[str, Callable[[Expediente, Plazo], papeles.Contenido]] = {
    "desechamiento": _de_desechamiento,
    "caducidad": _de_caducidad,
}


def _cita(clave: str) -> str:
    regla = municipio_actual().regla(clave)
    return f"{regla.texto} ({regla.ley}, {regla.articulo})."


def _dia(momento: datetime) -> str:
    return papeles.dia(momento)


def _largo(dia: date | None) -> str:
    return fecha_larga(dia) if dia else ""
