"""Opening a case: the row, its parties and who may see it."""

from experta.catalogo.models import VersionTramite
from experta.comun import reloj
from experta.cuentas.models import Mandato, Persona
from experta.expedientes.models import Acceso, Expediente, Parte


def abrir(
    *,
    version: VersionTramite,
    creado_por: Persona,
    titular: Persona | None,
    mandato: Mandato | None = None,
    canal: str = Expediente.Canal.EN_LINEA,
    practica: bool = False,
) -> Expediente:
    """Return a new draft. `titular` is None when the counter helps a person without account."""
    nombre = str(mandato) if mandato else titular.nombre_completo if titular else ""
    expediente = Expediente.objects.create(
        tramite=version.tramite,
        version=version,
        creado_por=creado_por,
        canal=canal,
        practica=practica,
        titular_nombre=nombre,
    )
    _parte_titular(expediente, nombre, titular, mandato)
    if mandato:
        Parte.objects.create(
            expediente=expediente,
            rol=Parte.Rol.REPRESENTANTE,
            persona=creado_por,
            nombre=creado_por.nombre_completo,
            mandato=mandato,
        )
    motivo = _motivo(creado_por, titular, mandato)
    Acceso.objects.create(expediente=expediente, persona=creado_por, motivo=motivo, mandato=mandato)
    principal = mandato.persona if mandato else titular
    if principal and principal != creado_por:
        # The person represented or helped sees everything that is done in their name.
        Acceso.objects.create(
            expediente=expediente, persona=principal, motivo=Acceso.Motivo.TITULAR
        )
    if mandato and mandato.organizacion:
        _abrir_a_quien_administra(expediente, mandato)
    return expediente


def _abrir_a_quien_administra(expediente: Expediente, mandato: Mandato) -> None:
    """Let who administers a company follow what its other representatives do for it.

    The mandate of these may be cut: the case stays with the company.
    """
    suyos = Mandato.objects.vigentes(reloj.hoy()).filter(
        organizacion=mandato.organizacion, administra=True
    )
    for otro in suyos.exclude(representante=expediente.creado_por):
        Acceso.objects.create(
            expediente=expediente,
            persona=otro.representante,
            motivo=Acceso.Motivo.REPRESENTANTE,
            mandato=otro,
        )


def abrir_acceso_de_area(*, expediente: Expediente, rol: str, dependencia: str) -> None:
    """Let the people of a role in an office see the case, because a task of theirs is on it."""
    Acceso.objects.get_or_create(
        expediente=expediente,
        persona=None,
        rol=rol,
        dependencia=dependencia,
        defaults={"motivo": Acceso.Motivo.TAREA},
    )


def _motivo(creado_por: Persona, titular: Persona | None, mandato: Mandato | None) -> str:
    if mandato:
        return Acceso.Motivo.REPRESENTANTE
    return Acceso.Motivo.TITULAR if titular == creado_por else Acceso.Motivo.CAPTURA


def _parte_titular(
    expediente: Expediente, nombre: str, titular: Persona | None, mandato: Mandato | None
) -> None:
    Parte.objects.create(
        expediente=expediente,
        rol=Parte.Rol.TITULAR,
        nombre=nombre,
        persona=mandato.persona if mandato else titular,
        organizacion=mandato.organizacion if mandato else None,
    )
