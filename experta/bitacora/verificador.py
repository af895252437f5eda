"""Proves an exported log: `python -m experta.bitacora.verificador EXPORTACION`.

Needs neither Django nor the database, only the standard library and `cryptography`. Whoever
holds the verifier key and some checkpoints from outside (the OIC's mailbox, the printed minute)
needs to trust nobody: every leaf and every signed root is computed again.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from experta.bitacora.canonico import CAMPOS, canonico, huella
from experta.bitacora.merkle import Arbol
from experta.bitacora.notas import NotaInvalida, Punto, abrir, notas_en
from experta.comun.archivos import frase_del_sistema

FORMATO = "experta-bitacora/1"
# Two nodes of one installation may disagree by this much without anybody having backdated.
_DESFASE = timedelta(minutes=1)
_A_LA_VISTA = 20
# A note, the minute that quotes it, or the mail that brought the minute, as it was saved.
_GUARDADAS = (".nota", ".txt", ".eml")
_CAMPOS = set(CAMPOS)


@dataclass
class Informe:
    """What the verifier found. `errores` disprove the log; `avisos` limit what was proved."""

    hojas: int = 0
    puntos: int = 0
    cubiertas: int = 0
    errores: list[str] = field(default_factory=list)
    avisos: list[str] = field(default_factory=list)

    @property
    def correcto(self) -> bool:
        """Tell whether nothing disproves the log."""
        return not self.errores

    def __str__(self) -> str:
        """Return the report, ready to print."""
        titulo = "BITÁCORA ÍNTEGRA" if self.correcto else "LA BITÁCORA NO ES CONFIABLE"
        lineas = [
            titulo,
            f"Hojas leídas: {self.hojas}. Puntos de control: {self.puntos}. "
            f"Hojas cubiertas por una firma auténtica: {self.cubiertas}.",
            *(f"ERROR: {error}" for error in self.errores[:_A_LA_VISTA]),
            *(f"AVISO: {aviso}" for aviso in self.avisos[:_A_LA_VISTA]),
        ]
        ocultos = len(self.errores) - _A_LA_VISTA
        return "\n".join(lineas + ([f"… y {ocultos} errores más."] if ocultos > 0 else []))


def verificar_exportacion(
    ruta: Path, llave_publica: str | None = None, *, puntos: Path | None = None
) -> Informe:
    """Check an export from its first byte to its last.

    Args:
        ruta: the file that `exportar` wrote.
        llave_publica: verifier key obtained elsewhere; without it the file's own key is used,
            which proves nothing against whoever made the file.
        puntos: a note (or the minute or mail that brought it), or a folder of them, kept outside
            the installation; without them a log cut together with its checkpoints looks whole.

    Returns:
        The report; unreadable input is an error of it, never an exception.
    """
    informe = Informe()
    try:
        with ruta.open("rb") as archivo:
            lineas = enumerate(archivo, start=1)
            encabezado = _encabezado(next(lineas, (1, b""))[1])
            firmados = _puntos(encabezado, llave_publica, puntos, informe)
            raices = _recorrer(lineas, {punto.tamano for punto in firmados}, informe)
    except OSError as error:
        informe.errores.append(frase_del_sistema(error))
        return informe
    except NotaInvalida as error:
        informe.errores.append(str(error))
        return informe
    if informe.hojas != encabezado["hojas"]:
        informe.errores.append(
            f"El encabezado anuncia {encabezado['hojas']} hojas y el archivo trae {informe.hojas}."
        )
    _comparar(firmados, raices, informe)
    return informe


def _encabezado(linea: bytes) -> dict[str, Any]:
    try:
        encabezado = json.loads(linea)
        if encabezado["formato"] != FORMATO:
            raise ValueError
        return {
            "llave": str(encabezado["llave"]),
            "hojas": int(encabezado["hojas"]),
            "puntos": [str(nota) for nota in encabezado["puntos"]],
        }
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotaInvalida("La primera línea no es el encabezado de una exportación.") from error


def _externas(puntos: Path | None) -> Iterator[tuple[str, str]]:
    if puntos is None:
        return
    rutas = sorted(puntos.iterdir()) if puntos.is_dir() else [puntos]
    for ruta in (una for una in rutas if una == puntos or una.suffix in _GUARDADAS):
        texto = _texto_de(ruta)
        for nota in notas_en(texto) or [texto]:
            yield f"Nota externa {ruta.name}", nota


def _texto_de(ruta: Path) -> str:
    """Return what a file says; of a mail as it was saved, its body."""
    contenido = ruta.read_bytes()
    if ruta.suffix == ".eml":
        cuerpo = message_from_bytes(contenido, policy=default).get_body(("plain",))
        return str(cuerpo.get_content()) if cuerpo else ""
    return contenido.decode(errors="replace")


def _puntos(
    encabezado: dict[str, Any], llave_publica: str | None, puntos: Path | None, informe: Informe
) -> list[Punto]:
    """Return the authentic checkpoints, from the smallest; the others become errors."""
    llave = (llave_publica or encabezado["llave"]).strip()
    if llave_publica is None:
        informe.avisos.append(
            "Se usó la llave que viene en el archivo; compárala con la del acta del OIC."
        )
    elif llave != encabezado["llave"]:
        informe.errores.append("La llave del archivo no es la que indicaste.")
    propias = [
        (f"Punto de control {lugar}", nota)
        for lugar, nota in enumerate(encabezado["puntos"], start=1)
    ]
    ajenas = list(_externas(puntos))
    if not ajenas:
        informe.avisos.append(
            "No se compararon puntos de control guardados fuera; un corte del final que también "
            "borró sus puntos no se nota así."
        )
    internos = _abrir_todas(propias, llave, informe)
    if any(a.tamano >= b.tamano for a, b in pairwise(internos)):
        informe.errores.append("Los puntos de control del archivo no van de menor a mayor.")
    firmados = internos + _abrir_todas(ajenas, llave, informe)
    if not firmados:
        informe.errores.append("No hay ningún punto de control auténtico: nada prueba las hojas.")
    return sorted(firmados, key=lambda punto: punto.tamano)


def _abrir_todas(notas: Iterable[tuple[str, str]], llave: str, informe: Informe) -> list[Punto]:
    abiertos = []
    for donde, nota in notas:
        informe.puntos += 1
        try:
            abiertos.append(abrir(nota, llave))
        except NotaInvalida as error:
            informe.errores.append(f"{donde}: {error}")
    return abiertos


def _recorrer(
    lineas: Iterable[tuple[int, bytes]], tamanos: set[int], informe: Informe
) -> dict[int, bytes]:
    """Check each leaf and return the root of the log at each of the sizes it reaches."""
    arbol, raices, esperado = Arbol(), {}, 0
    previo = datetime.min.replace(tzinfo=UTC)
    for linea, texto in lineas:
        leida = _leer_hoja(texto)
        if leida is None:
            informe.errores.append(f"La línea {linea} no es una hoja (se esperaba {esperado}).")
            continue
        if leida.numero != esperado:
            informe.errores.append(f"Se esperaba la hoja {esperado} y viene la {leida.numero}.")
        if leida.recalculada != leida.publicada:
            informe.errores.append(f"La hoja {leida.numero} no corresponde a su huella: se alteró.")
        if previo - leida.momento > _DESFASE:
            informe.avisos.append(f"La hoja {leida.numero} tiene fecha anterior a la previa.")
        arbol.agregar(bytes.fromhex(leida.recalculada))
        if arbol.tamano in tamanos:
            raices[arbol.tamano] = arbol.raiz()
        esperado, previo = leida.numero + 1, leida.momento
    informe.hojas = arbol.tamano
    return raices


class _Leida(NamedTuple):
    numero: int
    momento: datetime
    recalculada: str
    publicada: str


def _leer_hoja(texto: bytes) -> _Leida | None:
    """Return what a line says of a leaf; None unless it is one, written in canonical form."""
    try:
        hoja = json.loads(texto)
        if canonico(hoja) + b"\n" != texto:
            return None
        publicada = hoja.pop("huella_hoja")
        momento = datetime.fromisoformat(hoja["at"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if hoja.keys() != _CAMPOS or type(hoja["numero"]) is not int or momento.tzinfo is None:
        return None
    return _Leida(hoja["numero"], momento, huella(hoja), publicada)


def _comparar(firmados: Sequence[Punto], raices: dict[int, bytes], informe: Informe) -> None:
    """Compare signed roots with computed ones; the first that fails says where to look."""
    for punto in firmados:
        if punto.tamano > informe.hojas:
            informe.errores.append(
                f"Se firmó una bitácora de {punto.tamano} hojas y el archivo trae "
                f"{informe.hojas}: falta desde la hoja {informe.hojas}."
            )
            return
        if raices[punto.tamano] != punto.raiz:
            informe.errores.append(
                f"La raíz de las primeras {punto.tamano} hojas no es la firmada: la alteración "
                f"está entre la hoja {informe.cubiertas} y la {punto.tamano - 1}."
            )
            return
        informe.cubiertas = punto.tamano
    if informe.cubiertas < informe.hojas:
        informe.avisos.append(
            f"Las hojas {informe.cubiertas} a {informe.hojas - 1} son posteriores al último "
            "punto firmado: todavía no las protege ninguna firma."
        )


def main(argumentos: Sequence[str] | None = None) -> int:
    """Run from a shell; return 0 if the log is whole, 1 if not."""
    opciones = argparse.ArgumentParser(description="Comprueba una bitácora exportada.")
    opciones.add_argument("exportacion", type=Path)
    opciones.add_argument("--llave", help="llave pública de la bitácora, como está en el acta")
    opciones.add_argument("--puntos", type=Path, help="nota o carpeta de notas guardadas fuera")
    dados = opciones.parse_args(argumentos)
    informe = verificar_exportacion(dados.exportacion, dados.llave, puntos=dados.puntos)
    sys.stdout.write(f"{informe}\n")
    return 0 if informe.correcto else 1


if __name__ == "__main__":
    sys.exit(main())
