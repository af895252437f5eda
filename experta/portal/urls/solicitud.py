"""Applying: start, fill in, check, send, answer a prevención."""

from django.urls import URLPattern, path

from experta.portal.views import (
    adjuntos,
    corresponsable,
    empezar,
    envio,
    practica,
    respuesta,
    solicitud,
    subidas,
)

_UNO = "mis-tramites/<uuid:pk>"

urlpatterns: list[URLPattern] = [
    path("tramites/<slug:slug>/empezar/", empezar.empezar, name="empezar"),
    path("tramites/<slug:slug>/practicar/", practica.practicar, name="practicar"),
    path(f"{_UNO}/practica/", practica.terminar, name="practica"),
    path(f"{_UNO}/practica/de-verdad/", practica.de_verdad, name="practica_de_verdad"),
    path(f"{_UNO}/practica/borrar/", practica.borrar, name="practica_borrar"),
    path(f"{_UNO}/llenar/", solicitud.llenar, name="llenar"),
    path(f"{_UNO}/llenar/<slug:seccion>/", solicitud.seccion, name="seccion"),
    path(f"{_UNO}/guardar/", solicitud.guardar, name="guardar"),
    path(f"{_UNO}/giros/", solicitud.giros, name="giros"),
    path(f"{_UNO}/adjuntar/<slug:pregunta>/", adjuntos.adjuntar, name="adjuntar"),
    path(f"{_UNO}/subidas/", subidas.empezar, name="subidas"),
    path(f"{_UNO}/subidas/<uuid:clave>/", subidas.subida, name="subida"),
    path(f"{_UNO}/adjuntos/<uuid:adjunto>/", adjuntos.adjunto, name="adjunto"),
    path(f"{_UNO}/adjuntos/<uuid:adjunto>/retirar/", adjuntos.retirar, name="retirar_adjunto"),
    path(f"{_UNO}/firma/", corresponsable.corresponsable, name="corresponsable"),
    path(f"{_UNO}/firma/en-papel/", corresponsable.en_papel, name="corresponsable_en_papel"),
    path(f"{_UNO}/firma/retirar/", corresponsable.retirar, name="retirar_invitacion"),
    path(f"{_UNO}/revisar/", envio.revisar, name="revisar"),
    path(f"{_UNO}/enviar/", envio.enviar, name="enviar"),
    path(f"{_UNO}/enviado/", envio.enviado, name="enviado"),
    path(f"{_UNO}/actualizar/", envio.actualizar, name="actualizar"),
    path(f"{_UNO}/responder/", respuesta.responder, name="responder"),
    path(f"{_UNO}/responder/enviar/", respuesta.responder_enviar, name="responder_enviar"),
]
