"""The administrator registers an appointment; the control body is told."""

from datetime import date

from django.db import transaction

from experta.avisos import services as avisos
from experta.comun.municipio import municipio_actual
from experta.comun.texto import sin_enlaces
from experta.cuentas import altas
from experta.cuentas.models import Nombramiento, Persona, Rol
from experta.tramitacion import control, permisos
from experta.tramitacion.errores import DatosInvalidos, Falta, dato_invalido


def nombrar(
    *,
    persona: Persona,
    nombrada: Persona,
    rol: str,
    dependencia: str,
    cargo: str,
    oficio: str,
    desde: date,
) -> Nombramiento:
    """Give an appointment from that day on.

    Raises:
        NoPermitido: not an administrator.
        DatosInvalidos: something is missing, it is for oneself, or it is already held.
    """
    permisos.exigir_rol(persona, Rol.ADMINISTRADOR)
    if nombrada == persona:
        raise dato_invalido("dato", "No puedes nombrarte: pídelo a otra persona administradora.")
    _exigir_completo(rol, dependencia, cargo, oficio)
    iguales = Nombramiento.objects.filter(persona=nombrada, rol=rol, dependencia=dependencia)
    with transaction.atomic():
        if iguales.vigentes(desde).exists() or iguales.filter(desde=desde).exists():
            raise dato_invalido("rol", "Esa persona ya tiene ese nombramiento en esa fecha.")
        nombramiento = altas.nombrar(
            persona=nombrada,
            rol=rol,
            dependencia=dependencia,
            cargo=cargo.strip(),
            oficio=oficio.strip(),
            desde=desde,
            por=str(persona.publica),
        )
        _avisar(nombramiento, persona)
    return nombramiento


def _exigir_completo(rol: str, dependencia: str, cargo: str, oficio: str) -> None:
    casos = [
        (rol in Rol.values, "rol", "Elige qué va a hacer."),
        (dependencia in municipio_actual().dependencias, "dependencia", "Elige la dependencia."),
        (bool(cargo.strip()), "cargo", "Escribe el cargo."),
        (bool(oficio.strip()), "oficio", "Escribe el oficio de nombramiento."),
    ]
    faltas = [Falta(clave, frase) for bien, clave, frase in casos if not bien]
    if faltas:
        raise DatosInvalidos(*faltas)


def _avisar(nombramiento: Nombramiento, por: Persona) -> None:
    que = f"{Rol(nombramiento.rol).label}: {nombramiento.cargo} ({nombramiento.dependencia})"
    avisos.avisar(
        persona=nombramiento.persona,
        titulo="Tienes un nombramiento en la oficina de trámites",
        texto=f"{que}, desde el {nombramiento.desde:%d/%m/%Y}. Activa tu segundo paso para entrar.",
    )
    control.avisar_al_oic(
        clave=f"nombramiento-{nombramiento.pk}",
        asunto="Nuevo nombramiento en la oficina de trámites",
        cuerpo=sin_enlaces(
            f"{por} registró a {nombramiento.persona} como {que}. {nombramiento.oficio}."
        ),
    )
