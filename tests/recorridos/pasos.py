"""What people do again and again in the journeys: citizens in the portal, officials in theirs."""

from datetime import date
from pathlib import Path

from playwright.sync_api import expect

from experta.consola.demostracion.personas import CONTRASENA
from tests.recorridos.elenco import Elenco
from tests.recorridos.persona import Persona

MOTIVOS = "Se revisaron los datos y documentos; cumplen con el reglamento."


# -- citizens


def encuentra_y_empieza(elenco: Elenco, palabras: str, tramite: str) -> Persona:
    """Look for a trámite in everyday words, read it, open an account and start."""
    vecina = elenco.alguien()
    vecina.visita("/")
    vecina.busca(palabras)
    vecina.oprime(tramite)
    assert vecina.titulo().startswith(tramite)
    vecina.oprime("Entrar y empezar")
    vecina.abre_cuenta(elenco.correo_nuevo(), elenco.pueblo)
    vecina.oprime("Empezar")
    return vecina


def revela(vecina: Persona) -> None:
    """Have the page ask what the last answer makes necessary; with JavaScript it does by itself."""
    if not vecina.con_guiones:
        vecina.oprime("Guardar y continuar")


def escribe_quien_es(vecina: Persona, rotulo_nombre: str) -> None:
    """Write a name, and leave the CURP for later."""
    vecina.escribe(rotulo_nombre, "Ana María")
    vecina.escribe("Primer apellido", "Ruiz")
    vecina.marca("No la tengo a la mano")


def describe_la_papeleria(vecina: Persona) -> None:
    """Say what the shop sells, how it is called and when it opens."""
    vecina.escribe("Descríbelo con tus palabras", "papelería")
    if not vecina.con_guiones:
        vecina.oprime("Buscar giros parecidos")
    vecina.marca("Comercio al por menor de artículos de papelería")
    vecina.escribe("¿Cómo se llamará tu negocio?", "Papelería La Luna")
    vecina.escribe("¿En qué días y horas", "Lunes a sábado, de 9:00 a 19:00")
    vecina.oprime("Guardar y continuar")


def describe_el_local(vecina: Persona) -> None:
    """Say where the shop is, its size, whose it is, and that it is safe."""
    vecina.escribe("Calle", "Juárez")
    vecina.escribe("Número exterior", "310")
    vecina.escribe("Colonia", "Centro")
    vecina.escribe("Código postal", "31000")
    vecina.escribe("Clave catastral", "123-045-006")
    vecina.escribe("¿Cuántos metros cuadrados", "40")
    vecina.elige("¿El local es tuyo?", "Sí, es mío")
    vecina.marca("Extintor vigente")
    vecina.marca("Salida libre")
    vecina.oprime("Guardar y continuar")


def envia(vecina: Persona) -> str:
    """Send what is complete; return its folio, on the page of the case, with its acuse ready."""
    vecina.marca("Acepto recibir las notificaciones")
    vecina.oprime("Enviar mi solicitud")
    vecina.lee("Recibimos tu solicitud")
    vecina.oprime("Ver mi trámite")
    folio = vecina.titulo().split("Folio ")[1].split(" ")[0]
    vecina.espera_documento("Acuse de recibo")
    return folio


def abre_notificacion(vecina: Persona) -> None:
    """Come back to the case, read and open the notification that arrived."""
    vecina.espera("Por leer")
    vecina.oprime("Leer la notificación")
    vecina.oprime("Abrir la notificación")


def paga_en_linea(vecina: Persona) -> None:
    """Pay the order through the demonstration's bank, which says no the first time."""
    vecina.espera_liga("Pagar")
    vecina.oprime("Pagar")
    vecina.oprime("Pagar en línea")
    vecina.oprime("Rechazar el cargo")
    vecina.lee("El banco no hizo el cargo")
    vecina.oprime("Volver a la orden de pago")
    vecina.oprime("Pagar en línea")
    vecina.oprime("Pagar")
    vecina.espera("Recibimos tu pago")
    vecina.oprime("Volver al trámite")


def recibe(vecina: Persona, titulo: str, carpeta: Path) -> tuple[Path, str]:
    """Open what was notified, download the document of that title; return it and its code."""

    def llego() -> bool:
        """Read what there is to read: another notification may arrive while one is open."""
        while "Por leer" in vecina.pagina.locator("main").inner_text():
            abre_notificacion(vecina)
            vecina.oprime("Volver al trámite")
        return vecina.tiene_documento(titulo)

    vecina.espera_que(llego, titulo)
    renglon = vecina.pagina.get_by_role("listitem").filter(has_text=titulo).locator("code")
    return vecina.descarga(f"{titulo} (PDF)", carpeta), renglon.first.inner_text()


