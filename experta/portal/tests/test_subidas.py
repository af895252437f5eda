"""Files in pieces: they go on where they were, belong to whoever began them, end in the case."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Expediente
from experta.expedientes.services import subidas
from experta.expedientes.services.adjuntos import abrir_copia, abrir_original, vaciar_retirados
from experta.expedientes.tests import archivos_de_prueba as de_prueba
from experta.portal.tests import solicitudes
from experta.portal.tests.solicitudes import entrar, formulario_de, foto, url
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from tests import fabrica

pytestmark = pytest.mark.django_db

PAPELES = """\
secciones:
  - clave: papeles
    titulo: Papeles
    preguntas:
      - {clave: foto, tipo: archivo, etiqueta: Identificación, maximo: 1}
"""


@pytest.fixture
def ana(settings: LazySettings, tmp_path: Path) -> Persona:
    settings.ARCHIVOS_DIR = tmp_path
    return fabrica.ciudadana()


def datos_de(contenido: bytes, **cambios: Any) -> dict[str, Any]:
    """Return how the script announces a file."""
    return {
        "pregunta": "foto",
        "nombre": "ine.jpg",
        "tamano": len(contenido),
        "marca": "1",
    } | cambios


def empezar(navegador: Client, borrador: Expediente, contenido: bytes, **cambios: Any) -> Any:
    """Announce a file; return what the server says."""
    return navegador.post(url(borrador, "subidas/"), datos_de(contenido, **cambios)).json()


def mandar(navegador: Client, donde: Any, desde: int, trozo: bytes) -> Any:
    """Send a piece."""
    return navegador.post(
        donde["url"],
        trozo,
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": str(desde)},
    )


def entregar(navegador: Client, *llegadas: Any) -> Any:
    """Hand in what came in pieces, as the script does."""
    claves = [una["clave"] for una in llegadas]
    cabeza = {"HX-Request": "true"}
    return navegador.post(llegadas[0]["adjuntar"], {"foto__subida": claves}, headers=cabeza)


def en_camino(raiz: Path) -> list[Path]:
    """Return what is kept of unfinished uploads."""
    return [ruta for ruta in (raiz / "subidas").rglob("*") if ruta.is_file()]


def test_a_file_in_pieces_joins_the_case_byte_by_byte(
    navegador: Client, borrador: Expediente, tmp_path: Path
) -> None:
    contenido = foto().read()
    donde = empezar(navegador, borrador, contenido)
    assert donde["recibido"] == 0
    assert mandar(navegador, donde, 0, contenido[:1000]).json() == {"recibido": 1000}
    assert mandar(navegador, donde, 1000, contenido[1000:]).json() == {"recibido": len(contenido)}
    respuesta = entregar(navegador, donde)
    assert "ine.jpg" in respuesta.content.decode()
    assert abrir_original(Adjunto.objects.get()) == contenido
    assert en_camino(tmp_path) == []


def test_the_same_file_chosen_again_goes_on_where_it_was(
    navegador: Client, borrador: Expediente
) -> None:
    contenido = foto().read()
    donde = empezar(navegador, borrador, contenido)
    mandar(navegador, donde, 0, contenido[:1000])
    assert navegador.get(donde["url"]).json() == {"recibido": 1000}
    assert empezar(navegador, borrador, contenido) == donde | {"recibido": 1000}
    assert empezar(navegador, borrador, contenido, marca="2")["recibido"] == 0


def test_a_piece_repeated_or_out_of_place_is_409_and_says_from_where(
    navegador: Client, borrador: Expediente
) -> None:
    contenido = foto().read()
    donde = empezar(navegador, borrador, contenido)
    mandar(navegador, donde, 0, contenido[:1000])
    for desde, trozo in ((0, contenido[:1000]), (2000, b"x"), (1000, contenido)):
        respuesta = mandar(navegador, donde, desde, trozo)
        assert (respuesta.status_code, respuesta.json()) == (409, {"recibido": 1000})


def test_nobody_else_reaches_a_file_on_its_way(
    navegador: Client, ana: Persona, borrador: Expediente
) -> None:
    donde = empezar(navegador, borrador, b"x" * 10)
    otra = fabrica.ciudadana()
    suyo = solicitudes.borrador(otra)
    ajeno = url(suyo, f"subidas/{donde['clave']}/")
    assert entrar(otra).get(donde["url"]).status_code == 404
    assert entrar(otra).get(ajeno).status_code == 404
    assert mandar(entrar(otra), donde, 0, b"x").status_code == 404
    # Nor the same person from another of their cases.
    assert (
        navegador.get(url(solicitudes.borrador(ana), f"subidas/{donde['clave']}/")).status_code
        == 404
    )
    assert subidas.buscar(persona=otra, expediente=suyo, clave=donde["clave"]) is None


def test_the_cap_is_told_before_anything_travels(
    navegador: Client, borrador: Expediente, settings: LazySettings, tmp_path: Path
) -> None:
    enorme = navegador.post(
        url(borrador, "subidas/"), datos_de(b"", tamano=settings.SUBIDA_MAXIMA + 1)
    )
    assert enorme.status_code == 422
    assert "pesa más de" in enorme.json()["mensaje"]
    assert en_camino(tmp_path) == []


def test_more_than_announced_is_never_written(navegador: Client, borrador: Expediente) -> None:
    donde = empezar(navegador, borrador, b"x" * 10)
    assert mandar(navegador, donde, 0, b"x" * 11).status_code == 409
    assert mandar(navegador, donde, 0, b"x" * (subidas.TROZO + 1)).status_code == 413
    assert navegador.get(donde["url"]).json() == {"recibido": 0}


def test_nobody_fills_the_disk_with_beginnings(
    navegador: Client, borrador: Expediente, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subidas, "POR_PERSONA", 2)
    for numero in range(2):
        empezar(navegador, borrador, b"x", marca=str(numero))
    assert "muchas subidas sin terminar" in empezar(navegador, borrador, b"x", marca="9")["mensaje"]


def test_half_a_file_is_not_handed_in(navegador: Client, borrador: Expediente) -> None:
    contenido = foto().read()
    donde = empezar(navegador, borrador, contenido)
    mandar(navegador, donde, 0, contenido[:1000])
    entregar(navegador, donde)
    assert not Adjunto.objects.exists()
    assert navegador.get(donde["url"]).json() == {"recibido": 1000}


def test_what_was_left_half_way_goes_after_a_day(
    navegador: Client, borrador: Expediente, tmp_path: Path
) -> None:
    empezar(navegador, borrador, b"x" * 10)
    for horas, quedan in ((23, 2), (25, 0)):
        momento = (reloj.ahora() - timedelta(hours=horas)).timestamp()
        for ruta in en_camino(tmp_path):
            os.utime(ruta, (momento, momento))
        vaciar_retirados()
        assert len(en_camino(tmp_path)) == quedan


@pytest.mark.parametrize("pregunta", ["nombre", "no_existe", ""])
def test_only_a_question_of_files_starts_one(
    navegador: Client, borrador: Expediente, pregunta: str
) -> None:
    respuesta = navegador.post(url(borrador, "subidas/"), datos_de(b"x", pregunta=pregunta))
    assert respuesta.status_code == 404


def test_photos_chosen_together_become_one_pdf_in_order(navegador: Client, ana: Persona) -> None:
    borrador = con_papeles(ana)
    pagina = url(borrador, "llenar/papeles/")
    fotos = [foto("frente.jpg", "red"), foto("vuelta.jpg", "blue")]
    navegador.post(pagina, formulario_de(navegador.get(pagina)) | {"_subir": "foto", "foto": fotos})
    adjunto = Adjunto.objects.get()
    assert (adjunto.nombre, adjunto.paginas) == ("frente (2 fotos).pdf", 2)
    original = de_prueba.adjuntos_del_pdf(abrir_original(adjunto))
    for una in fotos:
        una.seek(0)
    assert original == [una.read() for una in fotos]
    assert de_prueba.adjuntos_del_pdf(abrir_copia(adjunto)) == []


def test_photos_in_pieces_become_one_pdf_too(navegador: Client, ana: Persona) -> None:
    borrador = con_papeles(ana)
    llegadas = []
    for color in ("red", "blue", "green"):
        contenido = foto("a.jpg", color).read()
        donde = empezar(navegador, borrador, contenido, nombre=f"{color}.jpg")
        mandar(navegador, donde, 0, contenido)
        llegadas.append(donde)
    entregar(navegador, *llegadas)
    assert [a.nombre for a in Adjunto.objects.all()] == ["red (3 fotos).pdf"]


def test_a_bad_photo_among_several_is_named(navegador: Client, ana: Persona) -> None:
    borrador = con_papeles(ana)
    rota = SimpleUploadedFile("rota.jpg", foto().read()[:600])
    respuesta = navegador.post(url(borrador, "adjuntar/foto/"), {"foto": [foto("buena.jpg"), rota]})
    assert respuesta.status_code == 422
    assert "«rota.jpg»: La imagen está dañada" in respuesta.content.decode()
    assert not Adjunto.objects.exists()


def con_papeles(persona: Persona) -> Expediente:
    """Return a draft that asks for one file of any kind."""
    tramite = solicitudes.publicar(PAPELES, "solo-papeles")
    return abrir_borrador(persona=persona, slug=tramite.slug)


def test_what_a_check_saw_is_said_beside_the_file(navegador: Client, borrador: Expediente) -> None:
    navegador.post(url(borrador, "adjuntar/foto/"), {"foto": foto()})
    navegador.post(url(borrador, "adjuntar/foto/"), {"foto": foto("otra.jpg", "gray")})
    pagina = navegador.get(url(borrador, "llenar/papeles/")).content.decode()
    assert pagina.count('class="reparo"') == 2
    assert "parece estar en blanco" in pagina
