"""A stationer opens her shop: three areas give their opinion at once, she pays, three papers."""

from pathlib import Path

import pytest

from tests.recorridos import pasos
from tests.recorridos.elenco import Elenco

pytestmark = pytest.mark.recorrido

SARE = "Apertura rápida de negocio de bajo riesgo (SARE)"


def test_una_papelera_abre_su_negocio(elenco: Elenco, foto: Path, tmp_path: Path) -> None:
    luz = pasos.encuentra_y_empieza(elenco, "abrir un changarro", SARE)
    pasos.describe_la_papeleria(luz)
    pasos.describe_el_local(luz)
    luz.elige("¿El negocio es tuyo", "Es mío")
    pasos.revela(luz)
    pasos.escribe_quien_es(luz, "Tu nombre o nombres")
    luz.escribe("RFC", "RUSA9005148V1")
    luz.oprime("Guardar y continuar")
    luz.sube("Tu identificación oficial", foto)
    luz.marca("Declaro, bajo protesta")
    luz.oprime("Guardar y continuar")
    luz.lee("Papelería La Luna")
    folio = pasos.envia(luz)

    for oficial in ("revisor.urbano", "revisora.pc", "revisor.gobernacion"):
        pasos.decide(elenco.funcionaria(oficial), folio)
    pasos.paga_en_linea(luz)
    pasos.firma(elenco.funcionaria("directora"), folio, cuantos=3)

    documento, codigo = pasos.recibe(luz, "Licencia de funcionamiento", tmp_path)
    pasos.comprueba(elenco.alguien(), documento, codigo)
