"""Practising: the whole form, the whole answer, and nothing that reaches anybody."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from experta.bandeja.models import Tarea
from experta.bitacora.models import Hoja
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Expediente, SerieDeFolios
from experta.plazos.models import Plazo
from experta.portal.tests.solicitudes import entrar, url
from experta.tramitacion import jobs
from experta.tramitacion.actos.borrar_practica import borrar_practica
from experta.tramitacion.actos.ingresar import ingresar
from experta.tramitacion.carpeta import ofertas, papeles_de
from experta.tramitacion.consultas.mis_tramites import mis_tramites
from experta.tramitacion.consultas.repetidos import pendientes_de, repetidos_de
from experta.tramitacion.consultas.versiones import impacto
from experta.tramitacion.errores import Conflicto
from experta.tramitacion.titulares import titular_de
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture
def practica(ana: Persona) -> Expediente:
    return fabrica.borrador(persona=ana, practica=True)


def enviar(expediente: Expediente) -> Expediente:
    return ingresar(
        persona=expediente.creado_por,
        expediente=expediente,
        clave="una",
        version_vista=expediente.version_id,
        acepta_notificacion=True,
    )


def test_the_database_itself_refuses_to_submit_a_practice(ana: Persona) -> None:
    ahora = reloj.ahora()
    for es_practica, folio in ((False, "A-1"), (True, "A-2")):
        caso = fabrica.borrador(persona=ana, practica=es_practica)
        cambios = {"estado": "en_tramite", "folio": folio, "ingresado_at": ahora}
        if es_practica:
            with pytest.raises(IntegrityError, match="practica"), transaction.atomic():
                Expediente.objects.filter(pk=caso.pk).update(**cambios)
        else:
            assert Expediente.objects.filter(pk=caso.pk).update(**cambios) == 1


def test_submitting_a_practice_says_what_to_do_and_starts_nothing(
    practica: Expediente, ana: Persona
) -> None:
    with pytest.raises(Conflicto, match="Hacerlo de verdad"):
        enviar(practica)
    assert not Tarea.objects.exists()
    assert not Plazo.objects.exists()
    assert not SerieDeFolios.objects.exists()
    # The same draft, for real, does start something.
    enviar(fabrica.borrador(persona=ana))
    assert Plazo.objects.exists()


def test_a_practice_writes_in_the_log_what_any_draft_does(navegador: Client, ana: Persona) -> None:
    fabrica.plantilla_de(fabrica.RESIDENCIA)
    antes = Hoja.objects.count()
    fabrica.borrador(persona=ana)
    como_siempre = Hoja.objects.count() - antes
    practica = fabrica.borrador(persona=ana, practica=True)
    navegador.get(url(practica, "practica/"))
    navegador.post(url(practica, "practica/borrar/"))
    assert not Expediente.objects.filter(practica=True).exists()
    assert Hoja.objects.count() == antes + 2 * como_siempre


def test_a_practice_is_not_offered_counted_nor_kept_with_the_papers(
    practica: Expediente, ana: Persona
) -> None:
    real = fabrica.borrador(persona=ana)
    titular = titular_de(real)
    assert titular is not None
    assert papeles_de(titular, ana) == []
    assert ofertas(real, ana, []) == {}
    assert pendientes_de(ana, real.tramite_id) == [real]
    assert repetidos_de(real, ana) == repetidos_de(practica, ana) == []
    assert impacto(real.tramite) == (1, 0)


def test_practices_are_listed_apart_with_their_name(
    navegador: Client, practica: Expediente, ana: Persona
) -> None:
    lista = mis_tramites(ana)
    assert [fila.expediente for fila in lista.practicas] == [practica]
    assert not lista.vacio
    assert lista.borradores == lista.te_esperan == ()
    texto = navegador.get("/mis-tramites/").content.decode()
    assert "Prácticas" in texto
    assert "Es una práctica: nada llega al municipio" in texto


def test_starting_asks_first_and_pressing_again_goes_on_with_the_same(
    navegador: Client, ana: Persona
) -> None:
    fabrica.publicar()
    lugar = f"/tramites/{fabrica.RESIDENCIA}/practicar/"
    assert f'href="{lugar}"' in navegador.get(f"/tramites/{fabrica.RESIDENCIA}/").content.decode()
    assert "Empezar a practicar" in navegador.get(lugar).content.decode()
    assert not Expediente.objects.exists()
    una = navegador.post(lugar)
    assert "Seguir con mi práctica" in navegador.get(lugar).content.decode()
    assert navegador.post(lugar)["Location"] == una["Location"]
    assert Expediente.objects.get().practica


def test_every_page_says_it_is_a_practice(navegador: Client, practica: Expediente) -> None:
    frase = "Estás practicando: nada de esto llega al municipio"
    secciones = cargar(practica.version).formulario.visibles(practica.respuestas)
    paginas = [f"llenar/{seccion.clave}/" for seccion in secciones]
    for pagina in (*paginas, "revisar/", "practica/"):
        assert frase in navegador.get(url(practica, pagina)).content.decode(), pagina
    revisar = navegador.get(url(practica, "revisar/")).content.decode()
    assert "Terminar la práctica" in revisar
    assert "Enviar mi solicitud" not in revisar


def test_a_real_draft_says_nothing_of_practising(navegador: Client, ana: Persona) -> None:
    real = fabrica.borrador(persona=ana)
    revisar = navegador.get(url(real, "revisar/")).content.decode()
    assert "practica" not in revisar.lower().replace("practicar/", "")
    assert "Enviar mi solicitud" in revisar
    assert navegador.get(url(real, "practica/")).status_code == 404
    assert navegador.post(url(real, "practica/borrar/")).status_code == 404
    with pytest.raises(Conflicto, match="de verdad"):
        borrar_practica(persona=ana, expediente=real)
    assert Expediente.objects.filter(pk=real.pk).exists()


def test_the_end_tells_the_date_that_submitting_would_give(
    reloj_en: Callable[[str], datetime],
) -> None:
    reloj_en("2026-03-12 10:00")
    ana = fabrica.ciudadana()
    navegador, practica = entrar(ana), fabrica.borrador(persona=ana, practica=True)
    respuesta = navegador.get(url(practica, "practica/"))
    previsto = respuesta.context["previsto"]
    real = enviar(fabrica.borrador(persona=ana))
    plazos = {p.clave: p.vence_fecha for p in Plazo.objects.filter(asunto=real.pk)}
    assert previsto.vence == plazos["respuesta"] == real.vence
    assert previsto.promesa == plazos.get("promesa")
    texto = respuesta.content.decode()
    assert all(paso.nombre in texto for paso in previsto.pasos)


def test_doing_it_for_real_takes_the_answers_and_no_file(
    navegador: Client, practica: Expediente
) -> None:
    salida = navegador.post(url(practica, "practica/de-verdad/"))
    real = Expediente.objects.get(practica=False)
    assert salida["Location"] == url(real, "llenar/")
    practica.refresh_from_db()
    assert real.respuestas == practica.respuestas != {}
    assert practica.adjuntos.exists()
    assert not real.adjuntos.exists()


def test_what_nobody_touched_for_a_day_goes_with_its_files(
    practica: Expediente, ana: Persona
) -> None:
    nueva, real = fabrica.borrador(persona=ana, practica=True), fabrica.borrador(persona=ana)
    viejos = Expediente.objects.filter(pk__in=[practica.pk, real.pk])
    viejos.update(updated_at=reloj.ahora() - timedelta(hours=25))
    assert jobs.borrar_practicas() == 1
    assert set(Expediente.objects.all()) == {nueva, real}
    assert not Adjunto.objects.filter(expediente=practica.pk).exists()
    assert "experta.tramitacion.jobs.borrar_practicas" in jobs.PROGRAMADOS
