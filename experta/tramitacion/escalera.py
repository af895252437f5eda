"""The ladder of a plazo of the authority: who is told as its end comes near, one step each time.

Half: whoever holds the task. Three quarters: the officer at the head of the office that holds it.
The last day: the officer who answers for the trámite. Expired: the control body.
"""

from collections.abc import Iterable

from experta.avisos import services as avisos
from experta.bandeja.models import Tarea
from experta.bandeja.services import FUERA
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona, Rol
from experta.expedientes.models import Expediente
from experta.expedientes.services.apertura import abrir_acceso_de_area
from experta.plazos.models import MITAD, TRES_CUARTOS, ULTIMO_DIA, Plazo
from experta.tramitacion import control, relojes

PELDANOS = {
    MITAD: ("Pasó la mitad del plazo", "Se avisó a quien lo revisa."),
    TRES_CUARTOS: ("Pasaron tres cuartas partes del plazo", "Se avisó a la dirección del área."),
    ULTIMO_DIA: ("Hoy es el último día del plazo", "Se avisó a la dirección responsable."),
}
VENCIDO = "Se avisó al Órgano Interno de Control."


def subir(expediente: Expediente, clave: str, momento: str) -> str:
    """Tell whoever that step of a plazo is for; return the line for the internal history."""
    que, quien = PELDANOS[momento]
    titulo = f"{que} de un expediente que atiendes"
    para, destinatarios = f"responder {expediente.folio}", _destinatarios(expediente, momento)
    if clave == relojes.DECISION:
        # The steps of the case are paused: the decision is of the officer who answers for it.
        responsable = cargar(expediente.version).ficha.dependencia
        para, quien = f"decidir qué procede en {expediente.folio}", PELDANOS[ULTIMO_DIA][1]
        destinatarios = _direccion(expediente, {responsable})
    texto = f"{que} para {para}, {expediente.version.nombre}."
    for persona in destinatarios:
        avisos.avisar(persona=persona, expediente=expediente, titulo=titulo, texto=texto)
    return f"{que} para {para}. {quien}"


def al_oic(expediente: Expediente, plazo: Plazo, texto: str) -> None:
    """Tell the control body, once per plazo."""
    control.avisar_al_oic(
        clave=f"vencido-{expediente.pk}-{plazo.pk}",
        asunto=f"Venció un plazo: {expediente}",
        cuerpo=f"{expediente.version.nombre}, {expediente}. {texto}",
    )


def avisar_a_cargo(expediente: Expediente, rol: str, dependencia: str, texto: str) -> None:
    """Tell everyone who holds that role in that office today, and let them see the case."""
    abrir_acceso_de_area(expediente=expediente, rol=rol, dependencia=dependencia)
    for persona in _con_cargo([(rol, dependencia)]):
        avisos.avisar(
            persona=persona,
            expediente=expediente,
            titulo="Un expediente de tu dependencia pide tu atención",
            texto=f"{expediente.folio}, {expediente.version.nombre}: {texto}",
        )


def quien_lo_tiene(expediente: Expediente) -> list[Persona]:
    """Return who must do the open steps: the person assigned, else all who hold the role."""
    tareas = _abiertas(expediente)
    propias = [t.asignada_a for t in tareas if t.asignada_a]
    de_todos = [(t.rol, t.dependencia) for t in tareas if not t.asignada_a]
    return list({persona.pk: persona for persona in [*propias, *_con_cargo(de_todos)]}.values())


def _destinatarios(expediente: Expediente, momento: str) -> list[Persona]:
    responsable = cargar(expediente.version).ficha.dependencia
    if momento == ULTIMO_DIA:
        return _direccion(expediente, {responsable})
    if momento == TRES_CUARTOS:
        oficinas = {tarea.dependencia for tarea in _abiertas(expediente)}
        return _direccion(expediente, oficinas or {responsable})
    return quien_lo_tiene(expediente)


def _abiertas(expediente: Expediente) -> list[Tarea]:
    abiertas = expediente.tareas.filter(estado=Tarea.Estado.PENDIENTE)
    return list(abiertas.exclude(tarea__startswith=FUERA).select_related("asignada_a"))


def _direccion(expediente: Expediente, oficinas: Iterable[str]) -> list[Persona]:
    cargos = [(str(Rol.FIRMANTE), oficina) for oficina in sorted(oficinas)]
    for rol, oficina in cargos:
        abrir_acceso_de_area(expediente=expediente, rol=rol, dependencia=oficina)
    return _con_cargo(cargos)


def _con_cargo(cargos: list[tuple[str, str]]) -> list[Persona]:
    """Return the people who hold one of those roles and offices today, each once."""
    vigentes = Nombramiento.objects.vigentes(reloj.hoy()).filter(
        rol__in=[rol for rol, _ in cargos], persona__is_active=True
    )
    personas = {
        uno.persona_id: uno.persona
        for uno in vigentes.select_related("persona").order_by("pk")
        if (uno.rol, uno.dependencia) in cargos
    }
    return list(personas.values())
