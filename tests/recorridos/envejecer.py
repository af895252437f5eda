"""Ages a case of an open town: `python -m tests.recorridos.envejecer NAME` with its environment.

A neighbour asked for her constancia a month ago, was asked to correct something, read it and never
answered; all by the real acts on a moved clock. The sweep then finds her plazo over.
"""

import sys
from datetime import datetime, time, timedelta


def sin_respuesta(correo: str) -> str:
    """Leave that case in the town and return its folio."""
    import django

    django.setup()
    from django.db import transaction

    from experta.comun import reloj
    from experta.consola.demostracion import actuacion as a
    from experta.consola.demostracion.guion import RESIDENCIA, Escena, leida
    from experta.consola.demostracion.personas import CONTRASENA
    from experta.cuentas.altas import dar_de_alta
    from experta.plazos.services import calendario_vigente
    from experta.tramitacion import jobs

    persona = dar_de_alta(
        correo=correo,
        password=CONTRASENA,
        nombre="Lupe",
        primer_apellido="Tardón",
        segundo_apellido="Mora",
        acepta_notificacion_electronica=True,
    )
    calendario = calendario_vigente().calendario
    hace_un_mes = calendario.primer_habil(reloj.hoy() - timedelta(days=30))
    inicio = datetime.combine(hace_un_mes, time(10), reloj.zona())
    # Whole or not at all: the worker of the open town, on its own clock, would sweep a half of it.
    with reloj.detenido(inicio), transaction.atomic():
        caso = Escena(RESIDENCIA, 1, 30, leida).representar(
            persona, f"vieja-{correo}", lambda _dias: reloj.adelantar(timedelta(minutes=20))
        )
    jobs.atender_vencimientos()
    a.drenar()
    return str(a.leer(caso).folio)


if __name__ == "__main__":
    print(sin_respuesta(sys.argv[1]))
