"""Reports come in with a folio and a secret code, are answered once, and their time is measured."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.db.models import QuerySet

from experta.comun import codigos, reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import SerieDeFolios
from experta.soporte import rules
from experta.soporte.models import Reporte

_FOLIO_MAXIMO = 30


class ReporteInvalido(Exception):
    """What was written cannot be accepted; `faltas` has a sentence for each field."""

    def __init__(self, faltas: dict[str, str]) -> None:
        """Keep the sentences by field."""
        super().__init__(" ".join(faltas.values()))
        self.faltas = faltas


class Datos(TypedDict):
    """What somebody writes: from which page, about which file, and where to answer (or nowhere).

    `anonima` keeps nothing that tells who writes: neither account nor e-mail nor page.
    """

    clase: str
    texto: str
    pagina: str
    folio_expediente: str
    persona: Persona | None
    correo: str
    anonima: NotRequired[bool]


@dataclass(frozen=True)
class TiempoDeRespuesta:
    """How long the reports of a period took to be answered, and how many still wait."""

    recibidos: int
    respondidos: int
    mediana: timedelta | None
    percentil_80: timedelta | None


@transaction.atomic
def reportar(**datos: Unpack[Datos]) -> Reporte:
    """Return a new report, whose folio and code let anyone who has both follow it.

    Raises:
        ReporteInvalido: something written cannot be accepted.
    """
    clase, texto, correo = datos["clase"], datos["texto"].strip(), datos["correo"].strip()
    faltas = rules.faltas(clase=clase, clases=Reporte.Clase.values, texto=texto, correo=correo)
    if faltas:
        raise ReporteInvalido(faltas)
    anonima = datos.get("anonima", False)
    return Reporte.objects.create(
        clase=clase,
        folio=SerieDeFolios.siguiente("REP"),
        codigo=codigos.nuevo_codigo(),
        texto=texto,
        folio_expediente=datos["folio_expediente"].strip()[:_FOLIO_MAXIMO],
        pagina="" if anonima else rules.solo_ruta(datos["pagina"]),
        persona=None if anonima else datos["persona"],
        correo="" if anonima else correo,
    )


def responder(*, reporte: Reporte, persona: Persona, respuesta: str) -> bool:
    """Answer a report; say whether we did: nobody did before, and the official may.

    Raises:
        ReporteInvalido: the answer is empty.
    """
    respuesta = respuesta.strip()
    if not respuesta:
        raise ReporteInvalido({"respuesta": "Escribe la respuesta."})
    cambios = {
        "estado": Reporte.Estado.RESPONDIDO,
        "respuesta": respuesta,
        "respondido_por": persona,
        "respondido_at": reloj.ahora(),
    }
    ganado = Reporte.objects.por_responder(persona).filter(pk=reporte.pk).update(**cambios) == 1
    if ganado:
        for campo, valor in cambios.items():
            setattr(reporte, campo, valor)
    return ganado


def por_codigo(folio: str, codigo: str) -> Reporte | None:
    """Return the report of that folio if the code is its own; guessing letter by letter is vain."""
    tecleado = folio.replace("\0", "").strip().upper()  # PostgreSQL refuses to look a NUL up
    reporte = Reporte.objects.filter(folio=tecleado).first()
    esperado = reporte.codigo if reporte else codigos.nuevo_codigo()
    coincide = compare_digest(codigos.normalizar(codigo).encode(), esperado.encode())
    return reporte if coincide else None


def tiempo_de_respuesta(
    reportes: QuerySet[Reporte], desde: datetime, hasta: datetime
) -> TiempoDeRespuesta:
    """Measure those received from `desde` until before `hasta`, as they stand now."""
    recibidos = reportes.filter(created_at__gte=desde, created_at__lt=hasta)
    momentos = recibidos.filter(respondido_at__isnull=False).values_list(
        "created_at", "respondido_at"
    )
    tiempos = sorted(respondido - creado for creado, respondido in momentos if respondido)
    return TiempoDeRespuesta(
        recibidos=recibidos.count(),
        respondidos=len(tiempos),
        mediana=rules.percentil(tiempos, 50),
        percentil_80=rules.percentil(tiempos, 80),
    )
