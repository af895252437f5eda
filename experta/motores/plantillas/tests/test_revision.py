"""Publication refuses a template that omits, hides or shrinks a legal element."""

import pytest

from experta.motores.plantillas import revisar_plantilla
from experta.motores.plantillas.contrato import CAMPOS_ACTO, ELEMENTOS
from experta.motores.plantillas.tests.apoyo import plantilla, recursos

_QR = 'image("qr.svg", width: 23mm, alt: "Código QR que abre " + datos.documento.url_verificacion)'
# What each element looks like in the shared sheet; the code is printed twice on purpose.
_EXPRESIONES = {
    "hechos": ('lista("Hechos", datos.hechos)', "[]"),
    "motivos": ('lista("Razones", datos.motivos)', "[]"),
    "qr": (_QR, "[]"),
}


def _revisar(base: bytes, campos: tuple[str, ...] = CAMPOS_ACTO) -> list[str]:
    hallazgos = revisar_plantilla(
        plantilla("resolucion-favorable"), "licencia.typ", {"_base.typ": base}, campos
    )
    return [hallazgo.mensaje for hallazgo in hallazgos]


@pytest.mark.parametrize("campo", CAMPOS_ACTO)
def test_se_descubre_cada_elemento_omitido(campo: str) -> None:
    base = recursos()["_base.typ"].decode()
    viejo, nuevo = _EXPRESIONES.get(campo, (f"datos.{campo}", '""'))
    assert viejo in base
    mensajes = _revisar(base.replace(viejo, nuevo).encode())
    assert f"La plantilla no muestra {ELEMENTOS[campo]}." in mensajes


@pytest.mark.parametrize(
    "trampa",
    [
        "hide(datos.autoridad.nombramiento)",
        "text(size: 2pt, datos.autoridad.nombramiento)",
        "place(dx: 400mm, text(datos.autoridad.nombramiento))",
        "box(width: 0pt, height: 0pt, scale(10%, text(datos.autoridad.nombramiento)))",
    ],
)
def test_lo_escondido_cuenta_como_omitido(trampa: str) -> None:
    base = recursos()["_base.typ"].decode()
    visible = "text(fill: gris, datos.autoridad.nombramiento)"
    assert visible in base
    mensajes = _revisar(base.replace(visible, trampa).encode())
    assert mensajes == ["La plantilla no muestra el nombramiento de quien firma."]


def test_una_plantilla_completa_no_tiene_hallazgos() -> None:
    assert _revisar(recursos()["_base.typ"]) == []


def test_una_plantilla_que_no_compila_da_su_archivo_y_su_linea() -> None:
    hallazgos = revisar_plantilla(b'#set document(title: "x")\n\n#nada', "mala.typ", {})
    assert [str(uno) for uno in hallazgos] == ["mala.typ:3: No existe la variable «nada»."]


def test_pedir_un_campo_que_no_existe_es_un_hallazgo() -> None:
    assert _revisar(recursos()["_base.typ"], ("autoridad.signo",)) == [
        "La plantilla no muestra autoridad.signo."
    ]
