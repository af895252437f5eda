"""What the silence of the authority means in a case, as its published version says."""

from typing import Any

from experta.catalogo.ejecutable import cargar
from experta.catalogo.ficha import Ficha
from experta.comun.municipio import municipio_actual
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Ficta
from experta.expedientes.models.decisiones import Sentido
from experta.expedientes.rules import ABIERTOS
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
