"""The firma of another professional, over the very answers and files that she read."""

import re

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.comun.texto import lleva_enlace
from experta.cuentas.models import Persona
from experta.expedientes.models import Corresponsabilidad
from experta.expedientes.services import borradores
from experta.expedientes.services.historia import anotar
from experta.tramitacion import corresponsables, marcha, solicitud
from experta.tramitacion.errores import Conflicto, DatosInvalidos, Falta

_CEDULA = re.compile(r"[0-9]{7,8}")
_REGISTRO = 40
_NOMBRE = 310


def firmar_como_corresponsable(
    *,
    persona: Persona,
    corresponsabilidad: Corresponsabilidad,
    huella_vista: str,
    nombre: str,
    cedula: str,
    registro: str,
    metodo: str,
) -> Corresponsabilidad:
    """Sign what was read; `metodo` says how presence was just proved (the door asks for it).

    Raises:
        DatosInvalidos: name, cédula or registro do not hold.
        Conflicto: the invitation closed, the application changed since it was read, or lacks
            something yet: nobody signs what is not complete.
    """
    datos = {"nombre": nombre, "cedula": cedula, "registro": registro, "metodo": metodo}
    datos = {clave: " ".join(valor.split()) for clave, valor in datos.items()}
    _exigir_datos(datos)
    with transaction.atomic():
        actual = marcha.tomar(corresponsabilidad.expediente_id)
        corresponsabilidad.expediente = actual
        corresponsables.exigir_suya(persona, corresponsabilidad)
        if actual.huella() != huella_vista:
            raise Conflicto("La solicitud cambió mientras la leías. Vuelve a leerla y firma.")
        if solicitud.lo_que_falta_sin_firma(actual, cargar(actual.version)):
            raise Conflicto("A la solicitud todavía le falta algo; se firma cuando está completa.")
        if not corresponsabilidad.firmar(huella=huella_vista, datos=datos):
            raise Conflicto("Esta invitación ya se cerró.")
        borradores.tocar(actual)
        _anotar(persona, corresponsabilidad, {"huella": huella_vista, **datos})
    return corresponsabilidad


def _anotar(persona: Persona, fila: Corresponsabilidad, datos: dict[str, str]) -> None:
    dicho = f"{datos['nombre']} firmó como {fila.cargo}."
    anotar(
        expediente=fila.expediente,
        acto="firmar_como_corresponsable",
        texto=dicho,
        actor=persona,
        cambio=datos,
    )
    corresponsables.avisar_a_quien_invito(
        fila, "Ya firmaron tu solicitud", f"{dicho} Ya puedes enviarla."
    )


def _exigir_datos(datos: dict[str, str]) -> None:
    faltas = []
    if not 0 < len(datos["nombre"]) <= _NOMBRE or lleva_enlace(datos["nombre"]):
        faltas.append(Falta("nombre", "Escribe solo tu nombre completo, como firmas."))
    if not _CEDULA.fullmatch(datos["cedula"]):
        faltas.append(Falta("cedula", "Escribe los 7 u 8 números de tu cédula profesional."))
    if not 0 < len(datos["registro"]) <= _REGISTRO:
        faltas.append(Falta("registro", "Escribe el número de tu registro en el municipio."))
    if faltas:
        raise DatosInvalidos(*faltas)
