"""What other sites paste and what is printed to hand out."""

from django.urls import URLPattern, path

from experta.portal.views import sitio

urlpatterns: list[URLPattern] = [
    path("para-tu-sitio/", sitio.para_tu_sitio, name="para_tu_sitio"),
    path("para-tu-sitio/buscador.js", sitio.caja_de_busqueda, name="caja_de_busqueda"),
    path("para-tu-sitio/logotipos.zip", sitio.logotipos, name="logotipos"),
    path("para-tu-sitio/logotipo-<slug:variante>.<slug:formato>", sitio.logotipo, name="logotipo"),
    path("cartel/", sitio.cartel, name="cartel"),
    path("sectores/<slug:sector>/hoja/", sitio.hoja_de_sector, name="hoja_de_sector"),
]
