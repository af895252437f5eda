"""Every trámite of the shelf, through the real acts, ends in a document that anyone can verify."""

import pytest

from experta.catalogo.services import slugs_del_estante
from experta.documentos.models import Documento
from tests import fabrica

pytestmark = pytest.mark.django_db

# It is opened from the act that it contests: see experta/tramitacion/tests/test_recurso.py.
DESDE_OTRO = {"recurso-de-inconformidad"}
SOLOS = [slug for slug in slugs_del_estante() if slug not in DESDE_OTRO]


@pytest.mark.parametrize("slug", SOLOS)
def test_a_case_of_each_tramite_ends_in_a_sealed_document(slug: str) -> None:
    expediente = fabrica.concluido(slug)
    resueltos = Documento.objects.filter(
        expediente=expediente, clase="resolucion", estado=Documento.Estado.VIGENTE
    )
    assert expediente.estado == "favorable"
    assert resueltos.exists()
    assert all(uno.codigo and uno.huella_sellada for uno in resueltos)
