"""Every bad paper of the corpus is named as what it is; no good one is refused or remarked on."""

import pytest

from experta.expedientes.tests.corpus import BUENOS, MALOS, Documento


@pytest.mark.parametrize("documento", [*BUENOS, *MALOS], ids=lambda uno: uno.que)
def test_each_paper_is_called_what_it_is(documento: Documento) -> None:
    salida = documento.salida()
    if documento.espera.startswith("rechazo"):
        assert salida.startswith(documento.espera)
    else:
        assert salida == documento.espera
