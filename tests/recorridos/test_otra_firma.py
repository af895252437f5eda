"""A family asks to build a house; who directs the work signs with them, from another account."""

from pathlib import Path

import pytest

from tests.recorridos import pasos
from tests.recorridos.elenco import TELEFONO, Elenco
from tests.recorridos.persona import Persona

pytestmark = pytest.mark.recorrido

LICENCIA = "Licencia de construcción de 60 m² o más"
CONTRASENA = "una frase larga y mía"


def _describe_la_casa(rosa: Persona, papel: Path) -> None:
    rosa.escribe("¿Qué vas a construir?", "Una casa de dos niveles")
    rosa.elige("¿Para qué es?", "Para vivir")
    rosa.escribe("¿Cuántos metros cuadrados", "120")
    rosa.escribe("¿Cuántos niveles", "2")
    rosa.oprime("Guardar y continuar")
    rosa.escribe("Clave catastral", "123-045-006")
    rosa.elige("¿El predio es tuyo?", "Sí, es mío")
    pasos.revela(rosa)
    rosa.sube("Escritura o título de propiedad", papel)
    rosa.oprime("Guardar y continuar")
    rosa.elige("¿La solicitud es tuya", "Es mía")
    pasos.escribe_quien_es(rosa, "Nombre o nombres")
    rosa.oprime("Guardar y continuar")


def _dice_quien_dirige(rosa: Persona) -> None:
    rosa.escribe("Nombre completo del Director", "Elena Chacón")
    rosa.escribe("Número de su registro", "DRO-0123")
    rosa.escribe("Día", "1")
    rosa.escribe("Mes", "12")
    rosa.escribe("Año", "2030")
    rosa.elige("¿Cómo va a firmar?", "En línea")
    rosa.oprime("Guardar y continuar")


def _entrega_papeles(rosa: Persona, papel: Path, foto: Path) -> None:
    rosa.sube("Tu identificación oficial", foto)
    for rotulo in (
        "Planos de la obra",
        "Memoria de cálculo",
        "Estudio de mecánica",
        "Recibo pagado",
    ):
        rosa.sube(rotulo, papel)
    rosa.marca("Declaro, bajo protesta")
    rosa.oprime("Guardar y continuar")


def _firma(elena: Persona) -> None:
    elena.escribe("Tu nombre completo", "Elena Chacón Borunda")
    elena.escribe("Número de tu cédula", "4512345")
    elena.escribe("Número de tu registro", "DRO-0123")
    elena.escribe("Tu contraseña", CONTRASENA)
    elena.oprime("Firmar")
    elena.lee("Firmaste el")


@pytest.mark.parametrize("elenco", [TELEFONO], indirect=True, ids=str)
def test_quien_dirige_la_obra_firma_con_la_familia(elenco: Elenco, papel: Path, foto: Path) -> None:
    rosa = pasos.encuentra_y_empieza(elenco, "licencia de obra mayor", LICENCIA)
    _describe_la_casa(rosa, papel)
    _dice_quien_dirige(rosa)
    _entrega_papeles(rosa, papel, foto)
    correo = elenco.correo_nuevo()
    rosa.escribe("Su correo", correo)
    rosa.oprime("Mandar la invitación")
    rosa.lee(f"Mandamos la invitación a {correo}")

    elena = elenco.alguien()
    elena.visita(elenco.pueblo.invitacion_para(correo))
    elena.abre_cuenta(correo, elenco.pueblo)
    elena.oprime("Aceptar y leer la solicitud")
    elena.lee("Una casa de dos niveles")
    _firma(elena)

    rosa.oprime("Seguir con mi solicitud")
    rosa.lee("Elena Chacón Borunda firmó como Director Responsable de Obra")
    rosa.oprime("Cambiar ¿Cuántos niveles")
    rosa.escribe("¿Cuántos niveles", "3")
    rosa.oprime("Guardar y continuar")
    rosa.lee("La solicitud cambió después de que firmó tu Director Responsable de Obra")
    rosa.oprime("Pedir su firma otra vez")

    elena.visita("/mis-tramites/")
    elena.oprime(LICENCIA)
    _firma(elena)
    rosa.oprime("Seguir con mi solicitud")
    folio = pasos.envia(rosa)
    elena.visita("/mis-tramites/")
    elena.oprime(LICENCIA)
    elena.lee(folio)
    elena.lee("En trámite")
