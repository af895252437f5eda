"""What the child read in a file, as it is kept with the attachment."""

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

# How much of a text was kept before it was written down whether it went on.
_LETRAS = 6000
# Below this nothing is sharp enough to be read (README.md tells how it was measured).
NITIDEZ_MINIMA = 0.04
# Two copies of a picture differ by at most so many greys in a cell of `figura`…
_GRISES = 16
# …and a little everywhere: a great difference in few cells is another name on the same form.
_VECES, _DE_MAS = 4, 4


@dataclass(frozen=True)
class Lectura:
    """Facts, never judgements: those depend on the answers, which change.

    `texto` is the beginning of what a PDF says, and `cortado` whether it says more; `nitidez`,
    pairs of page and sharpness (None where nothing could be judged); `figura`, a mark of how a
    picture looks, empty for text.
    """

    texto: str = ""
    codigos: tuple[str, ...] = ()
    nitidez: tuple[tuple[int, float | None], ...] = ()
    vacia: bool = False
    figura: str = ""
    cortado: bool = False

    @property
    def dice_algo(self) -> bool:
        """Whether there was something to judge by: text, codes or a picture with contrast."""
        return bool(self.texto.strip() or self.codigos) or any(
            v is not None for _, v in self.nitidez
        )

    @property
    def hojas_borrosas(self) -> list[int]:
        """The pages too blurred to be read."""
        return [
            hoja for hoja, valor in self.nitidez if valor is not None and valor < NITIDEZ_MINIMA
        ]

    def se_parece(self, otra: "Lectura") -> bool:
        """Whether both are the same picture, perhaps saved again or made smaller."""
        if not (self.figura and otra.figura) or self.vacia:
            return False
        pares = zip(b64decode(self.figura), b64decode(otra.figura), strict=True)
        distancias = sorted(abs(una - otra) for una, otra in pares)
        casi_todas = distancias[len(distancias) * 199 // 200]
        return distancias[-1] <= min(_GRISES, _VECES * casi_todas + _DE_MAS)

    def a_json(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return asdict(self)


def de_json(datos: Mapping[str, Any]) -> Lectura:
    """Return a stored reading; an empty one for a file of before there were readings."""
    return Lectura(
        texto=datos.get("texto", ""),
        # Of one read before this was written down, only its length tells.
        cortado=datos.get("cortado", len(datos.get("texto", "")) >= _LETRAS),
        codigos=tuple(datos.get("codigos", ())),
        nitidez=tuple((hoja, valor) for hoja, valor in datos.get("nitidez", ())),
        vacia=datos.get("vacia", False),
        figura=datos.get("figura", ""),
    )
