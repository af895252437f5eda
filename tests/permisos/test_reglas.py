"""The rules above the rows of the table, and the proof that the table would notice a hole."""

from typing import Any, NoReturn
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.urls import reverse

from experta.cuentas.models import Persona
from experta.expedientes.models import Acceso, Expediente
from experta.expedientes.models.expediente import ExpedienteQuerySet
from experta.tramitacion import permisos
from tests.permisos import api, oficina, portal
from tests.permisos.columnas import ENTRAR, FUNCIONARIAS, PARTES, ROLES, Respuesta, Ruta
from tests.permisos.ensayo import Contestacion, desacuerdos, direccion, partes_de, pedir
from tests.permisos.foto import fotografia
from tests.permisos.mundo import Mundo
from tests.permisos.tabla import RUTAS

pytestmark = pytest.mark.django_db

Rojas = set[tuple[str, str]]
# The parts of an address that name something inside a case.
DE_UN_CASO = ("adjunto", "documento", "notificacion", "observacion")
CON_CUENTA = ROLES[1:]
SIN_DERECHO = [rol for rol in CON_CUENTA if rol not in PARTES]


def rojas(mundo: Mundo, rutas: dict[str, Ruta]) -> Rojas:
    """Return the cells (route, person) whose page is not what the table says, when opened."""
    return {
        (nombre, rol)
        for nombre, ruta in rutas.items()
        if ruta.get
        for rol in ROLES
        if pedir(mundo, rol, "get", direccion(mundo, nombre, ruta), mirar=False).respuesta
        != ruta.get[rol]
    }


def todos(self: ExpedienteQuerySet, persona: Persona) -> ExpedienteQuerySet:
    """Stand for a filter that somebody forgot."""
    return self.all()


def cualquiera(persona: Persona, expediente: Expediente) -> Acceso:
    """Stand for a right that nobody checked: that of whoever captured the case."""
    return expediente.accesos.get(motivo=Acceso.Motivo.CAPTURA)


def chismosa(request: HttpRequest, pk: UUID) -> NoReturn:
    """Stand for a page that lets out that the case exists."""
    if Expediente.objects.filter(pk=pk).exists():
        messages.info(request, "Este trámite es de otra persona.")
    raise Http404


def torpe(request: HttpRequest, pk: UUID) -> NoReturn:
    """Stand for a page that writes before it looks at who asks."""
    Expediente.objects.filter(pk=pk).update(etapa="Vista por alguien")
    raise Http404


# These have a second lock: the right of a party, or the key of who has no account.
APARTE = {
    *("portal:ayuda", "portal:inconformarse"),
    *("portal:contacto", "portal:otra_llave", "portal:descargar_llave"),
}
DE_CASOS = portal.SOLICITUD | portal.SEGUIMIENTO | oficina.EXPEDIENTE | oficina.REVISION


def test_without_the_filter_of_what_is_visible_exactly_the_office_opens(
    mundo: Mundo, monkeypatch: Any
) -> None:
    monkeypatch.setattr(ExpedienteQuerySet, "visible_to", todos)
    curiosas = [rol for rol in FUNCIONARIAS if rol not in oficina.LEEN]
    abiertas = {(r, rol) for r in oficina.EXPEDIENTE for rol in curiosas}
    assert rojas(mundo, DE_CASOS) == abiertas


def test_without_the_filter_of_the_citizens_exactly_their_pages_open(
    mundo: Mundo, monkeypatch: Any
) -> None:
    monkeypatch.setattr(ExpedienteQuerySet, "de_la_ciudadania", todos)
    # And the office takes every case for one of the official's own, which it never shows.
    cerradas = {(r, rol) for r in oficina.EXPEDIENTE for rol in oficina.LEEN}
    cerradas |= {("oficina:tarea", "revisora"), ("oficina:tarea", "oic")}
    cerradas |= {("oficina:prevenir", rol) for rol in oficina.CONDUCEN}
    cerradas |= {("oficina:proponer_comprobacion", "revisora")}
    abiertas = {(r, rol) for r in set(portal.SEGUIMIENTO) - APARTE for rol in SIN_DERECHO}
    assert rojas(mundo, DE_CASOS) == abiertas | cerradas


