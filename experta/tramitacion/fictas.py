"""What the silence of the authority means in a case, as its published version says."""

from typing import Any

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import cargar
from experta.catalogo.ficha import Ficha
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Ficta, Recurso
from experta.expedientes.models.decisiones import Sentido
from experta.expedientes.rules import ABIERTOS
from experta.expedientes.services.decisiones import borrar_ficta
from experta.expedientes.services.historia import anotar
from experta.plazos import services as plazos
from experta.tramitacion import fuera
from experta.tramitacion.errores import Conflicto

_TEXTOS = {
    Ficta.Sentido.NEGATIVA: (
        "Puedes entender que se negó lo que pediste e inconformarte, o seguir esperando: la "
        "autoridad aún debe responderte y puede hacerlo a tu favor. Puedes pedir una constancia."
    ),
    Ficta.Sentido.AFIRMATIVA: (
        "Puedes entender que se aprobó lo que pediste. No perdona los pagos que correspondan. "
        "Puedes pedir una constancia."
    ),
    Ficta.Sentido.NINGUNA: (
        "La ley no da un efecto a la falta de respuesta: la autoridad sigue obligada a responderte "
        "y el Órgano Interno de Control ya lo sabe."
    ),
}

# What the ledger says that the end of the plazo means.
EN_EL_LIBRO = {
    Ficta.Sentido.NEGATIVA: "Se entiende negado lo que se pidió (negativa ficta).",
    Ficta.Sentido.AFIRMATIVA: "Se entiende aprobado lo que se pidió (afirmativa ficta).",
    Ficta.Sentido.NINGUNA: "La ley no le da un efecto: la autoridad sigue obligada a responder.",
}
NO_SE_NIEGA = (
    "El plazo venció sin respuesta y la ley lo da por aprobado: ya no se puede negar. Para "
    "dejarlo sin efecto se revoca la constancia de falta de respuesta, con su motivo y fundamento."
)

# The plazo of the officer who certifies the silence.
RELOJ = "constancia-ficta"


def certificable(expediente: Expediente) -> Ficta | None:
    """Return the effect of silence that may be certified: not yet answered, not asked before."""
    ficta: Ficta | None = getattr(expediente, "ficta", None)
    if ficta is None or ficta.sentido == Ficta.Sentido.NINGUNA or ficta.pedida_at:
        return None
    return ficta if expediente.estado in ABIERTOS else None


def aprobada(expediente: Expediente) -> bool:
    """Say whether silence approved what was asked: nobody may deny it any more.

    The certificate that says so can be revoked, with its reason and its article, as any document.
    """
    ficta: Ficta | None = getattr(expediente, "ficta", None)
    if ficta is None or ficta.sentido != Ficta.Sentido.AFIRMATIVA:
        return False
    revocada = expediente.documentos.filter(clave=RELOJ, estado=Documento.Estado.REVOCADO)
    return not revocada.exists()


def lote_de(ficta: Ficta) -> str:
    """Return the lot of the certificate of a silence."""
    return fuera.lote(f"{RELOJ}-{ficta.pk}")


def firme(expediente: Expediente) -> bool:
    """Say whether somebody relies on the silence recorded: it was certified, or is contested."""
    emitidas = expediente.documentos.filter(clave=RELOJ, estado__in=Documento.EMITIDOS)
    contra = Recurso.objects.filter(recurrido=expediente, documento=None)
    return emitidas.exists() or contra.exists()


def retirar(expediente: Expediente) -> None:
    """Undo a silence that was none: the plazo stood still when it seemed to end."""
    bandeja.cerrar_vencidas(expediente=expediente, clave="respuesta")
    ficta: Ficta | None = getattr(expediente, "ficta", None)
    if ficta is None:
        return
    documentos.cancelar_lote(expediente=expediente, lote=lote_de(ficta))
    bandeja.cerrar_firmas(expediente=expediente, lote=lote_de(ficta))
    plazos.cancelar(asunto=expediente.pk, clave=RELOJ, at=reloj.ahora())
    anotar(
        expediente=expediente,
        acto="retirar_ficta",
        texto=(
            "Lo que se anotó por falta de respuesta queda sin efecto: recibiste la prevención "
            "antes de que el plazo venciera y desde entonces está en pausa."
        ),
        actor=None,
        filas=[ficta],
    )
    borrar_ficta(ficta)


def exigir_sin_negar(expediente: Expediente, sentido: str) -> None:
    """Refuse to deny expressly what silence approved.

    Raises:
        Conflicto: it would.
    """
    if sentido == Sentido.DESFAVORABLE and aprobada(expediente):
        raise Conflicto(NO_SE_NIEGA)


def de_ficha(expediente: Expediente) -> dict[str, Any]:
    """Return the columns of the ficta of a case.

    An afirmativa without its rule or without saying what it authorises, or where lives are at
    risk, has no effect.
    """
    ficha = cargar(expediente.version).ficha
    sentido = _sentido(ficha)
    regla = municipio_actual().marco.get(ficha.plazo.ficta_regla)
    con_efecto = sentido != Ficta.Sentido.NINGUNA
    afirmativa = sentido == Ficta.Sentido.AFIRMATIVA
    return {
        "sentido": sentido,
        "regla": ficha.plazo.ficta_regla if con_efecto else "",
        "articulo": f"{regla.ley}, {regla.articulo}" if regla and con_efecto else "",
        "autoriza": ficha.plazo.ficta_autoriza if afirmativa else "",
        "texto": ficha.plazo.ficta_texto or _TEXTOS[sentido],
    }


def _sentido(ficha: Ficha) -> Ficta.Sentido:
    plazo = ficha.plazo
    fundada = plazo.ficta_regla and plazo.ficta_autoriza and not ficha.riesgo_a_la_vida
    if plazo.ficta == Ficta.Sentido.AFIRMATIVA and not fundada:
        return Ficta.Sentido.NINGUNA
    return Ficta.Sentido(plazo.ficta)
