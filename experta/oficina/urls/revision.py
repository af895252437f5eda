"""Inbox, review and expediente."""

from django.urls import URLPattern, path

from experta.oficina.views import bandeja, expediente, observaciones, revision

_TAREA = "tareas/<int:pk>"
_UNO = "expedientes/<uuid:pk>"
_OBSERVACION = f"{_UNO}/observaciones/<int:observacion>"

urlpatterns: list[URLPattern] = [
    path("", bandeja.bandeja, name="bandeja"),
    path(f"{_TAREA}/", revision.tarea, name="tarea"),
    path(f"{_TAREA}/asignar/", bandeja.asignar, name="asignar"),
    path(f"{_TAREA}/dictaminar/", revision.dictaminar, name="dictaminar"),
    path(f"{_TAREA}/resolver/", revision.resolver, name="resolver"),
    path("expedientes/", expediente.expedientes, name="expedientes"),
    path(f"{_UNO}/", expediente.expediente, name="expediente"),
    path(f"{_UNO}/adjuntos/<uuid:adjunto>/", expediente.adjunto, name="adjunto"),
    path(f"{_UNO}/documentos/<uuid:documento>/", expediente.documento, name="documento"),
    path(f"{_UNO}/observar/", observaciones.observar, name="observar"),
    path(f"{_UNO}/vistos-buenos/", observaciones.dar_visto_bueno, name="dar_visto_bueno"),
    path(f"{_OBSERVACION}/retirar/", observaciones.retirar_observacion, name="retirar_observacion"),
    path(f"{_OBSERVACION}/atender/", observaciones.atender_observacion, name="atender_observacion"),
    path(
        f"{_OBSERVACION}/insistir/", observaciones.insistir_observacion, name="insistir_observacion"
    ),
    path(f"{_UNO}/prevenir/", observaciones.prevenir, name="prevenir"),
    path(f"{_UNO}/retirar-vencidas/", observaciones.retirar_vencidas, name="retirar_vencidas"),
]
