"""The QR is a small SVG without scripts, and says exactly the address."""

from experta.comun.xml import leer_xml
from experta.documentos.qr import qr_svg

DIRECCION = "https://municipio.example/verificar/7Q3KM2XW9RTA4HCV8N5PZD6EJY"


def test_el_qr_es_un_svg_bien_formado_que_escala() -> None:
    raiz = leer_xml(qr_svg(DIRECCION))
    assert raiz.tag == "{http://www.w3.org/2000/svg}svg"
    assert raiz.get("viewBox")
    assert raiz.get("width") is None


def test_el_mismo_texto_da_el_mismo_qr_y_otro_texto_otro() -> None:
    assert qr_svg(DIRECCION) == qr_svg(DIRECCION)
    assert qr_svg(DIRECCION) != qr_svg(DIRECCION.replace("7Q3K", "7Q3M"))


def test_el_texto_nunca_llega_como_marcado() -> None:
    assert b"<script" not in qr_svg("<script>alert(1)</script>")
