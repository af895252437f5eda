"""Whether a case is still what its leaves say: each line against its leaf, each row against both.

What a leaf digests can be computed again from what is kept beside it (`Suceso.sello`, the line of
the ledger itself) with the key of the case. An operator who rewrites a row leaves another digest;
one who rewrites the digests too leaves a leaf that no signed checkpoint holds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from experta.bitacora import canonico
from experta.bitacora.models import Hoja, Sellable
from experta.bitacora.services import (
    COMPROBABLE,
    asunto_sellado,
    clave_de,
    dato_sellado,
    persona_sellada,
    resumen_de,
)
from experta.comun import reloj
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Suceso
from experta.expedientes.services.historia import DE_ARCHIVO, NO_SE_ENVIO
from experta.plazos.models import Renglon


@dataclass(frozen=True)
class Diferencia:
    """What does not match, as a sentence; `hoja` is the leaf that contradicts it, if one does."""

    asunto: UUID
    folio: str
    hoja: int | None
    texto: str

    @property
    def clave(self) -> str:
        """Return the same name each time that it is found."""
        return sha256(f"{self.asunto}:{self.hoja}:{self.texto}".encode()).hexdigest()


@dataclass(frozen=True)
class Dicho:
    """What one leaf says of one field of a row: its keyed digest."""

    hoja: Hoja
    huella: str


@dataclass
class Historia:
    """What the leaves of a case prove, and what they contradict already by themselves.

    `filas` is what they say of each row (`Sellable.clave_en_bitacora`), field by field, oldest
    first; only what a leaf really holds is in it. `anteriores` counts the lines written before
    leaves could be computed again, `sin_filas` what they did; `actos` is what any true line did.
    """

    expediente: Expediente
    clave: bytes
    hojas: int = 0
    anteriores: int = 0
    actos: set[str] = field(default_factory=set)
    sin_filas: set[str] = field(default_factory=set)
    filas: dict[str, dict[str, list[Dicho]]] = field(default_factory=dict)
    diferencias: list[Diferencia] = field(default_factory=list)

    def agregar(self, hoja: Hoja | None, texto: str) -> None:
        """Keep one more difference."""
        caso = self.expediente
        numero = hoja.numero if hoja else None
        self.diferencias.append(Diferencia(caso.pk, caso.folio or "", numero, texto))

    def cambiados(self, fila: Sellable) -> list[str] | None:
        """Return which fields of a row are not what its leaves say; None when none speaks of it."""
        dichos = self.filas.get(fila.clave_en_bitacora)
        if dichos is None:
            return None
        valores, fijos = fila.sellado(), type(fila).SELLADOS
        return [
            campo
            for campo, suyos in dichos.items()
            if not self.coincide(suyos[-1], campo, valores.get(campo))
            or (campo in fijos and any(uno.huella != suyos[0].huella for uno in suyos))
        ]

    def coincide(self, dicho: Dicho, campo: str, valor: object) -> bool:
        """Say whether that value is the one that a leaf digested."""
        return dicho.huella == dato_sellado(self.clave, [campo, valor])


def archivo_intacto(documento: Documento) -> bool:
    """Say whether the file kept is the one whose digest the row says that was sealed."""
    try:
        return sha256(documentos.leer_sellado(documento)).hexdigest() == documento.huella_sellada
    except (OSError, ValueError):
        return False


def leer(expediente: Expediente) -> Historia:
    """Return what the leaves of a case say; five queries, however long its history is."""
    clave = clave_de(expediente.pk)
    historia = Historia(expediente, clave or b"")
    sucesos = list(expediente.sucesos.select_related("actor").order_by("hoja", "pk"))
    renglones = _renglones(expediente)
    if clave:
        _cotejar_hojas(historia, sucesos, renglones)
    elif sucesos or renglones:
        historia.agregar(None, "La llave de este expediente ya no está: nada prueba lo demás.")
    return historia


def _cotejar_hojas(
    historia: Historia, sucesos: Iterable[Suceso], renglones: Iterable[Renglon]
) -> None:
    """Give each line its leaf: none is missing and none is left over."""
    suyas = Hoja.objects.filter(asunto=asunto_sellado(historia.clave))
    hojas = {una.numero: una for una in suyas}
    historia.hojas = len(hojas)
    for una in hojas.values():
        if canonico.huella(una.contenido()) != una.huella_hoja:
            historia.agregar(una, f"La {_de(una)} no corresponde a su huella: se alteró.")
    for suceso in sucesos:
        _cotejar_suceso(historia, suceso, hojas.pop(suceso.hoja, None))
    for renglon in renglones:
        if renglon.hoja is None:
            historia.anteriores += 1
        else:
            _cotejar_renglon(historia, renglon, hojas.pop(renglon.hoja, None))
    for sobra in hojas.values():
        historia.agregar(sobra, f"A la {_de(sobra)} se le borró su renglón: ya no está.")


def _renglones(expediente: Expediente) -> list[Renglon]:
    suyos = Renglon.objects.filter(plazo__asunto=expediente.pk).select_related("plazo")
    return list(suyos.order_by("plazo", "orden"))


def _cotejar_suceso(historia: Historia, suceso: Suceso, hoja: Hoja | None) -> None:
    que = f"El renglón de la historia «{suceso.texto[:80]}»"
    if hoja is None:
        historia.agregar(None, f"{que} dice ser de la hoja {suceso.hoja}, que no es suya.")
        return
    mal = list(_lo_que_cambio(historia.clave, suceso, hoja))
    if mal:
        historia.agregar(hoja, f"{que} no es el de la {_de(hoja)}: cambió {', '.join(mal)}.")
    if not mal:
        historia.actos.add(hoja.acto)
    if not hoja.resumen.startswith(COMPROBABLE):
        historia.anteriores += 1
        historia.sin_filas.add(hoja.acto)
    elif resumen_de(historia.clave, suceso.sello) != hoja.resumen:
        historia.agregar(hoja, f"{que} ya no trae lo que resume la {_de(hoja)}.")
    else:
        for fila, campos in suceso.sello["filas"].items():
            dichos = historia.filas.setdefault(fila, {})
            for campo, huella in campos.items():
                dichos.setdefault(campo, []).append(Dicho(hoja, huella))


def _lo_que_cambio(clave: bytes, suceso: Suceso, hoja: Hoja) -> Iterator[str]:
    """Yield, in words, what of a line is not what its leaf says."""
    actor = str(suceso.actor.publica) if suceso.actor else "sistema"
    if suceso.acto != hoja.acto:
        yield "qué se hizo"
    if suceso.at != hoja.at:
        yield "cuándo"
    if persona_sellada(clave, actor) != hoja.actor:
        yield "quién lo hizo"
    if persona_sellada(clave, suceso.en_nombre_de) != hoja.en_nombre_de:
        yield "en nombre de quién"
    if not suceso.sello:
        return
    callado = suceso.acto in DE_ARCHIVO and suceso.texto == NO_SE_ENVIO
    if not callado and dato_sellado(clave, suceso.texto) != suceso.sello.get("texto"):
        yield "lo que dice"
    if suceso.publico != suceso.sello.get("publico"):
        yield "quién lo puede leer"


def _cotejar_renglon(historia: Historia, renglon: Renglon, hoja: Hoja | None) -> None:
    que = f"El renglón {renglon.orden} del plazo «{renglon.plazo.clave}»"
    if hoja is None:
        historia.agregar(None, f"{que} dice ser de la hoja {renglon.hoja}, que no es suya.")
    elif resumen_de(historia.clave, renglon.sellado()) != hoja.resumen:
        historia.agregar(hoja, f"{que}, o su plazo, no es el de la {_de(hoja)}: se cambió.")


def _de(hoja: Hoja) -> str:
    return f"hoja {hoja.numero} ({hoja.acto}, {reloj.local(hoja.at):%d/%m/%Y %H:%M})"