def comprueba(cualquiera: Persona, documento: Path, codigo: str) -> None:
    """Verify a document on the public page, by its code and by the file itself."""
    cualquiera.visita("/verificar/")
    cualquiera.escribe("Código de verificación", codigo.lower().replace("-", " "))
    cualquiera.oprime("Verificar el código")
    cualquiera.lee("Auténtico y vigente")
    cualquiera.oprime("Verificar otro documento")
    cualquiera.sube("El PDF que recibiste", documento)
    cualquiera.oprime("Verificar el archivo")
    cualquiera.lee("Auténtico y vigente")


# -- officials


def abre_tarea(oficial: Persona, folio: str) -> None:
    """Find the task of that folio in the inbox and open it."""
    oficial.visita("/oficina/")
    oficial.oprime(folio, en=oficial.pagina.get_by_role("rowheader"))


def observa(oficial: Persona, dato: str, motivo: str, texto: str) -> None:
    """Note what is wrong with an answer or a document."""
    oficial.toca(f"Observar {dato}")
    oficial.elige("¿Qué está mal?", motivo)
    oficial.escribe("¿Qué debe hacer la persona?", texto)
    oficial.oprime("Anotar la observación")


def previene(oficial: Persona) -> None:
    """Send everything observed in the one prevención."""
    oficial.oprime("Revisar y enviar la prevención")
    oficial.oprime("Enviar la prevención")


def decide(oficial: Persona, folio: str, sentido: str = "Favorable") -> None:
    """Give the opinion or the decision that the task asks for."""
    abre_tarea(oficial, folio)
    resuelve = oficial.pagina.get_by_role("button", name="Resolver y enviar a firma").count()
    if resuelve:
        oficial.elige("¿En qué sentido resuelves?", sentido)
        oficial.escribe("Hechos y motivos", MOTIVOS)
        oficial.oprime("Resolver y enviar a firma")
    else:
        oficial.elige("¿Cuál es tu dictamen?", sentido)
        oficial.escribe("Motivos y fundamento", MOTIVOS)
        oficial.oprime("Enviar mi dictamen")


def firma(oficial: Persona, folio: str, cuantos: int = 1) -> None:
    """Sign what waits for a folio, proving to be there; a wrong password signs nothing."""
    oficial.visita("/oficina/firma/")
    renglones = oficial.pagina.get_by_role("row").filter(has_text=folio)
    oficial.espera_que(lambda: renglones.count() >= cuantos)
    for casilla in renglones.get_by_role("checkbox").all():
        casilla.check()
    oficial.escribe("Tu contraseña", "no es esta")
    oficial.oprime("Firmar lo marcado")
    expect(renglones.get_by_role("checkbox").first).to_be_checked()
    oficial.escribe("Tu contraseña", CONTRASENA)
    oficial.oprime("Firmar lo marcado")
    oficial.lee("Firmaste")
    oficial.lee(folio)


def programa_visita(inspector: Persona, folio: str, dia: date) -> None:
    """Choose the day and the hour of a visit that waits for them."""
    inspector.visita("/oficina/visitas/")
    inspector.oprime(folio)
    inspector.escribe("Día", str(dia.day))
    inspector.escribe("Mes", str(dia.month))
    inspector.escribe("Año", str(dia.year))
    inspector.elige("¿A qué hora empieza?", "10:00")
    inspector.oprime("Programar y avisar")


def levanta_acta(inspector: Persona, folio: str, foto: Path) -> None:
    """Record the visit on the spot, with a photograph, everything in order."""
    inspector.visita("/oficina/visitas/")
    cita = inspector.pagina.get_by_role("listitem").filter(has_text=folio)
    inspector.oprime("Ana María Ruiz", en=cita)
    for respuesta in inspector.pagina.get_by_label("Sí", exact=True).all():
        respuesta.check()
    inspector.escribe("¿Qué encontraste?", "El terreno está libre; la obra no ha empezado.")
    inspector.elige("Resultado de la visita", "Favorable")
    inspector.sube("Fotos y documentos de la visita", foto)
    inspector.oprime("Cerrar la visita y hacer el acta")
    inspector.lee("Guardaste el acta")
