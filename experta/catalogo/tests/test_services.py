"""Publishing: immutable, once, and never at the cost of what was good."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from django.db import connection
from django.test import override_settings

from experta.bitacora.services import asunto_general, hojas_de
from experta.catalogo import services
from experta.catalogo.ejecutable import cargar
from experta.catalogo.models import (
    EdicionCatalogo,
    Pieza,
    PiezaAlterada,
    Tramite,
    VersionInmutable,
    VersionTramite,
)
from experta.catalogo.tests.apoyo import SLUG, cambiar, copiar
from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.municipio import municipio_actual

pytestmark = pytest.mark.django_db


def _cambiar_nombre(estante: Path, nombre: str) -> None:
    cambiar(
        estante / SLUG / "ficha.yaml", "nombre: Constancia de residencia\n", f"nombre: {nombre}\n"
    )


def test_publishing_the_same_content_again_does_nothing() -> None:
    primera = services.publicar(SLUG)
    edicion, hojas = EdicionCatalogo.actual(), hojas_de(asunto_general("catalogo")).count()
    segunda = services.publicar(SLUG)
    assert (primera.nueva, segunda.nueva) == (True, False)
    assert segunda.version == primera.version
    assert EdicionCatalogo.actual() == edicion
    assert hojas_de(asunto_general("catalogo")).count() == hojas == 1


def test_a_change_is_a_new_version_and_the_old_one_still_runs(tmp_path: Path) -> None:
    estante = copiar(tmp_path)
    vieja = services.publicar(SLUG, carpeta=estante).version
    _cambiar_nombre(estante, "Carta de residencia")
    nueva = services.publicar(SLUG, carpeta=estante).version
    assert (vieja.numero, nueva.numero) == (1, 2)
    assert Tramite.objects.get(slug=SLUG).vigente == nueva
    assert cargar(vieja).ficha.nombre == "Constancia de residencia"
    assert cargar(nueva).ficha.nombre == "Carta de residencia"
    assert EdicionCatalogo.actual() == 2


def test_another_plazo_of_the_frame_is_a_new_version_of_whoever_has_none_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    estante = copiar(tmp_path, SLUG, "poda-de-arbol")
    ruta = estante / SLUG / "ficha.yaml"
    ficha = yaml.safe_load(ruta.read_text("utf-8"))
    del ficha["plazo"]["respuesta"]
    ruta.write_text(yaml.safe_dump(ficha, allow_unicode=True), "utf-8")
    # Its ejemplos say the promise's hours, not the days of the frame.
    monkeypatch.setattr(services, "revisar_cierre", lambda _: [])
    services.publicar_todo(carpeta=estante)
    marco = municipio_actual().marco
    otra = replace(marco["plazo-supletorio"], valor=20)
    monkeypatch.setitem(marco, "plazo-supletorio", otra)
    publicadas, hallazgos = services.publicar_todo(carpeta=estante)
    assert hallazgos == []
    (nueva,) = (una.version for una in publicadas if una.nueva)
    assert nueva.tramite.slug == SLUG
    assert nueva.ficha["plazo"]["respuesta"]["cantidad"] == 20
    assert not services.publicar(SLUG, carpeta=estante).nueva


def test_going_back_to_earlier_content_is_a_new_version_too(tmp_path: Path) -> None:
    estante = copiar(tmp_path)
    primera = services.publicar(SLUG, carpeta=estante).version
    ficha = (estante / SLUG / "ficha.yaml").read_bytes()
    _cambiar_nombre(estante, "Carta de residencia")
    services.publicar(SLUG, carpeta=estante)
    (estante / SLUG / "ficha.yaml").write_bytes(ficha)
    tercera = services.publicar(SLUG, carpeta=estante)
    assert (tercera.nueva, tercera.version.numero) == (True, 3)
    assert tercera.version.huella == primera.huella


def test_a_broken_folder_keeps_the_good_version(tmp_path: Path) -> None:
    estante = copiar(tmp_path)
    buena = services.publicar(SLUG, carpeta=estante).version
    cambiar(estante / SLUG / "ficha.yaml", "sector: documentos-personales", "sector: otro")
    with pytest.raises(ContenidoInvalido, match="«otro» no vale en «sector»"):
        services.publicar(SLUG, carpeta=estante)
    assert Tramite.objects.get(slug=SLUG).vigente == buena
    assert EdicionCatalogo.actual() == 1


def test_one_broken_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    estante = copiar(tmp_path, SLUG, "poda-de-arbol")
    (estante / SLUG / "formulario.yaml").unlink()
    publicadas, hallazgos = services.publicar_todo(carpeta=estante)
    assert [una.version.tramite.slug for una in publicadas] == ["poda-de-arbol"]
    assert any(h.archivo == f"tramites/{SLUG}/formulario.yaml" for h in hallazgos)
    assert services.revisar(carpeta=estante)["poda-de-arbol"] == []


def test_the_loser_of_two_publications_at_once_is_told_and_stores_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    estante = copiar(tmp_path)
    buena = services.publicar(SLUG, carpeta=estante).version
    _cambiar_nombre(estante, "Carta de residencia")
    # What the loser sees: the number that it was going to take is already taken.
    monkeypatch.setattr(services, "_siguiente", lambda tramite: buena.numero)
    piezas = Pieza.objects.count()
    with pytest.raises(ContenidoInvalido, match="al mismo tiempo"):
        services.publicar(SLUG, carpeta=estante)
    assert Tramite.objects.get(slug=SLUG).vigente == buena
    assert (Pieza.objects.count(), EdicionCatalogo.actual()) == (piezas, 1)


def test_what_was_published_can_neither_change_nor_go() -> None:
    version = services.publicar(SLUG).version
    version.nombre = "Otra"
    for intento in (
        version.save,
        version.delete,
        VersionTramite.objects.all().delete,
        Pieza.objects.all().delete,
        lambda: Pieza.objects.update(contenido=b""),
        lambda: VersionTramite.objects.update(nombre="Otra"),
    ):
        with pytest.raises(VersionInmutable):
            intento()


def test_bytes_changed_past_the_program_are_not_run() -> None:
    version = services.publicar(SLUG).version
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE catalogo_pieza SET contenido = %s WHERE huella = %s",
            [b"secciones: []", version.archivos["formulario.yaml"]],
        )
    with pytest.raises(PiezaAlterada, match=r"formulario\.yaml"):
        version.contenidos()


def test_what_is_published_runs_when_the_folder_is_gone(tmp_path: Path) -> None:
    version = services.publicar("apertura-sare").version
    with override_settings(ESTANTE_DIR=tmp_path / "nada"):
        ejecutable = cargar(version)
    assert ejecutable.slug == "apertura-sare"
    assert ejecutable.version_id == version.pk
    assert ejecutable.plantilla("_documentos/acuse.typ").startswith(b"//")
    assert "_base.typ" in ejecutable.recursos()
    assert len(ejecutable.proceso.iniciar(ejecutable.datos_de_proceso({})).tareas()) == 1
    assert ejecutable.huella_tarifa == version.archivos["tarifa.csv"]


def test_a_version_is_compiled_once() -> None:
    version = services.publicar(SLUG).version
    assert cargar(version) is cargar(VersionTramite.objects.get(pk=version.pk))


def test_a_folder_that_does_not_exist_is_told() -> None:
    for slug in ("no-existe", "../experta", "_plantilla"):
        with pytest.raises(ContenidoInvalido, match="No hay carpeta con ese nombre"):
            services.publicar(slug)


def test_the_template_folder_is_not_a_tramite() -> None:
    assert "_plantilla" not in services.slugs_del_estante()
    assert SLUG in services.slugs_del_estante()
