"""The citizen asks, with one click, for the certificate that nobody answered (LFPA art. 17)."""

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.services.historia import anotar
from experta.plazos import services as plazos
from experta.tramitacion import fictas, marcha, papeleo, permisos, proyectos, relojes
from experta.tramitacion.errores import Conflicto, exigir_calendario

REGLA = "constancia-de-ficta"


def pedir_constancia_ficta(*, persona: Persona, expediente: Expediente) -> Documento:
    """Open the officer's own plazo and draft the certificate for its firma.

    Raises:
        NoPermitido: not a party.
        Conflicto: silence has no effect here, or the certificate was asked for before.
        AunNo: the calendar does not reach the end of that plazo.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        ficta = fictas.certificable(actual)
        ahora, ficha = reloj.ahora(), cargar(actual.version).ficha
        if ficta is None or not ficta.pedir_constancia(persona, ahora):
            raise Conflicto("No hay una constancia por pedir, o ya la pediste.")
        with exigir_calendario():
            plazos.abrir_plazo(
                asunto=actual.pk,
                clave=fictas.RELOJ,
                unidad="dias_habiles",
                cantidad=municipio_actual().regla(REGLA).valor,
                presentado_at=ahora,
                regla=REGLA,
                horario=relojes.horario_de(ficha.dependencia),
                ventana="ninguna",
            )
        anotar(
            expediente=actual,
            acto="pedir_constancia_ficta",
            texto="Pediste la constancia de que no se te respondió a tiempo.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
        )
        return papeleo.pedir_documento(
            expediente=actual,
            clave="constancia-ficta",
            lote=fictas.lote_de(ficta),
            dependencia=ficha.dependencia,
            contenido=proyectos.de_constancia(actual, relojes.respuesta_de(actual)),
        )
