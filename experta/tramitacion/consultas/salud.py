"""How the installation is: what its health page and its measures tell, in one look."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django_q.models import OrmQ
from django_q.status import Stat

from experta.avisos.models import Mensaje
from experta.bitacora.models import Contradiccion, Hoja, PuntoDeControl
from experta.catalogo import uma
from experta.comun import reloj
from experta.documentos import llaves
from experta.documentos.services import carpeta_del_sello
from experta.expedientes.models import Operacion
from experta.pagos.models import EventoPago
from experta.plazos.services import calendario_vigente

_HORIZONTE = timedelta(days=92)
# The value of the next year is published in January and rules from February.
_UMA_ANTES = timedelta(days=45)
# What it takes to have a new certificate issued.
_SELLO_ANTES = timedelta(days=45)


@dataclass(frozen=True)
class Medidas:
    """Numbers of now. Ages in seconds, 0 when nothing waits; the disk as a share of the whole."""

    disco_libre: float
    trabajadores: int
    trabajos_en_cola: int
    operaciones_pendientes: int
    operaciones_fallidas: int
    operacion_mas_antigua: float
    mensajes_pendientes: int
    pagos_por_conciliar: int
    contradicciones: int
    hojas: int
    hojas_sin_punto: int
    hoja_sin_punto_mas_antigua: float


def calendario_por_publicar() -> int:
    """Return the first year whose calendar is missing and is or will soon be needed, or 0.

    A plazo of three months opened today must end in a published year.
    """
    publicados = calendario_vigente().calendario.ejercicios
    necesarios = (reloj.hoy().year, (reloj.hoy() + _HORIZONTE).year)
    return next((uno for uno in necesarios if uno not in publicados), 0)


def uma_por_publicar() -> date | None:
    """Return the last day with a published UMA when it is near or past, else None."""
    ultimo = uma.ultimo_dia()
    return ultimo if reloj.hoy() > ultimo - _UMA_ANTES else None


def sello_por_vencer() -> datetime | None:
    """Return until when the certificate of the seal is valid when that is near or past, or None."""
    vence = llaves.vence(carpeta_del_sello())
    return vence if vence and reloj.ahora() > vence - _SELLO_ANTES else None


def base_de_datos_responde() -> bool:
    """Say whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def base_de_datos_escribe() -> bool:
    """Say whether the database takes a write: a full disk or a read-only file refuse it.

    It writes where the limits count, whose backend answers False instead of failing.
    """
    clave = f"salud:{uuid4()}"
    try:
        return cache.add(clave, True, timeout=60) and cache.delete(clave)
    except DatabaseError:
        return False


def disco_libre() -> float:
    """Return the share of the disk of VAR that is free, 0 to 1."""
    disco = shutil.disk_usage(settings.VAR)
    return disco.free / disco.total


def medir() -> Medidas:
    """Take every measure; each question reads only what waits, through an index.

    Raises:
        DatabaseError: the database does not answer.
    """
    pendientes = Operacion.objects.pendientes()
    primera = pendientes.order_by("created_at").values_list("created_at", flat=True).first()
    ultima = Hoja.objects.order_by("numero").last()
    punto = PuntoDeControl.objects.last()
    hojas, firmadas = (ultima.numero + 1 if ultima else 0), (punto.tamano if punto else 0)
    suelta = Hoja.objects.filter(numero__gte=firmadas).order_by("numero").first()
    conciliables = EventoPago.Resultado.POR_CONCILIAR
    return Medidas(
        disco_libre=disco_libre(),
        trabajadores=len(Stat.get_all()),
        trabajos_en_cola=OrmQ.objects.count(),
        operaciones_pendientes=pendientes.count(),
        operaciones_fallidas=Operacion.objects.fallidas().count(),
        operacion_mas_antigua=_edad(primera),
        mensajes_pendientes=Mensaje.objects.filter(estado=Mensaje.Estado.PENDIENTE).count(),
        pagos_por_conciliar=EventoPago.objects.filter(resultado=conciliables).count(),
        contradicciones=Contradiccion.objects.filter(resuelta_at=None).count(),
        hojas=hojas,
        hojas_sin_punto=max(hojas - firmadas, 0),
        hoja_sin_punto_mas_antigua=_edad(suelta.at if suelta else None),
    )


def _edad(momento: datetime | None) -> float:
    return max((reloj.ahora() - momento).total_seconds(), 0.0) if momento else 0.0
