"""The people of a simulation, registered as the town registers anybody."""

from datetime import date

from experta.comun.municipio import municipio_actual
from experta.consola.simulacion.llegadas import Conducta
from experta.consola.simulacion.personal import Agente
from experta.cuentas.altas import dar_de_alta, nombrar
from experta.cuentas.models import Persona, Rol
from experta.plazos.tipos import Horario
from experta.tramitacion.relojes import horario_de

CAJERA = "caja"
_NOMBRES = ("Adriana", "Benito", "Celia", "Daniel", "Elena", "Fermín", "Gloria", "Hugo", "Irma")
_APELLIDOS = ("Aguirre", "Bustillos", "Caraveo", "Delgado", "Enríquez", "Franco", "Gallegos")
# One of every four people came before.
_VUELVE = 4


def horarios() -> dict[str, Horario]:
    """Return the office hours of each dependencia."""
    return {clave: horario_de(clave) for clave in municipio_actual().dependencias}


def dar_cargos(agentes: tuple[Agente, ...], desde: date) -> dict[str, Persona]:
    """Register and appoint everybody who works, and a cashier; return them by key."""
    puestos = {agente.clave: agente.puesto for agente in agentes}
    personas = {
        clave: _funcionaria(lugar, clave, str(puesto.rol), puesto.dependencia, desde)
        for lugar, (clave, puesto) in enumerate(puestos.items())
    }
    cajera = _funcionaria(len(puestos), CAJERA, str(Rol.TESORERIA), "tesoreria", desde)
    return {**personas, CAJERA: cajera}


def vecina(conducta: Conducta) -> Persona:
    """Return the person who comes: a new one, or one who came before."""
    numero = conducta.numero // 2 if conducta.numero % _VUELVE == 0 else conducta.numero
    correo = f"vecina{numero}@simulacion.example"
    conocida = Persona.objects.filter(correo=correo).first()
    return conocida or _alta(correo, numero)


def _alta(correo: str, lugar: int) -> Persona:
    """Return a new account that nobody can enter: it has no password."""
    return dar_de_alta(
        correo=correo,
        password=None,
        nombre=_NOMBRES[lugar % len(_NOMBRES)],
        primer_apellido=_APELLIDOS[lugar % len(_APELLIDOS)],
        segundo_apellido=_APELLIDOS[lugar // len(_APELLIDOS) % len(_APELLIDOS)],
        acepta_notificacion_electronica=True,
    )


def _funcionaria(lugar: int, clave: str, rol: str, dependencia: str, desde: date) -> Persona:
    persona = _alta(f"{clave}@simulacion.example", lugar)
    _cargo(persona, rol, dependencia, f"SIM/{lugar + 1:03d}", desde)
    return persona


def _cargo(persona: Persona, rol: str, dependencia: str, oficio: str, desde: date) -> None:
    nombrar(
        persona=persona,
        rol=rol,
        dependencia=dependencia,
        cargo=f"{Rol(rol).label} (simulación)",
        oficio=oficio,
        desde=desde,
    )
