"""Starting a roadmap: one draft for each trámite, carried together, with what is already known."""

from django.db import IntegrityError, transaction

from experta.comun import reloj
from experta.cuentas.models import Mandato, Persona
from experta.expedientes.models import Expediente, HojaDeRuta
from experta.expedientes.services.apertura import abrir
from experta.expedientes.services.historia import anotar
from experta.tramitacion import permisos
from experta.tramitacion.errores import Conflicto, NoPermitido
from experta.tramitacion.rutas.compartido import conocidas
from experta.tramitacion.rutas.hoja import PasoDeHoja


def iniciar_ruta(
    *,
    persona: Persona,
    hoja: HojaDeRuta,
    pasos: tuple[PasoDeHoja, ...],
    mandato: Mandato | None = None,
) -> list[Expediente]:
    """Return the drafts opened, in the order of the roadmap.

    Raises:
        NoPermitido: the roadmap is not the person's, or the mandate does not cover some trámite.
        Conflicto: it was started already, or some trámite is not available now.
    """
    if hoja.persona_id != persona.pk:
        raise NoPermitido("No es tu hoja de ruta.")
    for paso in pasos:
        if mandato:
            permisos.exigir_mandato(persona, mandato, paso.slug)
        if not paso.disponible:
            raise Conflicto(f"«{paso.ficha.nombre}» no está disponible por ahora.")
    try:
        with transaction.atomic():
            if not hoja.iniciar(reloj.ahora()):
                raise Conflicto("Ya empezaste esta hoja de ruta.")
            return [_abrir(persona, hoja, paso, mandato) for paso in pasos]
    except IntegrityError as error:
        raise Conflicto("Ya empezaste esta hoja de ruta.") from error


def _abrir(
    persona: Persona, hoja: HojaDeRuta, paso: PasoDeHoja, mandato: Mandato | None
) -> Expediente:
    expediente = abrir(
        version=paso.version,
        creado_por=persona,
        titular=None if mandato else persona,
        mandato=mandato,
    )
    hoja.agregar(expediente)
    sabidas = conocidas(expediente, paso, persona, hoja.respuestas)
    expediente.guardar_respuestas(
        expediente.revision,
        {clave: una.valor for clave, una in sabidas.items()},
        {clave: una.origen for clave, una in sabidas.items()},
    )
    anotar(
        expediente=expediente,
        acto="iniciar_ruta",
        texto="Empezaste el trámite como parte de tu hoja de ruta.",
        actor=persona,
        en_nombre_de=str(mandato) if mandato else "",
        cambio={"ruta": hoja.ruta},
    )
    return expediente
