"""Every row that matters, against the leaves of its case; one case or all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.apps import apps
from django.db.models import Model, QuerySet

from experta.bitacora.models import ClaveDeAsunto, Hoja, Sellable
from experta.bitacora.services import asunto_sellado
from experta.documentos.models import Documento, Firma
from experta.expedientes import rules
from experta.expedientes.models import (
    Adjunto,
    Dictamen,
    Expediente,
    Ficta,
    Notificacion,
    Prevencion,
    Resolucion,
)
from experta.pagos.models import Pago
from experta.tramitacion.consultas.integridad import Dicho, Diferencia, Historia, leer

# Rows that an act may delete or leave without effect, and the act that says so.
_SE_BORRAN: Final[dict[type[Model], str]] = {
    Adjunto: "retirar_adjunto",
    Prevencion: "atender_vencimiento",
    Ficta: "retirar_ficta",
    Notificacion: "atender_vencimiento",
}


@dataclass(frozen=True)
class Cotejo:
    """What was found in one case, or in many.

    `anteriores` counts the lines that cannot be checked: they are older than the check.
    """

    expedientes: int
    hojas: int
    anteriores: int
    diferencias: tuple[Diferencia, ...]

    @property
    def correcto(self) -> bool:
        """Say whether nothing differs."""
        return not self.diferencias


def cotejar(expediente: Expediente) -> Cotejo:
    """Compare a case with its leaves; some twenty queries, however long its history is."""
    historia = leer(expediente)
    if historia.clave:
        filas = _traer(historia)
        for clave, dichos in historia.filas.items():
            _cotejar_fila(historia, clave, filas.get(clave), dichos)
        if not historia.anteriores:
            _sin_hoja(historia)
    return Cotejo(1, historia.hojas, historia.anteriores, tuple(historia.diferencias))


def cotejar_todos(expedientes: QuerySet[Expediente]) -> Cotejo:
    """Compare those cases, one by one: memory stays flat."""
    cuantos = hojas = anteriores = 0
    diferencias: list[Diferencia] = []
    for expediente in expedientes.defer("proceso").iterator(chunk_size=200):
        uno = cotejar(expediente)
        cuantos, hojas = cuantos + 1, hojas + uno.hojas
        anteriores += uno.anteriores
        diferencias += uno.diferencias
    return Cotejo(cuantos, hojas, anteriores, tuple(diferencias))


def los_ultimos(cuantos: int) -> Cotejo:
    """Compare the cases that moved last, for whoever waits for the answer at a page."""
    movidos = Expediente.objects.ingresados().order_by("-updated_at")
    claves = list(movidos.values_list("pk", flat=True)[:cuantos])
    return cotejar_todos(Expediente.objects.filter(pk__in=claves))


def hojas_sin_asunto() -> tuple[str, ...]:
    """Return, in words, the matters with leaves whose key or whose case is gone unexplained."""
    vivos = dict(
        ClaveDeAsunto.objects.filter(clave__isnull=False).values_list("asunto_id", "clave")
    )
    sellados = {asunto_sellado(bytes(clave or b"")): asunto for asunto, clave in vivos.items()}
    olvidados = set(Hoja.objects.filter(acto="olvidar").values_list("asunto", flat=True))
    ingresados = Hoja.objects.filter(acto="ingresar").exclude(asunto__in=olvidados)
    casos = set(Expediente.objects.values_list("pk", flat=True))
    return tuple(
        f"La hoja {numero} es del ingreso de un expediente que ya no está, y nadie lo olvidó."
        for numero, asunto in ingresados.values_list("numero", "asunto")
        if sellados.get(asunto) not in casos
    )


def _traer(historia: Historia) -> dict[str, Sellable]:
    """Return the rows that the leaves name, as they stand; one query for each kind."""
    por_modelo: dict[str, list[str]] = {}
    for clave in historia.filas:
        etiqueta, _, pk = clave.partition(":")
        por_modelo.setdefault(etiqueta, []).append(pk)
    filas: dict[str, Sellable] = {}
    for etiqueta, claves in por_modelo.items():
        for fila in apps.get_model(etiqueta).objects.filter(pk__in=claves):
            filas[fila.clave_en_bitacora] = fila
    return filas


def _cotejar_fila(
    historia: Historia, clave: str, fila: Sellable | None, dichos: dict[str, list[Dicho]]
) -> None:
    ultimo = max((uno[-1].hoja for uno in dichos.values()), key=lambda hoja: hoja.numero)
    modelo = apps.get_model(clave.partition(":")[0])
    nombre = str(modelo._meta.verbose_name)
    if fila is None:
        if not _se_borro(historia, modelo, ultimo):
            texto = f"Falta {nombre} {clave.partition(':')[2]}, que se anotó en la hoja"
            historia.agregar(ultimo, f"{texto} {ultimo.numero} ({ultimo.acto}): se borró.")
        return
    for campo, suyos in dichos.items():
        if (clave, campo) == (historia.expediente.clave_en_bitacora, "respuestas") and _escribe(
            historia.expediente
        ):
            continue
        _cotejar_campo(historia, (nombre, fila, campo), suyos)


def _cotejar_campo(historia: Historia, de: tuple[str, Sellable, str], dichos: list[Dicho]) -> None:
    nombre, fila, campo = de
    primero, ultimo = dichos[0], dichos[-1]
    que = f"{nombre.capitalize()} «{fila}»: «{_en_palabras(fila, campo)}»"
    if campo in type(fila).SELLADOS and any(uno.huella != primero.huella for uno in dichos):
        historia.agregar(
            primero.hoja, f"{que} no se puede cambiar y las hojas que hablan de él no coinciden."
        )
    if not historia.coincide(ultimo, campo, fila.sellado().get(campo)):
        hoja = ultimo.hoja
        historia.agregar(
            hoja, f"{que} ya no es lo que se anotó en la hoja {hoja.numero} ({hoja.acto})."
        )


def _en_palabras(fila: Sellable, campo: str) -> str:
    return str(getattr(fila._meta.get_field(campo.removesuffix("_id")), "verbose_name", campo))


def _escribe(expediente: Expediente) -> bool:
    """Say whether the person may be changing the answers now: a prevención waits for them."""
    return expediente.estado in (rules.BORRADOR, rules.PREVENIDO)


def _se_borro(historia: Historia, modelo: type[Model], ultimo: Hoja) -> bool:
    """Say whether an act that may take such a row away came with, or after, its last leaf."""
    acto = _SE_BORRAN.get(modelo)
    despues = historia.expediente.sucesos.filter(acto=acto, hoja__gte=ultimo.numero)
    return acto is not None and despues.exists()


def _sin_hoja(historia: Historia) -> None:
    """Add the rows that no leaf knows of: somebody put them there."""
    for fila in _las_que_importan(historia.expediente):
        if fila.clave_en_bitacora not in historia.filas:
            nombre = str(fila._meta.verbose_name).capitalize()
            historia.agregar(
                None, f"{nombre} «{fila}» no está en ninguna hoja: se agregó por fuera."
            )


def _las_que_importan(expediente: Expediente) -> Iterator[Sellable]:
    pk = expediente.pk
    consultas: list[Iterable[Sellable]] = [
        Dictamen.objects.filter(expediente=pk),
        Resolucion.objects.filter(expediente=pk),
        Ficta.objects.filter(expediente=pk),
        Prevencion.objects.filter(expediente=pk),
        Adjunto.objects.filter(expediente=pk),
        Firma.objects.filter(documento__expediente=pk),
        Pago.objects.filter(orden__expediente=pk),
        Documento.objects.filter(expediente=pk, estado__in=Documento.EMITIDOS),
    ]
    for consulta in consultas:
        yield from consulta
