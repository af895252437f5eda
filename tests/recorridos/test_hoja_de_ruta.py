"""A neighbour wants a restaurant: what it needs, shared by link, and started as one file."""

import pytest

from tests.recorridos.elenco import ESCRITORIO, Elenco
from tests.recorridos.persona import Persona

pytestmark = pytest.mark.recorrido

RESTAURANTE = "Restaurantes con servicio de preparación de alimentos a la carta"


def _elige(luz: Persona, pregunta: str, opcion: str) -> None:
    luz.elige(pregunta, opcion)
    if luz.con_guiones:
        luz.pagina.wait_for_load_state("networkidle")


def _describe_el_restaurante(luz: Persona) -> None:
    luz.escribe("Descríbelo con tus palabras", "restaurante")
    if not luz.con_guiones:
        luz.oprime("Buscar giros parecidos")
    luz.marca(RESTAURANTE)
    _elige(luz, "¿Vas a vender bebidas", "Sí")
    _elige(luz, "¿Lo abres tú", "Lo abro a mi nombre")
    _elige(luz, "¿Dónde va a estar?", "En un local")
    if not luz.con_guiones:
        luz.oprime("Ver qué necesito")
        luz.lee("hay algo más que preguntarte")
    luz.escribe("¿Cuántos metros cuadrados ocupa?", "180")
    luz.escribe("¿Cuántas personas caben", "70")
    _elige(luz, "¿Vas a hacer obra", "No, ya está listo")
    _elige(luz, "¿Vas a poner un letrero", "Sí")
    _elige(luz, "¿Vas a vender solventes?", "No")


@pytest.mark.parametrize("elenco", [ESCRITORIO], indirect=True, ids=str)
def test_una_vecina_ve_que_necesita_y_lo_empieza_junto(elenco: Elenco) -> None:
    luz = elenco.alguien()
    luz.visita("/")
    luz.oprime("Quiero abrir un negocio")
    _describe_el_restaurante(luz)
    luz.oprime("Ver qué necesito")
    for dicho in ("Licencia de uso de suelo", "Dictamen y placa de aforo", "Licencia de anuncio"):
        luz.lee(dicho)
    luz.lee("Por ley, la autoridad tiene hasta")
    liga = luz.ruta

    cunado = elenco.alguien()
    cunado.visita(liga)
    cunado.lee("Licencia de funcionamiento")

    luz.oprime("Entrar para empezar o guardar")
    luz.abre_cuenta(elenco.correo_nuevo(), elenco.pueblo)
    luz.oprime("Empezar", en=luz.pagina.locator("main"))
    luz.lee("Listos: 0 de 5.")
    luz.lee("Espera a que se resuelva:")

    luz.oprime("Llenar y enviar")
    luz.lee("Tomado de tu hoja de ruta.")
    luz.elige("¿Para qué vas a usar el lugar?", "Para un negocio u oficina")
    luz.escribe("¿Cómo se llamará tu negocio?", "La Sierra")
    luz.escribe("¿Cuántos cajones", "0")
    luz.oprime("Guardar y continuar")
    luz.visita(f"{liga}avance/")
    luz.oprime("Irlo llenando")
    luz.visita(f"{luz.ruta.split('llenar/')[0]}revisar/")
    luz.lee("La Sierra")
