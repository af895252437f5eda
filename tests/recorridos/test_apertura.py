"""A stationer opens her shop: three areas give their opinion at once, she pays, three papers."""

from pathlib import Path

import pytest

from tests.recorridos import pasos
from tests.recorridos.elenco import Elenco
from tests.recorridos.persona import Persona

pytestmark = pytest.mark.recorrido

SARE = "Apertura rápida de negocio de bajo riesgo (SARE)"


def _describe_el_negocio(luz: Persona) -> None:
    luz.escribe("Descríbelo con tus palabras", "papelería")
    if not luz.con_guiones:
        luz.oprime("Buscar giros parecidos")
    luz.marca("Comercio al por menor de artículos de papelería")
    luz.escribe("¿Cómo se llamará tu negocio?", "Papelería La Luna")
    luz.escribe("¿En qué días y horas", "Lunes a sábado, de 9:00 a 19:00")
    luz.oprime("Guardar y continuar")


def _describe_el_local(luz: Persona) -> None:
    luz.escribe("Calle", "Juárez")
    luz.escribe("Número exterior", "310")
    luz.escribe("Colonia", "Centro")
    luz.escribe("Código postal", "31000")
    luz.escribe("Clave catastral", "123-045-006")
    luz.escribe("¿Cuántos metros cuadrados", "40")
    luz.elige("¿El local es tuyo?", "Sí, es mío")
    luz.marca("Extintor vigente")
    luz.marca("Salida libre")
    luz.oprime("Guardar y continuar")


def test_una_papelera_abre_su_negocio(elenco: Elenco, foto: Path, tmp_path: Path) -> None:
    luz = pasos.encuentra_y_empieza(elenco, "abrir un changarro", SARE)
    _describe_el_negocio(luz)
    _describe_el_local(luz)
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
