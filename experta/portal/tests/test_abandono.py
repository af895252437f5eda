"""What was started and not sent is erased in time, told first, with its files, and never in use."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client

from experta.avisos.models import Aviso
from experta.bitacora.models import ClaveDeAsunto, Hoja
from experta.bitacora.services import hojas_de
from experta.comun import reloj
from experta.comun.hallazgos import ContenidoInvalido
from experta.cuentas import sin_cuenta
from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Expediente, Recurso
from experta.expedientes.services import subidas
from experta.portal.tests.solicitudes import entrar, foto, url
from experta.tramitacion import abandono, jobs
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.adjuntar import adjuntar
from experta.tramitacion.actos.borrar_borrador import borrar_borrador
from experta.tramitacion.privacidad import VidaDeBorradores, leer_aviso
from tests import fabrica
from tests.archivos import fechar_archivos
from tests.planes import planes

pytestmark = pytest.mark.django_db
DENUNCIA = "denuncia-ciudadana"
AHORA = reloj.ahora()


def hace(dias: float) -> None:
    """Let every draft be that old; the last change of each was then."""
    Expediente.objects.update(updated_at=reloj.ahora() - timedelta(days=dias))


def de_nadie() -> Expediente:
    """Return a draft of whoever has no account, with a file."""
    cache.clear()
    fabrica.plantilla_de(DENUNCIA)
    caso = abrir_borrador(persona=sin_cuenta.abrir(), slug=DENUNCIA)
    adjuntar(persona=caso.creado_por, expediente=caso, pregunta="pruebas", archivo=foto())
    return caso


def test_the_town_says_how_many_days() -> None:
    assert abandono.vida() == VidaDeBorradores(
        sin_cuenta_dias=30, con_cuenta_dias=365, aviso_dias=30
    )


@pytest.mark.parametrize("dias", [(0, 365, 30), (30, 30, 30), (30, 365, 0), ("30", 365, 30)])
def test_days_that_leave_no_time_to_be_told_are_refused(
    dias: tuple[int, int, int], tmp_path: Path
) -> None:
    original = (settings.MUNICIPIO.carpeta / "privacidad.yaml").read_text(encoding="utf-8")
    linea = next(una for una in original.splitlines() if una.startswith("borradores:"))
    mala = "borradores: {{sin_cuenta_dias: {!r}, con_cuenta_dias: {}, aviso_dias: {}}}"
    (tmp_path / "privacidad.yaml").write_text(original.replace(linea, mala.format(*dias)))
    with pytest.raises(ContenidoInvalido):
        leer_aviso(tmp_path)


@pytest.mark.parametrize(("dias", "queda"), [(29.9, True), (30.1, False)])
def test_a_guest_is_erased_with_the_draft_after_thirty_days(dias: float, *, queda: bool) -> None:
    caso = de_nadie()
    hace(dias)
    assert jobs.borrar_abandonados() == (not queda)
    assert Expediente.objects.filter(pk=caso.pk).exists() is queda
    assert Persona.objects.filter(sin_cuenta=True).exists() is queda


def test_a_guest_who_follows_another_case_stays() -> None:
    caso = de_nadie()
    hace(31)
    otro = abrir_borrador(persona=caso.creado_por, slug=DENUNCIA)
    assert jobs.borrar_abandonados() == 1
    assert list(Expediente.objects.all()) == [otro]
    assert Persona.objects.filter(pk=caso.creado_por_id).exists()


def test_its_files_leave_the_disk_and_those_of_others_with_the_same_bytes_stay() -> None:
    caso, otro = de_nadie(), de_nadie()
    suyos = [Path(settings.ARCHIVOS_DIR) / uno for uno in _archivos(caso)]
    ajenos = [Path(settings.ARCHIVOS_DIR) / uno for uno in _archivos(otro)]
    assert all(ruta.exists() for ruta in [*suyos, *ajenos])
    fechar_archivos()
    Expediente.objects.filter(pk=caso.pk).update(updated_at=AHORA - timedelta(days=31))
    with reloj.detenido(reloj.ahora() + timedelta(hours=2)):
        assert jobs.borrar_abandonados() == 1
    assert not any(ruta.exists() for ruta in suyos)
    assert all(ruta.exists() for ruta in ajenos)


def _archivos(caso: Expediente) -> list[str]:
    (uno,) = Adjunto.objects.filter(expediente=caso)
    return [uno.archivo, uno.copia]


def test_one_leaf_is_left_and_nobody_can_tell_whose_it_was() -> None:
    caso = de_nadie()
    antes = Hoja.objects.count()
    hace(31)
    jobs.borrar_abandonados()
    assert Hoja.objects.count() == antes + 1
    assert Hoja.objects.latest("numero").acto == "olvidar"
    assert not hojas_de(caso.pk).exists()
    assert ClaveDeAsunto.objects.get(asunto_id=caso.pk).clave is None


def test_who_has_an_account_is_told_a_month_before_once_and_then_it_goes() -> None:
    ana = fabrica.ciudadana()
    fabrica.publicar()
    with reloj.detenido(AHORA):
        caso = abrir_borrador(persona=ana, slug=fabrica.RESIDENCIA)
    quedan = {}
    for dia in (334, 336, 340, 364, 367):
        with reloj.detenido(AHORA + timedelta(days=dia)):
            jobs.borrar_abandonados()
        vivo = Expediente.objects.filter(pk=caso.pk).exists()
        quedan[dia] = (vivo, Aviso.objects.filter(persona=ana).count())
    assert quedan == {
        334: (True, 0),
        336: (True, 1),
        340: (True, 1),
        364: (True, 1),
        367: (False, 0),
    }
    assert Persona.objects.filter(pk=ana.pk).exists()


def test_found_late_it_is_told_first_and_kept_another_month() -> None:
    ana = fabrica.ciudadana()
    fabrica.borrador(persona=ana)
    hace(900)
    assert jobs.borrar_abandonados() == 0
    assert jobs.borrar_abandonados() == 0
    (aviso,) = Aviso.objects.filter(persona=ana)
    assert "después se borra con sus archivos" in aviso.texto
    with reloj.detenido(reloj.ahora() + timedelta(days=29)):
        assert jobs.borrar_abandonados() == 0
    with reloj.detenido(reloj.ahora() + timedelta(days=31)):
        assert jobs.borrar_abandonados() == 1


def test_who_comes_back_after_being_told_keeps_it_and_is_told_again_next_time() -> None:
    ana = fabrica.ciudadana()
    caso = fabrica.borrador(persona=ana)
    hace(400)
    jobs.borrar_abandonados()
    with reloj.detenido(reloj.ahora() + timedelta(days=20)):
        caso = fabrica.leer(caso)
        caso.guardar_respuestas(caso.revision, {**caso.respuestas, "nombre": "Ana"})
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        assert jobs.borrar_abandonados() == 0
    with reloj.detenido(reloj.ahora() + timedelta(days=20 + 340)):
        jobs.borrar_abandonados()
    assert Aviso.objects.filter(persona=ana).count() == 2


def test_one_that_somebody_touched_since_it_was_found_stays() -> None:
    caso = de_nadie()
    hace(31)
    (hallado,) = abandono.por_borrar()
    adjuntar(
        persona=caso.creado_por,
        expediente=caso,
        pregunta="pruebas",
        archivo=foto("otra.jpg", "red"),
    )
    assert not borrar_borrador(expediente=hallado)
    assert Expediente.objects.filter(pk=caso.pk).exists()


def test_a_file_on_its_way_keeps_the_draft_and_what_is_left_of_it_goes_with_its_folder() -> None:
    caso = de_nadie()
    hace(31)
    subida = subidas.empezar(
        persona=caso.creado_por,
        expediente=caso,
        pregunta="pruebas",
        nombre="a.pdf",
        tamano=9,
        marca="1",
    )
    fechar_archivos()
    assert jobs.borrar_abandonados() == 0
    with reloj.detenido(reloj.ahora() + timedelta(days=31)):
        assert jobs.borrar_abandonados() == 1
    assert not subida.datos.exists()
    with reloj.detenido(reloj.ahora() + timedelta(days=33)):
        jobs.vaciar_retirados()
    assert not subida.datos.parent.exists()


def test_what_was_sent_and_practices_are_not_drafts_to_erase() -> None:
    ana = fabrica.ciudadana()
    fabrica.ingresado(persona=ana)
    abrir_borrador(persona=ana, slug=fabrica.RESIDENCIA, practica=True)
    hace(5000)
    assert jobs.borrar_abandonados() == 0
    assert Expediente.objects.count() == 2
    assert not Aviso.objects.filter(titulo__contains="se va a borrar").exists()


def test_a_draft_against_a_decision_goes_too_and_leaves_it_free_to_contest() -> None:
    ana = fabrica.ciudadana()
    resuelto = fabrica.concluido(persona=ana)
    caso = abrir_borrador(persona=ana, slug=fabrica.RESIDENCIA)
    Recurso.registrar(expediente=caso, recurrido=resuelto)
    Expediente.objects.filter(pk=caso.pk).update(updated_at=AHORA - timedelta(days=500))
    jobs.borrar_abandonados()
    with reloj.detenido(reloj.ahora() + timedelta(days=31)):
        assert jobs.borrar_abandonados() == 1
    assert not Recurso.objects.exists()
    assert Expediente.objects.filter(pk=resuelto.pk).exists()


def test_the_round_walks_an_index_and_never_the_whole_table() -> None:
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    for plan in planes(lambda: (abandono.por_borrar(), abandono.por_avisar())):
        assert "estado" in plan, plan
        assert "SCAN expedientes_expediente" not in plan


def test_the_pages_say_until_when() -> None:
    ana = fabrica.ciudadana()
    caso = fabrica.borrador(persona=ana)
    pagina = entrar(ana).get(url(caso, "revisar/")).content.decode()
    hasta = reloj.local(fabrica.leer(caso).updated_at + timedelta(days=365))
    assert f"Guardamos tu borrador hasta el {hasta.day} de" in pagina
    for ruta in ("/aviso-de-privacidad/", "/aviso-de-privacidad/integral/"):
        assert "a los 30 días de tu último cambio" in Client().get(ruta).content.decode()
