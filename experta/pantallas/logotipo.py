"""The town's button for its own site: the platform's mark and its name, drawn as SVG and as PNG."""

from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from experta.comun.municipio import Municipio
from experta.documentos.png import como_png
from experta.motores import plantillas
from experta.pantallas.tema import tema

ALTO = 96
ESCALA = 3  # the PNG has three points for each one, for sharp screens
_LETRA = Path(plantillas.__file__).parent / "fuentes" / "SourceSans3_600SemiBold.ttf"
_ESCUDO = "M2 2h36v24c0 9-8 15-18 18C10 41 2 35 2 26z"
_LADOS = ((2, 2), (38, 2), (38, 26), (36, 32), (30, 39), (20, 44), (10, 39), (4, 32), (2, 26))
VARIANTES = ("claro", "oscuro")


@dataclass(frozen=True)
class Logotipo:
    """A mark with two lines; `claro` is for light pages, `oscuro` for dark ones."""

    plataforma: str
    municipio: str
    letra: str
    tinta: str
    escudo: str
    inicial: str

    @classmethod
    def de(cls, municipio: Municipio, variante: str) -> "Logotipo":
        """Return the town's in one variant.

        Raises:
            KeyError: there is no such variant.
        """
        principal = tema(municipio.colores)["principal"]
        tinta, escudo, inicial = {
            "claro": (principal, principal, "#ffffff"),
            "oscuro": ("#ffffff", "#ffffff", principal),
        }[variante]
        return cls(
            municipio.plataforma,
            municipio.nombre,
            municipio.nombre_corto[:1],
            tinta,
            escudo,
            inicial,
        )

    @property
    def ancho(self) -> int:
        """Points that the drawing takes: the longer line, with air."""
        largo = max(len(self.plataforma) * 21, len(self.municipio) * 11)
        return ALTO + largo + 16

    def svg(self) -> bytes:
        """Return it as SVG; text stays text, so that it is read aloud and searched."""
        nombre = escape(f"{self.plataforma}, {self.municipio}")
        dibujo = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.ancho} {ALTO}" '
            f'width="{self.ancho}" height="{ALTO}" role="img"><title>{nombre}</title>'
            f'<g transform="translate(12 14) scale(1.5)"><path fill="{self.escudo}" d="{_ESCUDO}"/>'
            f'<text x="20" y="31" text-anchor="middle" font-size="26" font-weight="600" '
            f'font-family="sans-serif" fill="{self.inicial}">{escape(self.letra)}</text>'
            f"</g><g font-family=\"'Source Sans 3','Segoe UI',Roboto,Arial,sans-serif\" "
            f'font-weight="600" fill="{self.tinta}">'
            f'<text x="{ALTO}" y="46" font-size="36">{escape(self.plataforma)}</text>'
            f'<text x="{ALTO}" y="74" font-size="20">{escape(self.municipio)}</text></g></svg>'
        )
        return dibujo.encode()

    def png(self) -> bytes:
        """Return it as PNG with a transparent background, three points for each one."""
        from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - nobody else here draws

        def letra(puntos: int) -> "ImageFont.FreeTypeFont":
            return ImageFont.truetype(str(_LETRA), puntos * ESCALA)

        lienzo = Image.new("RGBA", (self.ancho * ESCALA, ALTO * ESCALA))
        pluma = ImageDraw.Draw(lienzo)
        lados = [((12 + x * 1.5) * ESCALA, (14 + y * 1.5) * ESCALA) for x, y in _LADOS]
        pluma.polygon(lados, fill=self.escudo)
        centro = (42 * ESCALA, 60 * ESCALA)
        pluma.text(centro, self.letra, self.inicial, letra(39), anchor="ms")
        for texto, base, puntos in ((self.plataforma, 46, 36), (self.municipio, 74, 20)):
            pluma.text(
                (ALTO * ESCALA, base * ESCALA), texto, self.tinta, letra(puntos), anchor="ls"
            )
        return como_png(lienzo)
