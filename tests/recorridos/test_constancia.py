"""A neighbour proves where she lives: asked to correct, answered, signed, verified."""

from pathlib import Path

import pytest

from tests.recorridos import pasos
from tests.recorridos.elenco import Elenco
from tests.recorridos.persona import Persona

pytestmark = pytest.mark.recorrido


def _dice_donde_vive(ana: Persona) -> None:
    ana.escribe("Calle", "Aldama")
    ana.escribe("Número exterior", "1204")
    ana.escribe("Colonia", "Centro")
    ana.escribe("Código postal", "31000")
    ana.escribe("¿Cuántos años llevas", "12")
    ana.elige("¿Para qué la necesitas?", "Otro")
    pasos.revela(ana)
    ana.escribe("¿Cuál?", "Trámite de pensión")
    ana.oprime("Guardar y continuar")


def test_una_vecina_comprueba_donde_vive(
    elenco: Elenco, papel: Path, recibo_nuevo: Path, foto: Path, tmp_path: Path
) -> None:
    ana = pasos.encuentra_y_empieza(elenco, "comprobar dónde vivo", "Constancia de residencia")
    pasos.escribe_quien_es(ana, "Nombre o nombres")
    ana.oprime("Guardar y continuar")
    _dice_donde_vive(ana)
    ana.sube("Identificación oficial con fotografía", foto)
    ana.sube("Comprobante de domicilio", papel)
    ana.elige("¿A nombre de quién", "Está a mi nombre")
    ana.marca("Declaro, bajo protesta")
    ana.oprime("Guardar y continuar")
    ana.lee("Aldama 1204, col. Centro")
    folio = pasos.envia(ana)

    raquel, dolores = (elenco.funcionaria(una) for una in ("revisora.constancias", "directora"))
    pasos.abre_tarea(raquel, folio)
    pasos.observa(raquel, "Comprobante de domicilio", "Está vencido", "Sube uno de este mes.")
    pasos.previene(raquel)
    pasos.firma(dolores, folio)

    pasos.abre_notificacion(ana)
    ana.oprime("Corregir o completar")
    ana.lee("Sube uno de este mes.")
    ana.lee("Este archivo toma el lugar del anterior.")
    ana.sube("Comprobante de domicilio", recibo_nuevo)
    ana.oprime("Enviar mi respuesta")
    ana.lee("Recibimos tu respuesta")

    pasos.decide(raquel, folio)
    pasos.firma(dolores, folio)
    documento, codigo = pasos.recibe(ana, "Constancia de residencia", tmp_path)
    pasos.comprueba(elenco.alguien(), documento, codigo)
