"""The public register of what the town granted: what each ficha lets be seen, and nothing else.

Every entry is cut by the ficha in force of its trámite. When that ficha is published anew its
entries are not shown until they are cut again, so what the town no longer lets be seen is gone at
once. Documents of a trámite whose ficha has no `registro` are never in it.
"""

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet

from experta.catalogo.ejecutable import cargar
from experta.catalogo.models import VersionTramite
from experta.catalogo.partes import RegistroPublico
from experta.documentos.models import Documento, Inscripcion
from experta.documentos.renovaciones import Publico, borrar_inscripciones, inscribir
from experta.expedientes.models import Expediente, Parte
from experta.expedientes.rules import FAVORABLE
from experta.tramitacion import contenidos

RESERVADO = "Reservado"
_LIMITE = 500  # entries in one round; what is left waits for the next


def publicados() -> QuerySet[Inscripcion]:
    """Return the entries that may be shown: those cut by the ficha in force."""
    return Inscripcion.objects.filter(version=F("documento__expediente__tramite__vigente"))


def con_registro() -> QuerySet[VersionTramite]:
    """Return the version in force of each trámite that has a public register, by name."""
    en_vigor = VersionTramite.objects.filter(tramite__vigente=F("pk"))
    publican = en_vigor.filter(ficha__registro__has_key="titular")
    return publican.select_related("tramite").order_by("nombre", "pk")


def poner_al_dia() -> int:
    """Write what is missing or was cut by another version, drop what is no longer shown.

    Doing it again changes nothing. Return how many entries were written.
    """
    versiones = {version.tramite_id: version for version in con_registro()}
    borrar_inscripciones(Inscripcion.objects.exclude(documento__expediente__tramite__in=versiones))
    pendientes = _pendientes(versiones)[:_LIMITE]
    for documento in pendientes:
        vigente = versiones[documento.expediente.tramite_id]
        regla = cargar(vigente).ficha.registro
        if regla:
            inscribir(documento=documento, version=vigente, publico=_corte(documento, regla))
    return len(pendientes)


def _pendientes(versiones: dict[int, VersionTramite]) -> QuerySet[Documento]:
    al_dia = Q(inscripcion__version=F("expediente__tramite__vigente"))
    emitidos = Documento.objects.filter(
        clase="resolucion",
        estado__in=Documento.EMITIDOS,
        expediente__estado=FAVORABLE,
        expediente__tramite__in=versiones,
    )
    emitidos = emitidos.filter(Q(inscripcion=None) | ~al_dia).sin_notificacion_por_abrir()
    return emitidos.select_related("expediente__tramite", "expediente__version").order_by(
        "created_at", "pk"
    )


def _corte(documento: Documento, regla: RegistroPublico) -> Publico:
    expediente = documento.expediente
    ejecutable = cargar(expediente.version)
    return Publico(
        titular=_titular(expediente, regla.titular),
        objeto=regla.objeto,
        datos=contenidos.elegidos(expediente, ejecutable, regla.datos),
    )


def _titular(expediente: Expediente, como: str) -> str:
    """Return the holder as the ficha allows; initials protect people, not companies."""
    if como == "reservado":
        return RESERVADO
    nombre = expediente.titular_nombre
    de_empresa = expediente.partes.filter(rol=Parte.Rol.TITULAR, organizacion__isnull=False)
    return nombre if como == "nombre" or de_empresa.exists() else " ".join(_iniciales(nombre))


def _iniciales(nombre: str) -> Iterator[str]:
    return (f"{palabra[0].upper()}." for palabra in nombre.split())
