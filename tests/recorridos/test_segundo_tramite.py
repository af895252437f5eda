"""A company that already opened its shop asks for the licence of its sign: it answers what is new.

What is counted is what she does in the browser: everything filled in and every file chosen.
"""

from itertools import count
from pathlib import Path

import pytest

from tests.recorridos import pasos
from tests.recorridos.contada import Contada
from tests.recorridos.elenco import TELEFONO, Elenco
from tests.recorridos.persona import Persona

pytestmark = pytest.mark.recorrido

SARE = "apertura-sare"
ANUNCIO = "licencia-de-anuncio"
RAZON_SOCIAL = "Papelería La Luna, S.A. de C.V."
MAXIMO = 3
_claves = count(1)


def _registra_la_empresa(elenco: Elenco) -> Persona:
    luz = elenco.alguien()
    luz.visita("/cuenta/empresa/")
    luz.abre_cuenta(elenco.correo_nuevo(), elenco.pueblo)
    luz.visita("/cuenta/empresa/")
    luz.escribe("Nombre de la empresa", RAZON_SOCIAL)
    luz.escribe("RFC de la empresa", f"PLU1503{next(_claves):02d}AB1")
    luz.escribe("¿Qué documento dice", "Escritura 1204, notaría 9")
    luz.marca("Declaro bajo protesta")
    luz.oprime("Registrar")
    return luz


def _empieza(luz: Persona, tramite: str) -> None:
    luz.visita(f"/tramites/{tramite}/")
    luz.oprime("Empezar", en=luz.pagina.locator("main"))
    luz.pagina.get_by_label(RAZON_SOCIAL).check()
    luz.oprime("Empezar", en=luz.pagina.locator("main"))


def _abre_el_negocio(luz: Persona, foto: Path, papel: Path) -> str:
    _empieza(luz, SARE)
    pasos.describe_la_papeleria(luz)
    pasos.describe_el_local(luz)
    luz.elige("¿El negocio es tuyo", "Es de una empresa")
    pasos.revela(luz)
    luz.escribe("Tu nombre o nombres", "Luz")
    luz.escribe("Primer apellido", "Pérez")
    luz.escribe("CURP", "HEGG560427MVZRRL04")
    luz.oprime("Guardar y continuar")
    luz.sube("Tu identificación oficial", foto)
    luz.sube("Acta constitutiva", papel)
    luz.sube("Poder de quien representa", papel)
    luz.marca("Declaro, bajo protesta")
    luz.oprime("Guardar y continuar")
    return pasos.envia(luz)


def _pide_el_anuncio(luz: Persona) -> None:
    luz.elige("¿Cómo es el anuncio?", "Pintado, de lona")
    luz.escribe("¿Cuántos metros cuadrados mide?", "3")
    luz.oprime("Guardar y continuar")
    luz.lee("Tomado de tu trámite")
    luz.oprime("Guardar y continuar")
    luz.lee("Tomado de los datos de la empresa")
    luz.oprime("Guardar y continuar")
    for _ in range(3):
        luz.oprime("Usar este documento")
    luz.marca("Declaro, bajo protesta")
    luz.oprime("Guardar y continuar")


@pytest.mark.parametrize("elenco", [TELEFONO], indirect=True, ids=str)
def test_una_empresa_que_vuelve_solo_responde_lo_nuevo(
    elenco: Elenco, foto: Path, papel: Path, tmp_path: Path
) -> None:
    luz = _registra_la_empresa(elenco)
    primera = Contada(luz)
    folio = _abre_el_negocio(primera, foto, papel)
    assert len(primera.campos) > 5 * MAXIMO
    assert len(primera.archivos) == 3
    for oficial in ("revisor.urbano", "revisora.pc", "revisor.gobernacion"):
        pasos.decide(elenco.funcionaria(oficial), folio)
    pasos.paga_en_linea(luz)
    pasos.firma(elenco.funcionaria("directora"), folio, cuantos=3)
    pasos.recibe(luz, "Licencia de funcionamiento", tmp_path)

    _empieza(luz, ANUNCIO)
    segunda = Contada(luz)
    _pide_el_anuncio(segunda)
    segunda.espera("El municipio ya lo tiene: Licencia de funcionamiento")
    segunda.espera("Predial 2026 pagado, predio 123-045-006.")
    segunda.oprime("Enviar mi solicitud")

    segunda.lee("Recibimos tu solicitud")
    segunda.lee("Te ahorramos")
    assert len(segunda.campos) <= MAXIMO
    assert segunda.letras <= 3
    assert segunda.archivos == []