def test_without_both_locks_of_the_solicitud_it_opens_to_everybody(
    mundo: Mundo, monkeypatch: Any
) -> None:
    monkeypatch.setattr(ExpedienteQuerySet, "visible_to", todos)
    monkeypatch.setattr(permisos, "exigir_parte", cualquiera)
    intrusas = [rol for rol in SIN_DERECHO if rol != "ventanilla"]
    # An unfinished upload is of who sends it, and a draft that renews nothing has no renewal.
    aparte = {"portal:giros", "portal:subida", "portal:renovacion"}
    abiertas = {r for r, ruta in portal.SOLICITUD.items() if ruta.get} - aparte
    assert rojas(mundo, portal.SOLICITUD) == {(r, rol) for r in abiertas for rol in intrusas}


@pytest.mark.parametrize(
    ("rota", "dice"), [(chismosa, "como si no existiera"), (torpe, "nada cambia")]
)
def test_a_denial_that_tells_or_changes_something_is_noticed(
    mundo: Mundo, monkeypatch: Any, rota: Any, dice: str
) -> None:
    monkeypatch.setattr("experta.portal.views.expediente.seguido", rota)
    rotas = {c.rol for c in desacuerdos(mundo, "portal:plazo") if c.dice == dice}
    assert rotas == set(CON_CUENTA)


# What asks for a key opens to no session at all; through a key, see experta/api/tests.
@pytest.mark.parametrize(
    "nombre",
    [n for n in RUTAS if n not in api.CON_LLAVE and set(partes_de(n)) & set(DE_UN_CASO)],
)
def test_a_thing_of_another_case_is_not_reached_through_ones_own(mundo: Mundo, nombre: str) -> None:
    ruta = RUTAS[nombre]
    otro = "concluido" if ruta.caso != "concluido" else "por_visitar"
    ajeno = {parte: mundo.objetos[otro].get(parte, 999_999) for parte in DE_UN_CASO}
    for metodo in ("get", "post"):
        fila = getattr(ruta, metodo) or {}
        # Opened to nobody, an address that only takes POST leads back without looking at it.
        for rol in [rol for rol in fila if fila[rol] == 200 or metodo == "post"]:
            hubo = pedir(mundo, rol, metodo, direccion(mundo, nombre, ruta, **ajeno))
            assert hubo.intacto
            assert (rol, hubo.respuesta) == (rol, ENTRAR if rol == "anonima" else 404)


def test_outside_the_demonstration_the_office_asks_everybody_for_a_second_factor(
    mundo: Mundo, settings: Any
) -> None:
    settings.DEMO = False
    for nombre, ruta in oficina.RUTAS.items():
        for rol in FUNCIONARIAS:
            hubo = pedir(mundo, rol, "get", direccion(mundo, nombre, ruta), mirar=False)
            al_segundo_paso = hubo.cabeceras.get("Location") == reverse("mfa_index")
            assert (nombre, rol, al_segundo_paso or hubo.respuesta in (404, 405)) == (
                nombre,
                rol,
                True,
            )


def test_outside_the_demonstration_nobody_plays_the_bank(mundo: Mundo, settings: Any) -> None:
    settings.DEMO = False
    ruta = RUTAS["portal:pasarela_demostracion"]
    url = direccion(mundo, "portal:pasarela_demostracion", ruta)
    assert {pedir(mundo, rol, m, url).respuesta for rol in ROLES for m in ("get", "post")} == {404}


@pytest.mark.parametrize("url", ["/oficina/expedientes/", "/oficina/expedientes/?formato=csv"])
def test_the_list_of_cases_and_its_export_name_only_what_each_one_may_read(
    mundo: Mundo, url: str
) -> None:
    caso = Expediente.objects.get(pk=mundo.objetos["en_tramite"]["pk"])
    leida = {
        rol for rol in ROLES if str(caso.folio) in pedir(mundo, rol, "get", url).cuerpo.decode()
    }
    assert leida == set(oficina.LEEN)


@pytest.mark.parametrize("url", ["/mis-tramites/", "/avisos/"])
def test_the_lists_of_a_person_name_only_cases_of_theirs(mundo: Mundo, url: str) -> None:
    liga = f"/mis-tramites/{mundo.objetos['en_tramite']['pk']}/"
    assert {r for r in ROLES if liga in pedir(mundo, r, "get", url).cuerpo.decode()} == set(PARTES)


