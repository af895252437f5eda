"""The analyst suspends, enables and publishes; what changed is told in words."""

from pathlib import Path

import pytest
from django.test import Client

from experta.bitacora.services import asunto_general, hojas_de
from experta.catalogo import lector
from experta.catalogo.models import EdicionCatalogo, Tramite, VersionTramite
from experta.catalogo.services import publicar
from experta.catalogo.tests.apoyo import cambiar, copiar
from experta.oficina.tests.apoyo import arbol, como, consultas, leido
from experta.tramitacion.actos.suspender_tramite import suspender_tramite
from experta.tramitacion.errores import Conflicto
from tests import fabrica

pytestmark = pytest.mark.django_db
SLUG = fabrica.RESIDENCIA
CATALOGO = "/oficina/catalogo/"
UNO = f"{CATALOGO}{SLUG}/"
MOTIVO = "La oficina se muda; vuelve el 7 de diciembre."


@pytest.fixture
def estante(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shelf of one trámite, which the test may break."""
    carpeta = copiar(tmp_path)
    monkeypatch.setattr(lector, "estante", lambda: carpeta)
    return carpeta


def analista() -> Client:
    return como(fabrica.funcionaria("analista"))


@pytest.mark.parametrize("url", [CATALOGO, UNO, f"{UNO}publicar/", f"{UNO}suspender/"])
def test_only_the_analyst_enters(url: str) -> None:
    fabrica.publicar()
    assert como(fabrica.funcionaria("administrador")).get(url).status_code == 404
    assert analista().get(url).status_code == 200


def test_suspending_says_why_and_enabling_lets_people_in_again() -> None:
    tramite, cliente = fabrica.publicar(), analista()
    edicion = EdicionCatalogo.actual()
    assert MOTIVO in leido(cliente.post(f"{UNO}suspender/", {"motivo": MOTIVO}, follow=True))
    tramite.refresh_from_db()
    assert (tramite.estado, tramite.motivo_suspension) == ("suspendido", MOTIVO)
    assert MOTIVO in como(fabrica.ciudadana()).get(f"/tramites/{SLUG}/").content.decode()
    cliente.post(f"{UNO}habilitar/")
    tramite.refresh_from_db()
    assert (tramite.estado, tramite.motivo_suspension) == ("disponible", "")
    assert EdicionCatalogo.actual() == edicion + 2
    actos = [hoja.acto for hoja in hojas_de(asunto_general("catalogo"))]
    assert actos[-2:] == ["suspender_tramite", "habilitar_tramite"]


def test_a_reason_that_tells_nothing_is_asked_again() -> None:
    fabrica.publicar()
    assert analista().post(f"{UNO}suspender/", {"motivo": "luego"}).status_code == 422
    assert Tramite.objects.get().estado == "disponible"


def test_who_suspends_second_is_told() -> None:
    tramite, persona = fabrica.publicar(), fabrica.funcionaria("analista")
    suspender_tramite(persona=persona, tramite=Tramite.objects.get(), motivo=MOTIVO)
    with pytest.raises(Conflicto):
        suspender_tramite(persona=persona, tramite=tramite, motivo=MOTIVO)
    assert como(persona).post(f"{UNO}suspender/", {"motivo": MOTIVO}).status_code == 409


def test_what_is_on_the_shelf_is_compared_and_published(estante: Path) -> None:
    publicar(SLUG)
    cliente = analista()
    assert "No hay nada que publicar" in leido(cliente.get(f"{UNO}publicar/"))
    ficha = estante / SLUG / "ficha.yaml"
    cambiar(ficha, "nombre: Constancia de residencia\n", "nombre: Constancia de vecindad\n")
    texto = leido(cliente.get(f"{UNO}publicar/"))
    assert "Constancia de vecindad" in texto
    assert "ficha.yaml" in texto
    respuesta = cliente.post(f"{UNO}publicar/", follow=True)
    assert "Publicaste la versión 2" in leido(respuesta)
    assert "Qué cambió en la versión 2 respecto de la 1" in leido(respuesta)
    assert Tramite.objects.get().vigente == VersionTramite.objects.get(numero=2)


def test_a_folder_with_mistakes_says_where_and_changes_nothing(estante: Path) -> None:
    publicar(SLUG)
    ficha = estante / SLUG / "ficha.yaml"
    cambiar(ficha, "nombre: Constancia de residencia\n", "nombre: 7\n")
    respuesta = analista().post(f"{UNO}publicar/")
    assert respuesta.status_code == 422
    assert "ficha.yaml:" in leido(respuesta)
    assert VersionTramite.objects.count() == 1


def test_what_was_never_published_can_be(estante: Path) -> None:
    cliente = analista()
    assert "Sin publicar" in leido(cliente.get(CATALOGO))
    assert "todavía no se publica" in leido(cliente.get(f"{UNO}publicar/"))
    assert cliente.get(f"{CATALOGO}no-existe/publicar/").status_code == 404


def test_the_list_tells_what_is_left_on_old_versions(estante: Path) -> None:
    publicar(SLUG)
    fabrica.ingresado()
    cambiar(estante / SLUG / "ficha.yaml", "serie_folio: CR", "serie_folio: CX")
    publicar(SLUG)
    fila = arbol(analista().get(CATALOGO)).xpath("//tbody/tr")[0].text_content()
    assert "1 en trámite" in " ".join(fila.split())


def test_the_list_costs_the_same_for_one_and_for_many() -> None:
    fabrica.publicar()
    cliente = analista()
    una = consultas(cliente, CATALOGO)
    fabrica.publicar(fabrica.SARE)
    fabrica.publicar(fabrica.CONSTRUCCION)
    assert consultas(cliente, CATALOGO) == una
