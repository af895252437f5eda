"""What there is to say of the papers of a case, by what was read in them and what was answered.

Always computed, never stored: correcting an answer clears the remark. The age of a paper is counted
to the day on which it was handed in, so that it does not grow old while the case is reviewed.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.partes import Requisito
from experta.comun import reloj
from experta.expedientes.models import Adjunto, Expediente
from experta.expedientes.revision.lectura import de_json
from experta.expedientes.revision.reparos import Caso, Papel, Reparo, revisar_papel
from experta.expedientes.services.adjuntos import Recibido


def reparos_de(
    adjuntos: Iterable[Adjunto], ejecutable: Ejecutable, respuestas: Mapping[str, Any]
) -> dict[UUID, list[Reparo]]:
    """Return the remarks of each file that has any; no queries.

    Args:
        adjuntos: all the files in force of one case; those of visits are left out.
        ejecutable: the version of the case, which says what to check.
        respuestas: the answers to compare with.
    """
    anteriores: list[Papel] = []
    reparos: dict[UUID, list[Reparo]] = {}
    for adjunto in sorted(adjuntos, key=lambda uno: uno.subido_at):
        if adjunto.pregunta not in ejecutable.formulario.preguntas:
            continue
        papel = _papel(adjunto, adjunto.pregunta, reloj.local(adjunto.subido_at).date())
        caso = Caso(respuestas, tuple(anteriores), settings.MUNICIPIO.clave_catastral)
        if suyos := revisar_papel(papel, requisito_de(ejecutable, adjunto.pregunta), caso):
            reparos[adjunto.pk] = suyos
        anteriores.append(papel)
    return reparos


def reparos_al_recibir(
    recibido: Recibido, pregunta: str, expediente: Expediente, ejecutable: Ejecutable
) -> list[Reparo]:
    """Return the remarks of a file that is about to join the case. One query."""
    suyos = Adjunto.objects.vigentes().filter(expediente=expediente)
    anteriores = [_papel(uno, uno.pregunta, reloj.local(uno.subido_at).date()) for uno in suyos]
    caso = Caso(expediente.respuestas, anteriores, settings.MUNICIPIO.clave_catastral)
    papel = _papel(recibido, pregunta, reloj.hoy())
    return revisar_papel(papel, requisito_de(ejecutable, pregunta), caso)


def requisito_de(ejecutable: Ejecutable, pregunta: str) -> Requisito | None:
    """Return the requirement of the ficha that a question fulfils, or None."""
    una = ejecutable.formulario.preguntas.get(pregunta)
    clave = una.requisito if una else ""
    return next((uno for uno in ejecutable.ficha.requisitos if clave and uno.clave == clave), None)


def _papel(archivo: Adjunto | Recibido, pregunta: str, recibido: date) -> Papel:
    return Papel(
        nombre=archivo.nombre,
        pregunta=pregunta,
        sha256=archivo.sha256,
        paginas=archivo.paginas,
        recibido=recibido,
        lectura=de_json(archivo.lectura),
    )
