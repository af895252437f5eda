"""Works that another professional signs: one waits for her firma, one was sent with it."""

import re
from dataclasses import dataclass

from django.db import transaction

from experta.avisos.models import Mensaje
from experta.consola.demostracion import actuacion as a
from experta.consola.demostracion.guion import Avanzar, Escena, en_revision
from experta.consola.demostracion.papel import hoja_de_prueba
from experta.consola.demostracion.personas import DIRECTOR_DE_OBRA
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.tramitacion.actos.aceptar_invitacion import aceptar_invitacion
from experta.tramitacion.actos.firmar_como_corresponsable import firmar_como_corresponsable
from experta.tramitacion.actos.invitar_corresponsable import invitar_corresponsable

SLUG = "construccion-mayor-60"
_ENLACE = re.compile(r"/firmar/invitacion/([^/\s]+)/")


@dataclass(frozen=True)
class ConOtraFirma(Escena):
    """A work of 60 m² or more, whose director signs in line."""

    def representar(self, persona: Persona, clave: str, avanzar: Avanzar) -> Expediente:
        """Fill the draft and invite the director; with a story, she signs and it goes on."""
        expediente = self.borrador(persona, firma_del_director="en_linea")
        a.adjuntar_lo_pedido(expediente, persona, hoja_de_prueba(persona.nombre_completo))
        with transaction.atomic():  # once it left, nobody reads the key in the outbox
            invitar_corresponsable(persona=persona, expediente=expediente, correo=DIRECTOR_DE_OBRA)
            llave = _llave()
        directora = Persona.objects.get(correo=DIRECTOR_DE_OBRA)
        avanzar(0)
        fila = aceptar_invitacion(persona=directora, llave=llave)
        if self.trama is None:
            return a.leer(expediente)
        firmar_como_corresponsable(
            persona=directora,
            corresponsabilidad=fila,
            huella_vista=a.leer(expediente).huella(),
            nombre=directora.nombre_completo,
            cedula="4512345",
            registro="DRO-0123",
            metodo="contrasena",
        )
        self.trama(a.enviar(a.leer(expediente), clave), avanzar)
        return a.leer(expediente)


def _llave() -> str:
    """Return the key of the invitation, from the mail that took it."""
    carta = Mensaje.objects.filter(destino=DIRECTOR_DE_OBRA).latest("pk")
    hallada = _ENLACE.search(carta.cuerpo)
    assert hallada is not None  # noqa: S101 - that mail is nothing without its link
    return hallada[1]


ESCENAS_CON_OTRA_FIRMA = (ConOtraFirma(SLUG, 1, 2, en_revision), ConOtraFirma(SLUG, 1, 1, None))
