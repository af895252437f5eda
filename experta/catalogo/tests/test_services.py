"""Publishing: immutable, once, and never at the cost of what was good."""

import pytest

from experta.catalogo import services
from experta.catalogo.ejecutable import cargar
from experta.catalogo.models import EdicionCatalogo

pytestmark = pytest.mark.django_db
CONSTANCIA = "constancia-de-residencia"


def test_publishing_twice_the_same_content_gives_one_version() -> None:
    primera = services.publicar(CONSTANCIA)
    edicion = EdicionCatalogo.actual()
    segunda = services.publicar(CONSTANCIA)
    assert (primera.nueva, segunda.nueva) == (True, False)
    assert segunda.version == primera.version
    assert EdicionCatalogo.actual() == edicion


def test_what_is_published_runs_from_the_stored_bytes() -> None:
    ejecutable = cargar(services.publicar(CONSTANCIA).version)
    assert ejecutable.slug == CONSTANCIA
    assert ejecutable.plantilla("_documentos/acuse.typ").startswith(b"//")
    assert "_base.typ" in ejecutable.recursos()
    assert ejecutable.proceso.iniciar(ejecutable.datos_de_proceso({})).tareas()
