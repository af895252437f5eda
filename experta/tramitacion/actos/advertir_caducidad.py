"""The officer warns that a case stopped by the person will expire (LFPA art. 60)."""

from django.db import transaction

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import cargar
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Persona, Rol
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.services.historia import anotar
from experta.tramitacion import caducidad, fuera, marcha, papeleo, permisos, proyectos, relojes
from experta.tramitacion.errores import Conflicto


def advertir_caducidad(*, persona: Persona, expediente: Expediente) -> Documento:
    """Prepare the warning for its firma; the three months begin when the person receives it.

    Raises:
        NoPermitido: not an officer of the dependencia of the trámite, or a party of the case.
        Conflicto: the case does not wait for the person, or it was warned already.
    """
    dependencia = cargar(expediente.version).ficha.dependencia
    permisos.exigir_cargo(persona, expediente, Rol.FIRMANTE, dependencia)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        causa = caducidad.causa(actual)
        if not causa:
            raise Conflicto("El trámite no está detenido por causa de la persona.")
        plazo = relojes.plazo_de(actual, caducidad.CLAVE)
        if caducidad.por_notificar(actual) or (plazo and plazo.abierto):
            raise Conflicto("Ya se le advirtió; falta que pase el tiempo de la advertencia.")
        bandeja.cerrar_vencidas(expediente=actual, clave="medidas")
        anotar(
            expediente=actual,
            acto="advertir_caducidad",
            texto="Se prepara una advertencia: el trámite está detenido y puede caducar.",
            actor=persona,
            publico=False,
        )
        meses = municipio_actual().regla("caducidad").valor
        return papeleo.pedir_documento(
            expediente=actual,
            clave=caducidad.ADVERTENCIA,
            lote=fuera.lote(f"advertencia-{caducidad.advertencias(actual) + 1}"),
            dependencia=dependencia,
            contenido=proyectos.de_advertencia(causa, meses, "meses"),
        )
