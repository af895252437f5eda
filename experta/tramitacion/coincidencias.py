"""One person, two charges that should be of two: the file says so, or the town forbids it.

Looked at in each act that decides, collects or signs, with what the person did before in the case.
`papeles_incompatibles` of municipio.yaml says which: `avisar` (a small town has no other hands)
or `impedir`.
"""

from collections.abc import Iterator
from typing import Final

from experta.comun.municipio import municipio_actual
from experta.cuentas.incompatibles import Cargo, chocan
from experta.cuentas.models import Nombramiento, Persona, Rol
from experta.documentos.models import Firma
from experta.expedientes.models import Dictamen, Expediente, Resolucion
from experta.expedientes.services.historia import anotar
from experta.pagos.models import Pago
from experta.tramitacion.errores import Conflicto

ACTO: Final = "reunir_cargos"
_QUIEN: Final = {
    Rol.VENTANILLA: "quien atiende en",
    Rol.REVISOR: "quien revisa por",
    Rol.INSPECTOR: "quien visita por",
    Rol.FIRMANTE: "quien firma por",
    Rol.TESORERIA: "quien cobra en",
    Rol.ANALISTA: "quien escribe el catálogo en",
    Rol.OIC: "quien vigila desde",
    Rol.ADMINISTRADOR: "quien administra desde",
}


def revisar(expediente: Expediente, persona: Persona, nombramiento: Nombramiento) -> None:
    """Write once in the case each pair of charges that meets in the person; inside a transaction.

    Raises:
        Conflicto: the town keeps those charges apart.
    """
    ejercido = Cargo(nombramiento.rol, nombramiento.dependencia)
    previos = set(_ejercidos(expediente, persona)) | _vigilancia(persona)
    for otro in sorted(previos):
        if chocan(ejercido, otro):
            _decir(expediente, persona, *sorted((otro, ejercido)))


def _decir(expediente: Expediente, persona: Persona, uno: Cargo, otro: Cargo) -> None:
    if municipio_actual().papeles_incompatibles == "impedir":
        raise Conflicto(
            f"En este expediente ya eres {en_palabras(uno)}, y este municipio no permite que la "
            f"misma persona sea {en_palabras(otro)}. Le toca a alguien más."
        )
    texto = (
        f"La misma persona es {en_palabras(uno)} y {en_palabras(otro)}. "
        "El Órgano Interno de Control lo ve."
    )
    if not expediente.sucesos.filter(acto=ACTO, actor=persona, texto=texto).exists():
        cambio = {"cargos": [list(uno), list(otro)]}
        anotar(expediente=expediente, acto=ACTO, texto=texto, actor=persona, cambio=cambio)


def en_palabras(cargo: Cargo) -> str:
    """Return the charge as people read it: what the person does, and for which office."""
    return f"{_QUIEN[Rol(cargo.rol)]} {municipio_actual().oficina(cargo.dependencia)}"


def _ejercidos(expediente: Expediente, persona: Persona) -> Iterator[Cargo]:
    """Yield the charges by which the person already acted in the case."""
    for decision in (Dictamen, Resolucion):
        for rol, oficina in decision.objects.filter(
            expediente=expediente, autor=persona
        ).values_list("nombramiento__rol", "nombramiento__dependencia"):
            yield Cargo(rol, oficina)
    for oficina in Firma.objects.filter(
        documento__expediente=expediente, firmante=persona
    ).values_list("nombramiento__dependencia", flat=True):
        yield Cargo(Rol.FIRMANTE, oficina)
    for oficina in _visitadas(expediente, persona):
        yield Cargo(Rol.INSPECTOR, oficina)
    if Pago.objects.filter(orden__expediente=expediente, cajera=persona).exists():
        yield Cargo(Rol.TESORERIA, "tesoreria")


def _visitadas(expediente: Expediente, persona: Persona) -> Iterator[str]:
    """Yield the offices for which the person visits, when they made a visit of the case."""
    if expediente.inspecciones.filter(inspector=persona, realizada_at__isnull=False).exists():
        for nombramiento in persona.nombramientos_vigentes:
            if nombramiento.rol == Rol.INSPECTOR:
                yield nombramiento.dependencia


def _vigilancia(persona: Persona) -> set[Cargo]:
    """Return the charge of the control body, when the person holds it: holding it is enough."""
    oic = persona.nombramiento(Rol.OIC)
    return {Cargo(oic.rol, oic.dependencia)} if oic else set()
