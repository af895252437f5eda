"""Accounts made by the town itself, and the appointments that make a person competent."""

from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from experta.bitacora.services import anotar, asunto_general
from experta.cuentas.models import Nombramiento, Persona


def dar_de_alta(*, correo: str, password: str | None, **datos: Any) -> Persona:
    """Return a new person whose e-mail address the town vouches for."""
    with transaction.atomic():
        persona = Persona.objects.create_user(correo=correo, password=password, **datos)
        EmailAddress.objects.create(user=persona, email=correo, verified=True, primary=True)
    return persona


def nombrar(
    *,
    persona: Persona,
    rol: str,
    dependencia: str,
    cargo: str,
    oficio: str,
    desde: date,
    por: str = "sistema",
) -> Nombramiento:
    """Return a new appointment; `por` is the public id of who registers it."""
    with transaction.atomic():
        nombramiento = Nombramiento.objects.create(
            persona=persona,
            rol=rol,
            dependencia=dependencia,
            cargo=cargo,
            oficio=oficio,
            desde=desde,
        )
        _anotar("nombrar", nombramiento, por)
    return nombramiento


def cesar(*, nombramiento: Nombramiento, hasta: date, por: str) -> bool:
    """End an appointment on that day; say whether it was still open."""
    with transaction.atomic():
        abiertos = Nombramiento.objects.filter(pk=nombramiento.pk, hasta__isnull=True)
        if abiertos.update(hasta=hasta) != 1:
            return False
        _anotar("cesar", nombramiento, por)
    return True


def inhabilitar(*, persona: Persona, por: str) -> bool:
    """Close an account: it cannot log in, nor go on where it was. Say whether it was open."""
    return _poner_activa(persona, activa=False, acto="inhabilitar", por=por)


def rehabilitar(*, persona: Persona, por: str) -> bool:
    """Open an account that was closed; say whether it was."""
    return _poner_activa(persona, activa=True, acto="rehabilitar", por=por)


def _poner_activa(persona: Persona, *, activa: bool, acto: str, por: str) -> bool:
    with transaction.atomic():
        otras = Persona.objects.filter(pk=persona.pk, is_active=not activa)
        if otras.update(is_active=activa) != 1:
            return False
        anotar(
            asunto=asunto_general("cuentas"),
            acto=acto,
            estado="activa" if activa else "inactiva",
            actor=por,
            cambio={"persona": str(persona.publica)},
        )
    persona.is_active = activa
    return True


def _anotar(acto: str, nombramiento: Nombramiento, por: str) -> None:
    anotar(
        asunto=asunto_general("cuentas"),
        acto=acto,
        estado=nombramiento.rol,
        actor=por,
        cambio={
            "persona": str(nombramiento.persona.publica),
            "rol": nombramiento.rol,
            "dependencia": nombramiento.dependencia,
        },
    )
