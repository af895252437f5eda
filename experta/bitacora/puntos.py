"""Checkpoints: every few minutes the log's size and root, signed, leave the machine."""

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from experta.bitacora.canonico import huella
from experta.bitacora.llaves import Llave, abrir_llave, escribir_seguro
from experta.bitacora.merkle import Arbol
from experta.bitacora.models import Hoja, Libro, PuntoDeControl
from experta.bitacora.notas import NotaInvalida, Punto, abrir, firmar
from experta.comun import reloj


class HistoriaContradictoria(Exception):
    """The log no longer contains what was signed before; the message is a Spanish sentence."""


def crear_punto_de_control(*, carpeta: Path, llaves: Path) -> PuntoDeControl | None:
    """Sign the log as it stands and write the note to the outbound folder.

    The newest note of the folder and the newest of the table are compared with the tree first.
    Reads every leaf hash (0.2 s for 100,000), outside any transaction, and computes again the
    leaves since then.

    Args:
        carpeta: outbound folder, one file `punto-<size>.nota` per checkpoint.
        llaves: folder of the signing key, made there on first use.

    Returns:
        The new checkpoint, or None if there is no leaf since the last one.

    Raises:
        HistoriaContradictoria: the log is smaller than a note, or has another root at its
            size, or its numbers have a gap, or a new leaf is not its hash: somebody restored or
            rewrote the database.
        LlaveInservible: the signing key cannot be used.
    """
    notas = _notas_anteriores(carpeta)
    llave = abrir_llave(llaves, crear=not notas)
    anteriores = [_abrir(donde, nota, llave) for donde, nota in notas.items()]
    actual, raices = _raices(llave.origen, {punto.tamano for punto in anteriores})
    _recalcular(max((punto.tamano for punto in anteriores), default=0), actual.tamano)
    for punto in anteriores:
        _comparar(punto, actual, raices)
    if not actual.tamano or PuntoDeControl.objects.filter(tamano=actual.tamano).exists():
        return None
    return _publicar(actual, llave, carpeta)


def _notas_anteriores(carpeta: Path) -> dict[str, str]:
    """Return the newest note of the outbound folder and of the table, by where it stands."""
    notas = {}
    ultima = max(carpeta.glob("punto-*.nota"), default=None)
    if ultima is not None:
        notas[f"el archivo {ultima}"] = ultima.read_text(encoding="utf-8")
    fila = PuntoDeControl.objects.last()
    if fila is not None:
        notas[f"la base de datos ({fila})"] = fila.nota_firmada
    return notas


def _abrir(donde: str, nota: str, llave: Llave) -> Punto:
    try:
        return abrir(nota, llave.verificadora)
    except NotaInvalida as error:
        raise HistoriaContradictoria(f"No se puede creer en {donde}. {error}") from error


def _raices(origen: str, tamanos: Iterable[int]) -> tuple[Punto, dict[int, bytes]]:
    """Return the log as it stands and its root at each of the sizes it has reached."""
    libro = Libro.objects.first()
    # Numbers below the counter are committed; whatever is being written now comes after.
    hojas = Hoja.objects.filter(numero__lt=libro.siguiente if libro else 0)
    arbol, raices, pedidos = Arbol(), {}, set(tamanos)
    for numero, dicha in hojas.values_list("numero", "huella_hoja").iterator(chunk_size=5000):
        if numero != arbol.tamano:
            raise HistoriaContradictoria(f"Falta la hoja {arbol.tamano} de la bitácora.")
        arbol.agregar(bytes.fromhex(dicha))
        if arbol.tamano in pedidos:
            raices[arbol.tamano] = arbol.raiz()
    return Punto(origen, arbol.tamano, arbol.raiz()), raices


def _recalcular(desde: int, hasta: int) -> None:
    """Compute again, from what it says, each leaf that no checkpoint has signed yet."""
    for hoja in Hoja.objects.filter(numero__gte=desde, numero__lt=hasta).iterator(chunk_size=2000):
        if huella(hoja.contenido()) != hoja.huella_hoja:
            raise HistoriaContradictoria(
                f"La hoja {hoja.numero} de la bitácora ({hoja.acto}) no corresponde a su huella: "
                "alguien la cambió."
            )


def _comparar(anterior: Punto, actual: Punto, raices: dict[int, bytes]) -> None:
    if anterior.tamano > actual.tamano:
        raise HistoriaContradictoria(
            f"La bitácora tiene {actual.tamano} hojas y ya se había firmado una de "
            f"{anterior.tamano}: se cortó o se restauró un respaldo viejo."
        )
    if raices[anterior.tamano] != anterior.raiz:
        raise HistoriaContradictoria(
            f"Las primeras {anterior.tamano} hojas no son las que se firmaron: "
            "alguien reescribió la bitácora."
        )


@transaction.atomic
def _publicar(actual: Punto, llave: Llave, carpeta: Path) -> PuntoDeControl:
    """Write row and file. The file is on disk before the row is committed: no row without it."""
    nota = firmar(actual, llave.privada)
    punto = PuntoDeControl.objects.create(
        tamano=actual.tamano, raiz=actual.raiz.hex(), nota_firmada=nota, at=reloj.ahora()
    )
    escribir_seguro(carpeta / f"punto-{actual.tamano:012d}.nota", nota.encode())
    return punto
