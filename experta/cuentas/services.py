"""Changes to people, organisations and mandates, each with its leaf in the log."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from allauth.core import context, ratelimit
from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from experta.bitacora.services import anotar, asunto_general
from experta.comun import reloj
from experta.cuentas.contacto import leer_contacto
from experta.cuentas.errores import OrganizacionRegistrada, SinFacultad
from experta.cuentas.models import Consentimiento, Mandato, Organizacion, Persona

CUALQUIER_TRAMITE = "*"
# How presence is proved.
CONTRASENA = "contrasena"
CODIGO = "codigo"


def actualizar_perfil(*, persona: Persona, **datos: Any) -> None:
    """Write what a person says of themselves: fields of Persona by name."""
    for campo, valor in datos.items():
        setattr(persona, campo, valor)
    with transaction.atomic():
        persona.save(update_fields=[*datos])
        _anotar("actualizar-perfil", persona, {"campos": sorted(datos)})


def cambiar_telefono(*, persona: Persona, telefono: str, verificado: bool) -> None:
    """Write a number of ten digits, taking it from accounts that never proved it."""
    ajenas = Persona.objects.filter(telefono=telefono, telefono_verificado=False)
    persona.telefono, persona.telefono_verificado = telefono, verificado
    with transaction.atomic():
        ajenas.exclude(pk=persona.pk).update(telefono=None)
        persona.save(update_fields=["telefono", "telefono_verificado"])
        _anotar("cambiar-telefono", persona, {"telefono": telefono, "verificado": verificado})


def aceptar_texto(*, persona: Persona, texto: str, version: str) -> Consentimiento:
    """Write that a person accepted a version of a text; again changes nothing."""
    with transaction.atomic():
        consentimiento, nuevo = Consentimiento.objects.get_or_create(
            persona=persona, texto=texto, version=version
        )
        if nuevo:
            _anotar("aceptar-texto", persona, {"texto": texto, "version": version})
    return consentimiento


def registrar_organizacion(
    *,
    persona: Persona,
    razon_social: str,
    rfc: str,
    instrumento: str,
    domicilio: dict[str, str] | None = None,
) -> Mandato:
    """Register a company and the mandate of who declares to represent it, for every trámite.

    Raises:
        OrganizacionRegistrada: somebody registered that RFC before; they must give access.
    """
    try:
        with transaction.atomic():
            organizacion = Organizacion.objects.create(
                razon_social=razon_social, rfc=rfc, domicilio=domicilio or {}
            )
            mandato = Mandato.objects.create(
                representante=persona,
                organizacion=organizacion,
                alcance=[CUALQUIER_TRAMITE],
                administra=True,
                instrumento=instrumento,
                desde=reloj.hoy(),
            )
            _anotar("registrar-organizacion", persona, _cambio(mandato), organizacion)
    except IntegrityError as error:
        if Organizacion.objects.filter(rfc=rfc).exists():
            raise OrganizacionRegistrada from error
        raise
    return mandato


def otorgar_mandato(
    *,
    por: Persona,
    contacto: str,
    alcance: Iterable[str],
    instrumento: str,
    desde: date,
    hasta: date | None = None,
    organizacion: Organizacion | None = None,
) -> Mandato:
    """Give a mandate, of oneself or of an organisation one administers, to whoever owns a channel.

    `contacto` is an e-mail or a number in canonical form. Whether it has an account is not told:
    the mandate waits for its owner.

    Raises:
        SinFacultad: the person does not administer that organisation, or it is their own channel.
    """
    if organizacion and not administra(persona=por, organizacion=organizacion):
        raise SinFacultad("Solo quien administra la empresa puede dar su representación.")
    if contacto in _canales(por):
        raise SinFacultad("Ese correo o celular es tuyo. Escribe el de quien te va a representar.")
    with transaction.atomic():
        mandato = Mandato.objects.create(
            representante=_duena(contacto),
            contacto=contacto,
            persona=None if organizacion else por,
            organizacion=organizacion,
            alcance=sorted(set(alcance)),
            instrumento=instrumento,
            desde=desde,
            hasta=hasta,
        )
        _anotar("otorgar-mandato", por, _cambio(mandato), organizacion)
    return mandato


def revocar_mandato(*, por: Persona, mandato: Mandato) -> bool:
    """Cut a mandate from this moment; False if it had been cut before.

    Raises:
        SinFacultad: it is not theirs to cut, or nobody would be left to administer the company.
    """
    if not Mandato.objects.bajo(por, reloj.hoy()).filter(pk=mandato.pk).exists():
        raise SinFacultad("Solo quien dio la representación puede quitarla.")
    with transaction.atomic():
        if mandato.administra and not _otra_administra(mandato):
            raise SinFacultad("Eres la única persona que administra la empresa.")
        vivo = Mandato.objects.sin_revocar().filter(pk=mandato.pk)
        if not vivo.update(revocado_at=reloj.ahora()):
            return False
        _anotar("revocar-mandato", por, {"mandato": mandato.pk}, mandato.organizacion)
    return True


def reclamar_mandatos(*, persona: Persona) -> int:
    """Hand over the mandates that wait for the channels the person has proved; how many."""
    canales = _canales(persona)
    with transaction.atomic():
        reclamados = Mandato.objects.filter(
            representante__isnull=True, contacto__in=canales
        ).update(representante=persona)
        if reclamados:
            _anotar("reclamar-mandatos", persona, {"cuantos": reclamados})
    return reclamados


def mandatos_para(persona: Persona, slug: str) -> list[Mandato]:
    """Return the mandates in force today by which the person may do that trámite for another."""
    vigentes = Mandato.objects.vigentes(reloj.hoy()).de(persona)
    principales = vigentes.select_related("persona", "organizacion").order_by("pk")
    return [mandato for mandato in principales if mandato.alcanza(slug)]


def administra(*, persona: Persona, organizacion: Organizacion) -> bool:
    """Say whether the person may give and cut the mandates of that organisation today."""
    propios = Mandato.objects.vigentes(reloj.hoy()).de(persona)
    return propios.filter(organizacion=organizacion, administra=True).exists()


def tiene_segundo_factor(persona: Persona) -> bool:
    """Say whether the person has an authenticator app or a key (recovery codes do not count)."""
    tipos = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=persona, type__in=tipos).exists())


def comprobar_presencia(request: HttpRequest, metodo: str, dato: str) -> str | None:
    """Check a password or a code of the second factor; ten wrong tries a minute per person.

    Args:
        request: of a person who is logged in.
        metodo: CONTRASENA or CODIGO.
        dato: what was typed.

    Returns:
        How presence was proved, for the record of the signature: "contrasena", "totp" or
        "recovery_codes"; None if it was not, or there were too many tries.

    Raises:
        ValueError: there is no such method.
    """
    persona = request.user
    if not isinstance(persona, Persona):
        return None
    if metodo == CODIGO:
        return _por_codigo(request, persona, dato)
    if metodo != CONTRASENA:
        raise ValueError(f"unknown method: {metodo}")
    # The limit comes first: hashing a password is what costs.
    if not ratelimit.consume(request, action="reauthenticate", user=persona):
        return None
    if not persona.check_password(dato):
        return None
    # Whoever signs one by one all morning is not guessing.
    ratelimit.clear(request, action="reauthenticate", user=persona)
    return CONTRASENA


def _por_codigo(request: HttpRequest, persona: Persona, dato: str) -> str | None:
    with context.request_context(request):
        formulario = ReauthenticateForm(data={"code": dato}, user=persona)
        if not formulario.is_valid():
            return None
        formulario.save()
    return str(formulario.authenticator.type)


def _canales(persona: Persona) -> set[str]:
    correos = EmailAddress.objects.filter(user=persona, verified=True)
    canales = {str(correo).lower() for correo in correos.values_list("email", flat=True)}
    if persona.telefono and persona.telefono_verificado:
        canales.add(persona.telefono)
    return canales


def _duena(texto: str) -> Persona | None:
    contacto = leer_contacto(texto)
    if contacto is None:
        raise ValueError("the channel is neither an address nor a number")
    por_telefono = Persona.objects.filter(telefono=contacto.valor, telefono_verificado=True)
    por_correo = Persona.objects.filter(
        pk__in=EmailAddress.objects.filter(email=contacto.valor, verified=True).values("user_id")
    )
    # Both are asked whatever was written, so that the work does not tell which it was.
    return por_telefono.first() or por_correo.first()


def _otra_administra(mandato: Mandato) -> bool:
    de_ella = Mandato.objects.vigentes(reloj.hoy()).filter(organizacion=mandato.organizacion)
    return de_ella.filter(administra=True).exclude(pk=mandato.pk).exists()


def _cambio(mandato: Mandato) -> dict[str, object]:
    return {
        "mandato": mandato.pk,
        "contacto": mandato.contacto,
        "alcance": mandato.alcance,
        "instrumento": mandato.instrumento,
        "desde": mandato.desde,
        "hasta": mandato.hasta,
    }


def _anotar(
    acto: str, persona: Persona, cambio: dict[str, object], por: Organizacion | None = None
) -> None:
    anotar(
        asunto=asunto_general("cuentas"),
        acto=acto,
        estado="",
        actor=str(persona.publica),
        en_nombre_de=str(por.publica) if por else "",
        cambio=cambio,
    )
