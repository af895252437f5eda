"""Somebody denounces without saying who they are: no account, no name, no JavaScript needed."""

from pathlib import Path

import pytest

from tests.recorridos import pasos
from tests.recorridos.elenco import SIN_JAVASCRIPT, Elenco
from tests.recorridos.persona import Persona

pytestmark = pytest.mark.recorrido


def _cuenta_que_paso(alguien: Persona, foto: Path) -> None:
    alguien.elige("¿De qué se trata?", "Ruido")
    alguien.escribe("¿Qué pasó?", "Un salón pone música hasta las cuatro de la mañana.")
    alguien.escribe("¿Dónde?", "Aldama y 5ª, Centro")
    alguien.sube("Fotos o documentos", foto)
    alguien.oprime("Guardar y continuar")
    alguien.elige("¿Quieres dar tu nombre?", "No")
    alguien.oprime("Guardar y continuar")


def _envia(alguien: Persona) -> tuple[str, str]:
    """Send it; return the folio and the key that the answer shows, this once."""
    alguien.lee("Lo envías sin cuenta")
    alguien.oprime("Enviar mi solicitud")
    alguien.lee("Guarda ahora tu clave de seguimiento")
    folio = alguien.pagina.locator("#codigo").inner_text()
    clave = alguien.pagina.locator("#clave-secreta").inner_text()
    return folio, clave


@pytest.mark.parametrize("elenco", [SIN_JAVASCRIPT], indirect=True, ids=str)
def test_alguien_denuncia_sin_decir_quien_es(elenco: Elenco, foto: Path, tmp_path: Path) -> None:
    alguien = elenco.alguien()
    alguien.visita("/tramites/denuncia-ciudadana/")
    alguien.oprime("Empezar")
    alguien.oprime("Empezar sin cuenta")
    _cuenta_que_paso(alguien, foto)
    folio, clave = _envia(alguien)
    guardada = alguien.descarga("Descargar mi folio y mi clave", tmp_path)
    assert clave in guardada.read_text(encoding="utf-8")
    alguien.oprime("Salir")

    delia, consuelo = (elenco.funcionaria(una) for una in ("revisora.denuncias", "contralora"))
    pasos.abre_tarea(delia, folio)
    delia.lee("Sin nombre")
    pasos.decide(delia, folio)
    pasos.firma(consuelo, folio)

    vuelve = elenco.alguien()
    vuelve.visita("/seguir/")
    vuelve.escribe("Folio", folio.lower())
    vuelve.escribe("Clave de seguimiento", clave.lower())
    vuelve.oprime("Ver mi trámite")
    documento, codigo = pasos.recibe(vuelve, "Respuesta a tu denuncia", tmp_path)
    pasos.comprueba(elenco.alguien(), documento, codigo)
