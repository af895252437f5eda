"""A ficha in the words of its public page, and as linked data for search engines."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.ficha import Ficha
from experta.catalogo.models import Tramite, VersionTramite
from experta.catalogo.partes import Requisito
from experta.catalogo.visitas import sin_visitas, visita_segun_el_caso
from experta.comun.municipio import Dependencia, Municipio, Regla
from experta.pantallas.direcciones import absoluta
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.tramitacion.consultas.fechas import tiempo

_DIRIGIDO_A: dict[str, str | Promise] = {
    "ciudadania": _("Cualquier persona"),
    "empresa": _("Empresas y negocios"),
    "ambos": _("Personas y empresas"),
}
_CANALES: dict[str, str | Promise] = {
    "en_linea": _("En línea"),
    "ventanilla": _("En ventanilla"),
}


@dataclass(frozen=True)
class Hoja:
    """What the page of a trámite shows beyond the ficha itself."""

    version: VersionTramite
    ejecutable: Ejecutable
    municipio: Municipio

    @property
    def ficha(self) -> Ficha:
        """The ficha of the version in force."""
        return self.ejecutable.ficha

    @property
    def slug(self) -> str:
        """The name of the trámite in addresses."""
        return self.version.tramite.slug

    @property
    def disponible(self) -> bool:
        """Whether it may be started today."""
        return self.version.tramite.estado == Tramite.Estado.DISPONIBLE

    @property
    def en_linea(self) -> bool:
        """Whether it can be done here."""
        return "en_linea" in self.ficha.canales

    @property
    def sin_visitas(self) -> bool:
        """Whether nobody has to go or come anywhere from the beginning to the end."""
        return sin_visitas(self.version.ficha)

    @property
    def visita_segun_el_caso(self) -> bool:
        """Whether its visit depends on what each person answers."""
        return visita_segun_el_caso(self.version.ficha)

    @property
    def dirigido_a(self) -> str | Promise:
        """For whom it is, in words."""
        return _DIRIGIDO_A[self.ficha.dirigido_a]

    @property
    def canales(self) -> list[str | Promise]:
        """How it can be done, in words."""
        return [_CANALES[canal] for canal in self.ficha.canales]

    @property
    def plazo(self) -> str:
        """The legal plazo of the authority: `10 días hábiles`."""
        respuesta = self.ficha.plazo.respuesta
        return tiempo(nombrar(respuesta.cantidad, Unidad(respuesta.unidad)))

    @property
    def promesa(self) -> str:
        """What the office promises; "" when it promises nothing."""
        promesa = self.ficha.promesa
        return tiempo(nombrar(promesa.cantidad, Unidad(promesa.unidad))) if promesa else ""

    @property
    def prevencion(self) -> str:
        """How long the person has to answer the prevención."""
        dado = self.ficha.plazo.prevencion
        return tiempo(nombrar(dado.cantidad, Unidad(dado.unidad)))

    @property
    def regla_de_plazo(self) -> Regla | None:
        """The rule that fixes the plazo."""
        return self.municipio.marco.get(self.ficha.plazo.respuesta.regla)

    @property
    def regla_de_prevencion(self) -> Regla | None:
        """The rule of the prevención: when the authority may make it, and how often."""
        return self.municipio.marco.get(self.ficha.plazo.prevencion.regla)

    @property
    def regla_de_silencio(self) -> Regla | None:
        """The rule that says what silence means."""
        return self.municipio.marco.get(self.ficha.plazo.ficta_regla)

    @property
    def dependencia(self) -> Dependencia | None:
        """The office that answers for it."""
        return self.municipio.dependencias.get(self.ficha.dependencia)

    @property
    def oficinas(self) -> list[Dependencia]:
        """Where it is attended in person."""
        todas = self.municipio.dependencias
        return [todas[clave] for clave in self.ficha.oficinas if clave in todas]

    @property
    def autoridad_que_visita(self) -> str:
        """The name of who makes the visit; "" without visit."""
        return self._oficina(self.ficha.inspeccion.autoridad) if self.ficha.inspeccion else ""

    @property
    def visitas_despues(self) -> list[tuple[Requisito, str]]:
        """The visits that may follow the answer, each with the name of who makes it."""
        # A version published before it was asked does not say who: it is who answers for it.
        return [
            (uno, self._oficina(uno.autoridad or self.ficha.dependencia))
            for uno in self.ficha.visitas_despues
        ]

    def _oficina(self, clave: str) -> str:
        autoridad = self.municipio.dependencias.get(clave)
        return autoridad.nombre if autoridad else clave

    @property
    def pasos(self) -> list[str]:
        """The names of the steps, in order."""
        return [paso.nombre for paso in self.ejecutable.proceso.pasos()]

    @property
    def documentos(self) -> list[str]:
        """The titles of what one gets when the answer is yes."""
        return [documento.titulo for documento in self.ficha.documentos_para("favorable")]


def datos_enlazados(hoja: Hoja) -> dict[str, Any]:
    """Return the trámite as a schema.org GovernmentService."""
    ficha, municipio = hoja.ficha, hoja.municipio
    direccion = absoluta("portal:ficha", hoja.slug)
    datos: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": ficha.nombre,
        "alternateName": list(ficha.nombres_comunes),
        "description": ficha.descripcion,
        "identifier": ficha.clave,
        "url": direccion,
        "termsOfService": _plazo_legal(hoja),
        "serviceOutput": {"@type": "Thing", "name": ficha.resultado},
        "audience": {"@type": "Audience", "audienceType": str(hoja.dirigido_a)},
        "areaServed": {"@type": "AdministrativeArea", "name": municipio.nombre},
        "provider": {
            "@type": "GovernmentOrganization",
            "name": hoja.dependencia.nombre if hoja.dependencia else municipio.nombre,
            "parentOrganization": {"@type": "GovernmentOrganization", "name": municipio.nombre},
        },
        "availableChannel": [_canal_en_persona(oficina) for oficina in hoja.oficinas],
    }
    if hoja.en_linea:
        en_linea = {
            "@type": "ServiceChannel",
            "serviceUrl": direccion,
            "availableLanguage": "es-MX",
        }
        datos["availableChannel"].insert(0, en_linea)
    if ficha.costo.gratuito:
        datos["offers"] = {"@type": "Offer", "price": "0", "priceCurrency": "MXN"}
    return datos


def _plazo_legal(hoja: Hoja) -> str:
    regla, certeza = hoja.regla_de_plazo, hoja.ficha.plazo.respuesta.certeza
    donde = f"{regla.ley}, {regla.articulo}; {certeza}" if regla else certeza
    return f"Plazo legal para responder: {hoja.plazo} ({donde})."


def _canal_en_persona(oficina: Dependencia) -> dict[str, Any]:
    return {
        "@type": "ServiceChannel",
        "serviceLocation": {
            "@type": "GovernmentOffice",
            "name": oficina.nombre,
            "address": oficina.domicilio,
            "telephone": oficina.telefono,
        },
    }
