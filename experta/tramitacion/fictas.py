"""What the silence of the authority means in a case, as its published version says."""

from typing import Any

from experta.catalogo.ejecutable import cargar
from experta.catalogo.ficha import Ficha
from experta.comun.municipio import municipio_actual
from experta.expedientes.models import Expediente, Ficta
from experta.expedientes.rules import ABIERTOS

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

# The plazo of the officer who certifies the silence.
RELOJ = "constancia-ficta"


def certificable(expediente: Expediente) -> Ficta | None:
    """Return the effect of silence that may be certified: not yet answered, not asked before."""
    ficta: Ficta | None = getattr(expediente, "ficta", None)
    if ficta is None or ficta.sentido == Ficta.Sentido.NINGUNA or ficta.pedida_at:
        return None
    return ficta if expediente.estado in ABIERTOS else None


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
