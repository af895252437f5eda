"""The log for the control body: how it stands, its proof, and the files to check it elsewhere."""

from datetime import date, timedelta
from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from experta.bitacora.exportacion import exportar
from experta.bitacora.minuta import minuta_del_dia
from experta.bitacora.models import PuntoDeControl
from experta.comun import reloj
from experta.cuentas.models import Rol
from experta.oficina.acceso import con_rol
from experta.oficina.hojas import FORMULARIO
from experta.pantallas.descargas import como_descarga
from experta.pantallas.limites import excede
from experta.tramitacion.consultas import bitacora as consulta
from experta.tramitacion.consultas.cotejo import los_ultimos
from experta.tramitacion.contradicciones import abiertas
from experta.tramitacion.vigilancia import denunciar_bitacora, denunciar_diferencias

COMPROBACIONES_POR_MINUTO = 6
# Cases compared while somebody waits; the timetable goes over all of them every day.
A_LA_VISTA = 100
_TEXTO = "text/plain; charset=utf-8"


@require_http_methods(FORMULARIO)
@con_rol(Rol.OIC)
def bitacora(request: HttpRequest) -> HttpResponse:
    """Show size and last checkpoint; POST computes everything again and says what it found."""
    informe = cotejo = None
    if request.method == "POST":
        if excede(request, "comprobar-bitacora", COMPROBACIONES_POR_MINUTO):
            return render(request, "429.html", status=429)
        informe, cotejo = consulta.comprobar(), los_ultimos(A_LA_VISTA)
        denunciar_diferencias(cotejo.diferencias)
        denunciar_bitacora(informe.errores)
    ayer = reloj.hoy() - timedelta(days=1)
    contexto = {
        "registro": consulta.registro(),
        "informe": informe,
        "cotejo": cotejo,
        "contradicciones": abiertas(),
        "ayer": ayer,
    }
    return render(request, "oficina/oic/bitacora.html", contexto)


@require_safe
@con_rol(Rol.OIC)  # type: ignore[arg-type]  # the one answer that is streamed
def exportacion(request: HttpRequest) -> FileResponse:
    """Hand over the whole log; it proves itself with `experta verificar-bitacora`."""
    archivo = TemporaryFile()  # noqa: SIM115 - FileResponse closes it once it was sent
    exportar(archivo, llaves=consulta.carpeta_de_llaves())
    archivo.seek(0)
    nombre = f"bitacora-{reloj.hoy().isoformat()}.jsonl"
    return FileResponse(
        archivo, as_attachment=True, filename=nombre, content_type="application/jsonl"
    )


@require_safe
@con_rol(Rol.OIC)
def punto(request: HttpRequest, tamano: int) -> HttpResponse:
    """Hand over a signed checkpoint, to keep it out of the installation."""
    uno = get_object_or_404(PuntoDeControl, tamano=tamano)
    return como_descarga(f"punto-{tamano:012d}.nota", uno.nota_firmada.encode(), _TEXTO)


@require_safe
@con_rol(Rol.OIC)
def minuta(request: HttpRequest) -> HttpResponse:
    """Hand over the printable minute of a day, yesterday's unless told."""
    try:
        dia = date.fromisoformat(request.GET.get("dia", ""))
    except ValueError:
        dia = reloj.hoy() - timedelta(days=1)
    return como_descarga(f"minuta-{dia.isoformat()}.txt", minuta_del_dia(dia).encode(), _TEXTO)
