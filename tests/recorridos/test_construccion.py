"""A neighbour builds a room: reviewed, visited, paid, licensed."""

from pathlib import Path

import pytest
from django.conf import settings

from experta.comun import reloj
from experta.plazos.calendario import leer_calendario
from tests.recorridos import pasos
from tests.recorridos.elenco import Elenco
from tests.recorridos.persona import Persona

pytestmark = pytest.mark.recorrido

LICENCIA = "Licencia de construcción menor a 60 m²"


def _describe_la_obra(rosa: Persona, papel: Path) -> None:
    rosa.escribe("¿Qué vas a construir?", "Un cuarto con baño en el patio")
    rosa.elige("¿Para qué es?", "Para mi casa")
    rosa.escribe("¿Cuántos metros cuadrados", "40")
    rosa.elige("¿La obra lleva losa", "No")
    rosa.oprime("Guardar y continuar")
    rosa.escribe("Clave catastral", "123-045-006")
    rosa.elige("¿El predio es tuyo?", "Sí, es mío")
    pasos.revela(rosa)
    rosa.sube("Escritura o título de propiedad", papel)
    rosa.oprime("Guardar y continuar")


def test_una_vecina_construye_un_cuarto(
    elenco: Elenco, papel: Path, foto: Path, tmp_path: Path
) -> None:
    rosa = pasos.encuentra_y_empieza(elenco, "quiero ampliar mi casa", LICENCIA)
    _describe_la_obra(rosa, papel)
    pasos.escribe_quien_es(rosa, "Nombre o nombres")
    rosa.oprime("Guardar y continuar")
    rosa.sube("Identificación oficial", foto)
    rosa.sube("Croquis o plano de la obra", papel)
    rosa.sube("Recibo pagado, contrato o convenio", papel)
    rosa.marca("Declaro, bajo protesta")
    rosa.oprime("Guardar y continuar")
    rosa.lee("Un cuarto con baño en el patio")
    folio = pasos.envia(rosa)

    pasos.decide(elenco.funcionaria("revisor.urbano"), folio)
    ignacio, dolores = elenco.funcionaria("inspector"), elenco.funcionaria("directora")
    calendario = leer_calendario(settings.MUNICIPIO_DIR / "calendario")
    pasos.programa_visita(ignacio, folio, calendario.sumar_habiles(reloj.hoy(), 1))
    pasos.firma(dolores, folio)
    rosa.espera("Visitas")
    pasos.levanta_acta(ignacio, folio, foto)

    pasos.paga_en_linea(rosa)
    pasos.firma(dolores, folio)
    documento, codigo = pasos.recibe(rosa, "Licencia de construcción", tmp_path)
    pasos.comprueba(elenco.alguien(), documento, codigo)
