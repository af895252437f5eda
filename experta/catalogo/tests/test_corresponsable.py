"""What a ficha says of the professional who signs with the applicant is checked hard."""

from pathlib import Path

import pytest

from experta.catalogo.ejecutable import armar
from experta.catalogo.ficha import Ficha
from experta.catalogo.lector import leer
from experta.catalogo.tests.apoyo import copiar, ejecutable, hallazgos, romper
from experta.comun.yaml import leer_yaml

SLUG = "construccion-mayor-60"
MAL = [
    # (old text, new text, what the sentence says)
    ("  en_papel: director-responsable\n", "  en_papel: carta\n", "«carta» no es un requisito"),
    ("  en_papel: director-responsable\n", "  en_papel: protesta\n", "de archivo pide «protesta»"),
    ("  en_papel: director-responsable\n", "", "escribe las dos cosas"),
    ("  forma: firma_del_director\n", "  forma: uso\n", "debe ser una pregunta de tipo opcion"),
    ("  forma: firma_del_director\n", "  forma: firma\n", "debe ser una pregunta de tipo opcion"),
    ("  forma: firma", "  aplica_si: superficie > 60\n  forma: firma", "«aplica_si» está mal"),
    ("  forma: firma", "  aplica_si: superficie_m2\n  forma: firma", "«aplica_si» está mal"),
    ("  cargo: Director Responsable de Obra\n", "", "Falta «cargo»"),
]


def test_the_untouched_copy_is_sound(tmp_path: Path) -> None:
    assert hallazgos(copiar(tmp_path, SLUG), SLUG) == []


@pytest.mark.parametrize(("viejo", "nuevo", "dice"), MAL)
def test_a_mistake_is_refused_with_its_line(
    tmp_path: Path, viejo: str, nuevo: str, dice: str
) -> None:
    dichos = romper(copiar(tmp_path, SLUG), "ficha.yaml", viejo, nuevo, SLUG)
    de_esta = [dicho for dicho in dichos if dice in dicho]
    assert de_esta, dichos
    assert int(de_esta[0].split(":")[1]) > 0


def test_it_is_asked_for_where_its_condition_holds(tmp_path: Path) -> None:
    estante = copiar(tmp_path, SLUG)
    nueva = "  aplica_si: superficie_m2 >= 300\n  forma: firma"
    assert romper(estante, "ficha.yaml", "  forma: firma", nueva, SLUG) == []
    cierre = leer(SLUG, estante)
    ficha = Ficha.desde(leer_yaml(cierre.archivos["ficha.yaml"], "ficha.yaml").datos)
    con_condicion = armar(cierre, ficha)
    assert con_condicion.pide_corresponsable({"superficie_m2": "300"})
    assert not con_condicion.pide_corresponsable({"superficie_m2": "299"})
    assert not con_condicion.pide_corresponsable({})
    assert ejecutable(SLUG).pide_corresponsable({})
    assert not ejecutable("constancia-de-residencia").pide_corresponsable({})
