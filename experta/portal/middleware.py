"""Dresses the forms of accounts, whose views are allauth's, as every other form of the house."""

from collections.abc import Callable, Iterator
from http import HTTPStatus

from allauth.core.ratelimit import RateLimited, respond_429
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from experta.portal.views.errores import sin_guardar
from experta.tramitacion.consultas.salud import base_de_datos_escribe

# The names under which allauth's views pass forms to their templates.
_FORMULARIOS = ("form", "verify_form", "change_form", "webauthn_form")
_ROTULOS = {
    "code": _("Código"),
    "email": _("Correo"),
    "name": _("Nombre de la llave"),
    "oldpassword": _("Tu contraseña actual"),
    "password": _("Contraseña"),
    "passwordless": _("Entrar solo con esta llave, sin contraseña"),
    "phone": _("Celular"),
}
_AYUDAS = {
    "code": _("Son los números o letras que te enviamos o que muestra tu aplicación."),
    "passwordless": _("Te pedirá tu huella, tu cara o el PIN del aparato."),
    "phone": _("10 números, lada incluida. Te enviaremos un código."),
}
# Fields of our own forms keep the help they bring; allauth's speaks another Spanish.
_PROPIOS = ("password1",)


class FormulariosDeCuentaMiddleware:
    """Gives allauth's pages our labels, classes, ids, error summary and status 422."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; the work is done when the view has named its template.

        Where nothing can be written the attempts are not counted, and allauth takes that for many.
        """
        respuesta = self.get_response(request)
        if respuesta.status_code == HTTPStatus.TOO_MANY_REQUESTS and not base_de_datos_escribe():
            return sin_guardar()
        return respuesta

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 429 where allauth only raises: a second code asked within seconds."""
        if not isinstance(exception, RateLimited):
            return None
        respuesta: HttpResponse = respond_429(request)
        return respuesta

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """Dress the forms of a page and list what must be mended."""
        datos = response.context_data
        if not datos:
            return response
        formularios = list(_formularios(datos))
        for formulario in formularios:
            _vestir(formulario)
        if request.method == "POST" and formularios:
            datos["faltas"] = {k: v for f in formularios for k, v in faltas(f).items()}
            if datos["faltas"]:
                response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response


def faltas(formulario: forms.BaseForm) -> dict[str, str]:
    """Return the first error of each field, by name; one of the whole form goes to its first."""
    if not formulario.is_bound:
        return {}
    visibles = formulario.visible_fields()
    if visibles:
        for error in formulario.non_field_errors():
            formulario.add_error(visibles[0].name, str(error))
    return {
        nombre: str(errores[0])
        for nombre, errores in formulario.errors.items()
        if nombre != NON_FIELD_ERRORS or not visibles
    }


def _formularios(datos: dict[str, object]) -> Iterator[forms.BaseForm]:
    vistos: list[forms.BaseForm] = []
    for nombre in _FORMULARIOS:
        formulario = datos.get(nombre)
        if isinstance(formulario, forms.BaseForm) and formulario not in vistos:
            vistos.append(formulario)
            yield formulario


def _vestir(formulario: forms.BaseForm) -> None:
    formulario.auto_id = "campo-%s"
    for nombre, campo in formulario.fields.items():
        campo.label = _ROTULOS.get(nombre, campo.label)
        campo.help_text = _AYUDAS.get(nombre, campo.help_text if nombre in _PROPIOS else "")
        campo.widget.attrs.pop("placeholder", None)
        if not isinstance(campo.widget, forms.CheckboxInput):
            campo.widget.attrs["class"] = "entrada"
        # The page tells what is missing, in Spanish and beside the field, as in every other form.
        formulario.use_required_attribute = False
