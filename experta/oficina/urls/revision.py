"""Inbox, review and expediente."""

from django.urls import URLPattern, path

from experta.oficina.views import bandeja, expediente, revision

_TAREA = "tareas/<int:pk>"
_UNO = "expedientes/<uuid:pk>"

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
    path(f"{_UNO}/observar/", revision.observar, name="observar"),
    path(
        f"{_UNO}/observaciones/<int:observacion>/retirar/",
        revision.retirar_observacion,
        name="retirar_observacion",
    ),
    path(f"{_UNO}/prevenir/", revision.prevenir, name="prevenir"),
]
