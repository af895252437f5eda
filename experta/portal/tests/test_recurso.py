"""Contesting an answer from its page, by what a browser sends."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from experta.buscador.services import buscar
from experta.comun.codigos import normalizar
from experta.cuentas import sin_cuenta
from experta.expedientes.models import Expediente
from experta.portal.tests.solicitudes import entrar, formulario_de, leer, url
from experta.tramitacion import recursos
from experta.tramitacion.tests.test_reposicion import repuesto
from tests import fabrica

pytestmark = pytest.mark.django_db
LLAVE = normalizar("0123456789ABCDEFGHJKMNPQRS")


def _negado() -> Expediente:
    fabrica.plantilla_de(recursos.SLUG)
    return fabrica.leer_notificaciones(fabrica.concluido(sentido="desfavorable"))


def test_from_the_denial_to_the_folio_of_the_recurso() -> None:
    caso = _negado()
    navegador = entrar(caso.creado_por)
    assert url(caso, "inconformarme/") in navegador.get(url(caso, "")).content.decode()
    assert "Empezar mi recurso" in navegador.get(url(caso, "inconformarme/")).content.decode()
    paso = navegador.post(url(caso, "inconformarme/"), follow=True)
    nuevo = leer(caso.recursos.get().expediente)
    assert str(caso.folio) in paso.content.decode()
    nuevo.guardar_respuestas(
        nuevo.revision,
        {**nuevo.respuestas, "agravios": "Está mal.", "pide": "revocar", "protesta": True},
    )
    forma = formulario_de(navegador.get(url(nuevo, "revisar/")), "/enviar/")
    assert navegador.post(url(nuevo, "enviar/"), forma)["Location"] == url(nuevo, "enviado/")
    folio = leer(nuevo).folio
    assert folio
    assert folio in navegador.get(url(caso, "")).content.decode()
    assert str(caso.folio) in navegador.get(url(nuevo, "")).content.decode()


def test_too_late_the_page_says_until_when_it_was_and_has_no_button() -> None:
    caso = _negado()
    notificacion = caso.notificaciones.get(surte_efectos_at__isnull=False)
    assert notificacion.surte_efectos_at
    antes = notificacion.surte_efectos_at - timedelta(days=300)
    caso.notificaciones.update(surte_efectos_at=antes)
    navegador = entrar(caso.creado_por)
    pagina = navegador.get(url(caso, "inconformarme/")).content.decode()
    assert "Tu último día para inconformarte fue el" in pagina
    assert "Empezar mi recurso" not in pagina
    assert navegador.post(url(caso, "inconformarme/")).status_code == 409
    assert url(caso, "inconformarme/") not in navegador.get(url(caso, "")).content.decode()


def test_the_case_of_somebody_else_does_not_exist() -> None:
    caso = _negado()
    ajena = entrar(fabrica.ciudadana())
    assert ajena.get(url(caso, "inconformarme/")).status_code == 404
    assert ajena.post(url(caso, "inconformarme/")).status_code == 404
    assert not caso.recursos.exists()


def test_words_find_it_the_catalogue_does_not_list_it_and_its_page_says_where_it_begins() -> None:
    fabrica.publicar(recursos.SLUG)
    assert recursos.SLUG not in [uno.slug for uno in buscar("").resultados]
    assert buscar("").total == 0
    hallados = [uno.slug for uno in buscar("me negaron la licencia").resultados]
    assert hallados == [recursos.SLUG]
    ana = entrar(fabrica.ciudadana())
    pagina = ana.get(reverse("portal:ficha", args=[recursos.SLUG])).content.decode()
    assert "Se empieza desde la página de tu trámite" in pagina
    assert ana.post(reverse("portal:empezar", args=[recursos.SLUG])).status_code == 404


def test_who_resolves_it_finds_the_case_it_is_against() -> None:
    caso = _negado()
    navegador = entrar(caso.creado_por)
    navegador.post(url(caso, "inconformarme/"))
    nuevo = leer(caso.recursos.get().expediente)
    nuevo.guardar_respuestas(
        nuevo.revision,
        {**nuevo.respuestas, "agravios": "Está mal.", "pide": "revocar", "protesta": True},
    )
    forma = formulario_de(navegador.get(url(nuevo, "revisar/")), "/enviar/")
    navegador.post(url(nuevo, "enviar/"), forma)
    fabrica.drenar()
    fabrica.firmar_todo(leer(nuevo))
    tarea = fabrica.tarea(leer(nuevo), "resolver")
    revisora = entrar(fabrica.quien_atiende(tarea))
    assert (
        str(caso.folio)
        in revisora.get(f"/oficina/tareas/{tarea.pk}/", follow=True).content.decode()
    )
    assert revisora.get(f"/oficina/expedientes/{caso.pk}/").status_code == 200


def _sin_cuenta() -> tuple[Client, Expediente]:
    """Return who follows a denied case without account, in a browser opened by its key."""
    cache.clear()
    fabrica.plantilla_de(recursos.SLUG)
    fabrica.publicar_con(lambda ficha: ficha.update(identidad="opcional"))
    caso = fabrica.leer_notificaciones(
        fabrica.concluido(persona=sin_cuenta.abrir(), sentido="desfavorable")
    )
    assert sin_cuenta.dar_llave(persona=caso.creado_por, codigo=LLAVE)
    navegador = Client()
    navegador.post("/seguir/", {"folio": caso.folio, "llave": LLAVE})
    return navegador, caso


def test_who_follows_a_case_with_its_key_files_the_recurso_and_follows_both() -> None:
    navegador, caso = _sin_cuenta()
    assert url(caso, "inconformarme/") in navegador.get(url(caso, "")).content.decode()
    paso = navegador.post(url(caso, "inconformarme/"), follow=True)
    assert paso.status_code == 200
    nuevo = leer(caso.recursos.get().expediente)
    assert nuevo.creado_por == caso.creado_por
    escrito = {"agravios": "Está mal.", "pide": "revocar", "protesta": True}
    quien = {"nombre": "Ana", "primer_apellido": "Ruiz"}
    nuevo.guardar_respuestas(nuevo.revision, {**nuevo.respuestas, **escrito, **quien})
    forma = formulario_de(navegador.get(url(nuevo, "revisar/")), "/enviar/")
    assert navegador.post(url(nuevo, "enviar/"), forma)["Location"] == url(nuevo, "enviado/")
    assert "Es la misma con que sigues" in navegador.get(url(nuevo, "enviado/")).content.decode()
    otro = Client()
    assert otro.post("/seguir/", {"folio": leer(nuevo).folio, "llave": LLAVE}).status_code == 302


def test_without_its_key_nobody_files_it() -> None:
    _, caso = _sin_cuenta()
    ruta = url(caso, "inconformarme/")
    assert Client().post(ruta)["Location"].startswith("/cuenta/")
    otra = Client()
    sesion = otra.session
    sesion["sin_cuenta"] = str(sin_cuenta.abrir().publica)
    sesion.save()
    assert otra.post(ruta).status_code == 404
    assert not caso.recursos.exists()


def test_where_the_remedy_is_filed_elsewhere_the_page_says_how_and_has_no_button() -> None:
    caso = fabrica.leer_notificaciones(
        fabrica.concluido("acceso-a-la-informacion", sentido="desfavorable")
    )
    pagina = entrar(caso.creado_por).get(url(caso, "")).content.decode()
    assert "recurso de revisión ante la autoridad garante" in pagina
    assert "Plataforma Nacional de Transparencia" in pagina
    assert url(caso, "inconformarme/") not in pagina


def test_a_case_put_back_says_what_happens_now_to_the_person_and_to_the_office() -> None:
    caso = repuesto(_negado())
    pagina = entrar(caso.creado_por).get(url(caso, "")).content.decode()
    assert "Ganaste el recurso" in pagina
    assert "No llenas ni pagas nada otra vez" in pagina
    assert str(caso.recursos.get().expediente.folio) in pagina
    tarea = fabrica.tarea(caso, "resolver")
    revisora = entrar(fabrica.quien_atiende(tarea))
    for ruta in (f"/oficina/expedientes/{caso.pk}/", f"/oficina/tareas/{tarea.pk}/"):
        assert "no se puede prevenir" in revisora.get(ruta, follow=True).content.decode()
