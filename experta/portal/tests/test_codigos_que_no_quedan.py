"""Once it left, no table keeps a code nor a link that opens something."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from experta.avisos.models import Mensaje
from experta.tramitacion.actos.invitar_corresponsable import invitar_corresponsable
from tests import fabrica

pytestmark = pytest.mark.django_db
AL_CONFIRMAR = Callable[[], Any]


@pytest.fixture(autouse=True)
def _por_la_bandeja_de_salida(settings: Any) -> None:
    settings.EMAIL_BACKEND = "experta.avisos.correo.BandejaDeSalida"


def todo_lo_guardado() -> str:
    """Return every row of every table but the sessions, which only whoever asked opens."""
    modelos = [m for m in apps.get_models() if m._meta.label != "sessions.Session"]
    return "\n".join(str(list(modelo._default_manager.values())) for modelo in modelos)


def hallado(patron: str) -> str:
    """Return what the last message carries."""
    secreto = re.search(patron, Mensaje.objects.latest("pk").cuerpo)
    assert secreto
    return secreto[1]


@pytest.mark.parametrize("ruta", ["account_request_login_code", "account_reset_password"])
def test_no_table_keeps_the_code_of_a_message_that_left(
    client: Client, al_confirmar: AL_CONFIRMAR, ruta: str
) -> None:
    persona = fabrica.ciudadana()
    with al_confirmar():
        client.post(reverse(ruta), {"contacto": persona.correo, "email": persona.correo})
        codigo = hallado(r"código es (\S+)\.")
        assert codigo in todo_lo_guardado()
    mensaje = Mensaje.objects.latest("pk")
    assert (mensaje.estado, mensaje.asunto != "") == (Mensaje.Estado.ENVIADO, True)
    assert mensaje.enviado_at
    assert codigo not in todo_lo_guardado()


def test_no_table_keeps_the_link_of_an_invitation_that_left(al_confirmar: AL_CONFIRMAR) -> None:
    ana = fabrica.ciudadana()
    with al_confirmar():
        invitar_corresponsable(
            persona=ana, expediente=fabrica.con_otra_firma(ana), correo="elena@obra.example"
        )
        llave = hallado(r"/firmar/invitacion/(\w+)/")
    assert llave not in todo_lo_guardado()
