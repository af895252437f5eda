"""What the tests of the clock share: moments of the town, a plazo, and a calendar that changed."""

from datetime import datetime
from uuid import UUID

from experta.comun import reloj
from experta.plazos import services
from experta.plazos.models import Plazo, VersionCalendario


def a_las(texto: str) -> datetime:
    """Return a moment of Chihuahua's wall clock."""
    return datetime.fromisoformat(f"{texto}-06:00")


def abrir(asunto: UUID, **mas: object) -> Plazo:
    datos: dict[str, object] = {
        "asunto": asunto,
        "clave": "respuesta",
        "unidad": "dias_habiles",
        "cantidad": 10,
        "presentado_at": a_las("2026-03-12T10:00"),
        "regla": "plazo-general",
    }
    return services.abrir_plazo(**(datos | mas))  # type: ignore[arg-type]


def suspender(asunto: UUID, dia: str) -> Plazo:
    return services.suspender(asunto=asunto, clave="respuesta", desde=a_las(f"{dia}T12:00"))


def reanudar(asunto: UUID, dia: str) -> Plazo:
    return services.reanudar(asunto=asunto, clave="respuesta", hasta=a_las(f"{dia}T12:00"))


def con_inhabil(dia: str) -> VersionCalendario:
    """Store a calendar with one more day, as after an acuerdo published meanwhile."""
    dias = services.calendario_vigente().dias
    acuerdo = {"fecha": dia, "nombre": "Acuerdo", "fuente": "Gaceta 12", "certeza": "demostración"}
    return _nueva_version(dias | {"2026": [*dias["2026"], acuerdo]})


def con_caida(dia: str) -> VersionCalendario:
    """Store a calendar in which the platform was down that day."""
    caida = {"fecha": dia, "desde": "10:00", "hasta": "14:00"}
    fuente = {"fuente": "Acuerdo 7", "certeza": "demostración"}
    return _nueva_version(services.calendario_vigente().dias | {"caidas": [caida | fuente]})


def con_ejercicio(ejercicio: int) -> VersionCalendario:
    """Store a calendar with one more year, as once the town published it."""
    return _nueva_version(services.calendario_vigente().dias | {str(ejercicio): []})


def _nueva_version(dias: dict[str, list[dict[str, str]]]) -> VersionCalendario:
    numero = VersionCalendario.objects.count() + 1
    return VersionCalendario.objects.create(
        numero=numero, huella=f"prueba {numero}", dias=dias, cargada_at=reloj.ahora()
    )
