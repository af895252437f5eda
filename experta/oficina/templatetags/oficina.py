"""`{% load oficina %}`: the menu of the office."""

from django import template

from experta.oficina.menu import Entrada, menu

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_de_oficina(context: template.Context) -> list[Entrada]:
    """Return the entries of the menu for whoever reads the page."""
    return menu(context["request"])