def test_who_signed_with_the_applicant_follows_the_case_and_nobody_else_does_there(
    mundo: Mundo,
) -> None:
    caso = Expediente.objects.get(pk=mundo.objetos["en_tramite"]["pk"])
    url = reverse("portal:participacion", args=[caso.corresponsabilidades.get().pk])
    hubo = {rol: pedir(mundo, rol, "get", url) for rol in ROLES}
    assert [rol for rol in ROLES if hubo[rol].respuesta == 200] == ["responsable"]
    leido = hubo["responsable"].cuerpo.decode()
    assert str(caso.folio) in leido
    # Nothing of what only the parties may do, nor a way into their pages.
    assert f"/mis-tramites/{caso.pk}/" not in leido


def test_a_folio_alone_opens_no_report(mundo: Mundo) -> None:
    def abrir(rol: str, folio: str) -> Contestacion:
        return pedir(mundo, rol, "get", reverse("portal:reporte", args=[folio]))

    suyo, de_nadie = mundo.objetos["reporte"]["folio"], "REP-2026-999999"
    distinguen = {
        rol
        for rol in ROLES
        if abrir(rol, suyo).cuerpo.replace(suyo.encode(), de_nadie.encode())
        != abrir(rol, de_nadie).cuerpo
    }
    # Who wrote it, and who answers doubts by office.
    assert distinguen == {"titular", "ventanilla", "ventanilla_ajena", "administrador"}


def test_the_measures_are_for_this_machine_or_for_who_brings_the_token(
    mundo: Mundo, settings: Any
) -> None:
    settings.METRICAS_TOKEN = "una-clave-larga"
    lejos = mundo.navegador("administrador")
    desde: dict[str, Any] = {"REMOTE_ADDR": "203.0.113.9"}
    assert lejos.get("/metricas/", **desde).status_code == 404
    con_clave = {"Authorization": "Bearer una-clave-larga"}
    assert lejos.get("/metricas/", headers=con_clave, **desde).status_code == 200


def test_a_key_of_another_is_not_reached_even_after_a_proof_of_presence(mundo: Mundo) -> None:
    ajena = mundo.objetos["llave_de_acceso"]["pk"]
    cliente = mundo.navegador("titular")
    cliente.post(reverse("account_reauthenticate"), {"password": "una contraseña de prueba"})
    for ruta in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert cliente.get(reverse(ruta, args=[ajena])).status_code == 404
        assert cliente.post(reverse(ruta, args=[ajena]), {"name": "mía"}).status_code == 404
    assert Authenticator.objects.get(pk=ajena).data == {"name": "Teléfono"}


def test_an_official_who_lost_the_appointment_is_a_citizen_at_once(mundo: Mundo) -> None:
    revisora = Persona.objects.get(nombre="Revisora")
    revisora.nombramientos.update(desde="2020-01-01", hasta="2026-11-22")
    ruta = RUTAS["oficina:expediente"]
    url = direccion(mundo, "oficina:expediente", ruta)
    assert pedir(mundo, "revisora", "get", url).respuesta == 404


def test_an_official_follows_a_case_of_her_own_as_any_citizen(mundo: Mundo) -> None:
    caso = Expediente.objects.get(pk=mundo.objetos["en_tramite"]["pk"])
    revisora = Persona.objects.get(nombre="Revisora")
    caso.accesos.create(persona=revisora, motivo=Acceso.Motivo.TITULAR)
    caso.partes.create(persona=revisora, rol="titular", nombre=revisora.nombre_completo)

    def abrir(nombre: str, metodo: str = "get") -> Respuesta:
        return pedir(mundo, "revisora", metodo, direccion(mundo, nombre, RUTAS[nombre])).respuesta

    assert abrir("portal:expediente") == 200
    assert {abrir(n) for n in ("oficina:expediente", "oficina:tarea", "oficina:prevenir")} == {404}
    assert {abrir(n, "post") for n in ("oficina:resolver", "oficina:observar")} == {404}


def test_no_other_method_changes_anything(mundo: Mundo) -> None:
    for nombre, ruta in RUTAS.items():
        url = direccion(mundo, nombre, ruta)
        for metodo in ("put", "patch", "delete"):
            for rol in ("titular", "revisora", "administrador"):
                getattr(mundo.navegador(rol), metodo)(url)  # not undone: it must not need to be
    assert fotografia() == mundo.foto


def test_an_account_closed_while_its_session_is_open_is_sent_to_log_in(mundo: Mundo) -> None:
    Persona.objects.filter(nombre="Titular").update(is_active=False)
    ruta = RUTAS["portal:expediente"]
    url = direccion(mundo, "portal:expediente", ruta)
    assert pedir(mundo, "titular", "get", url).respuesta == ENTRAR
