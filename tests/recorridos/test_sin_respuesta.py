"""A prevención that nobody answers: an officer reads the draft and signs it, and the ledger tells.

Months pass in the data, by real acts on a moved clock; what people do here is in the browser.
"""

import pytest

from experta.consola.demostracion.personas import CONTRASENA
from tests.recorridos import pasos
from tests.recorridos.elenco import TELEFONO, Elenco
from tests.recorridos.persona import Persona

pytestmark = pytest.mark.recorrido


def _decide_la_directora(elenco: Elenco, folio: str) -> None:
    dolores = elenco.funcionaria("directora")
    pasos.abre_tarea(dolores, folio)
    dolores.lee("La persona no respondió la prevención a tiempo")
    dolores.lee("Proyecto: Acuerdo de desechamiento")
    dolores.lee("Se desecha la solicitud")
    dolores.oprime("Preparar el desechamiento")
    pasos.firma(dolores, folio)


def _entra_lupe(elenco: Elenco, correo: str, folio: str) -> Persona:
    lupe = elenco.alguien()
    lupe.visita("/mis-tramites/")
    lupe.entra(correo, CONTRASENA)
    lupe.oprime("Constancia de residencia")
    lupe.lee(folio)
    return lupe


@pytest.mark.parametrize("elenco", [TELEFONO], indirect=True, ids=str)
def test_una_prevencion_que_nadie_responde_termina_en_un_acuerdo_firmado(elenco: Elenco) -> None:
    correo = elenco.correo_nuevo()
    folio = elenco.pueblo.con_prevencion_sin_respuesta(correo)
    lupe = _entra_lupe(elenco, correo, folio)
    lupe.lee("Tu tiempo para corregir venció")

    _decide_la_directora(elenco, folio)

    lupe.oprime("Mis trámites", en=lupe.pagina.locator("main"))
    lupe.oprime("Constancia de residencia")
    pasos.abre_notificacion(lupe)
    lupe.oprime("Volver al trámite")
    lupe.lee("se desechó")
    assert lupe.tiene_documento("Acuerdo de desechamiento")
    lupe.oprime("Cómo se cuenta el plazo")
    lupe.lee("Tu plazo para corregir o completar")
    lupe.lee("El plazo vence el")
    lupe.lee("La persona solicitante")
    lupe.oprime("Contar otra vez")
    lupe.lee("todos los renglones dan lo mismo")

    dolores = elenco.funcionaria("directora")
    dolores.visita("/oficina/expedientes/")
    dolores.oprime(folio)
    dolores.lee("Desechado")
    dolores.oprime("El libro completo")
    dolores.lee("Tu plazo para corregir o completar")
