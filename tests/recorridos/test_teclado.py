"""A whole application by keyboard alone, as a screen reader tells it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.recorridos.elenco import ESCRITORIO, Elenco
from tests.recorridos.pueblo import Pueblo
from tests.recorridos.teclado import Teclado

pytestmark = pytest.mark.recorrido


def test_una_vecina_sin_raton_pide_su_constancia(
    pueblo: Pueblo, navegador: Browser, papel: Path, foto: Path
) -> None:
    with Elenco(pueblo, navegador, ESCRITORIO) as elenco:
        vecina = elenco.alguien()
        teclas = Teclado(vecina)
        vecina.visita("/")
        _salta_al_contenido_y_busca(teclas)
        _abre_su_cuenta(teclas, elenco)
        _corrige_lo_que_el_resumen_dice(teclas)
        _llena_lo_demas(teclas, papel, foto)
        teclas.marca("Acepto recibir las notificaciones")
        teclas.oprime("button", "Enviar mi solicitud")
        assert vecina.titulo().startswith("Recibimos tu solicitud")
        teclas.oprime("link", "Ver mi trámite")
        # The page says by itself when the document is ready: nobody has to look for it.
        acuse = teclas.pagina.get_by_role("link", name="Acuse de recibo (PDF)")
        expect(acuse).to_be_visible(timeout=30_000)
        teclas.llega("link", "Acuse de recibo (PDF)")


def _salta_al_contenido_y_busca(teclas: Teclado) -> None:
    teclas.pagina.keyboard.press("Tab")
    salto = teclas.pagina.get_by_role("link", name="Saltar al contenido")
    expect(salto).to_be_focused()
    expect(salto).to_be_in_viewport()
    teclas.pagina.keyboard.press("Enter")
    expect(teclas.pagina.get_by_role("main")).to_be_focused()
    teclas.escribe("¿Qué necesitas hacer?", "comprobar dónde vivo", rol="searchbox")
    with teclas.pagina.expect_event("load"):
        teclas.pagina.keyboard.press("Enter")
    teclas.oprime("link", "Constancia de residencia")
    teclas.oprime("link", "Entrar y empezar")


def _abre_su_cuenta(teclas: Teclado, elenco: Elenco) -> None:
    correo = elenco.correo_nuevo()
    teclas.oprime("link", "No tengo cuenta: abrir una")
    teclas.escribe("Tu correo o tu celular", correo)
    teclas.escribe("Inventa una contraseña", "una frase larga y mía")
    teclas.marca("Leí el aviso de privacidad")
    teclas.oprime("button", "Abrir mi cuenta")
    teclas.escribe("Código", elenco.pueblo.codigo_para(correo))
    teclas.oprime("button", "Confirmar")
    teclas.oprime("button", "Empezar")


def _corrige_lo_que_el_resumen_dice(teclas: Teclado) -> None:
    """Send with faults: the summary takes the focus and leads to the field, which says why."""
    pagina = teclas.pagina
    teclas.escribe("Nombre o nombres", "Ana María")
    teclas.escribe("CURP", "RUSA900514")
    teclas.oprime("button", "Guardar y continuar")
    resumen = pagina.get_by_role("alert")
    expect(resumen).to_be_focused()
    assert pagina.title().startswith("Error:")
    resumen.get_by_role("link").filter(has_text="CURP").focus()
    pagina.keyboard.press("Enter")
    curp = pagina.get_by_role("textbox", name="CURP")
    expect(curp).to_be_focused()
    expect(curp).to_have_attribute("aria-invalid", "true")
    expect(curp).to_have_accessible_description(re.compile("y escribiste 10"))
    expect(curp).to_have_value("RUSA900514")
    pagina.keyboard.press("Control+A")
    pagina.keyboard.press("Delete")
    teclas.marca("No la tengo a la mano")
    pagina.keyboard.press("Shift+Tab")
    expect(pagina.get_by_role("status").filter(has_text="Guardado a las")).to_be_visible()
    pagina.get_by_role("alert").focus()
    teclas.escribe("Primer apellido", "Ruiz")
    teclas.oprime("button", "Guardar y continuar")


def _llena_lo_demas(teclas: Teclado, papel: Path, foto: Path) -> None:
    for rotulo, texto in (
        ("Calle", "Aldama"),
        ("Número exterior", "1204"),
        ("Colonia", "Centro"),
        ("Código postal", "31000"),
        ("¿Cuántos años llevas", "12"),
    ):
        teclas.escribe(rotulo, texto)
    teclas.elige("Otro", "Inscripción o trámite")
    teclas.escribe("¿Cuál?", "Trámite de pensión")
    teclas.oprime("button", "Guardar y continuar")
    teclas.sube("Identificación oficial", foto)
    teclas.sube("Comprobante de domicilio", papel)
    teclas.elige("Está a mi nombre", "Está a mi nombre")
    teclas.marca("Declaro, bajo protesta")
    teclas.oprime("button", "Guardar y continuar")
