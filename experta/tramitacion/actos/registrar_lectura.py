"""An official without a task on a case opened one of its files: who read what stays on record."""

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha
from experta.tramitacion.consultas.de_oficio import atiende, expedientes_de_oficio
from experta.tramitacion.errores import NoPermitido


def registrar_lectura(*, persona: Persona, adjunto: Adjunto) -> bool:
    """Record the reading unless the case is, or was, the official's work; say whether it was.

    Raises:
        NoPermitido: the official may not see the case.
    """
    if not expedientes_de_oficio(persona).filter(pk=adjunto.expediente_id).exists():
        raise NoPermitido("Tu cargo no alcanza este expediente.")
    if atiende(persona, adjunto.expediente_id):
        return False
    with transaction.atomic():
        expediente = marcha.tomar(adjunto.expediente_id)
        # What an inspector added answers no question of the form.
        pregunta = cargar(expediente.version).formulario.preguntas.get(adjunto.pregunta)
        anotar(
            expediente=expediente,
            acto="registrar_lectura",
            texto=f"Se consultó el archivo de «{pregunta.etiqueta if pregunta else adjunto}».",
            actor=persona,
            publico=False,
            cambio={"adjunto": str(adjunto.pk)},
        )
    return True
