"""Papers good and bad, each with what must be said of it: nothing, a remark, or a refusal.

Used by `test_corpus.py`, and printed as a table by `python -m bench.subidas`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from experta.catalogo.partes import Comprobacion, Requisito
from experta.comun.identificadores import digito_curp
from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.revision.firmas import reconocer
from experta.expedientes.revision.reparos import Caso, Papel, revisar_papel
from experta.expedientes.revision.revisor import revisar, unir
from experta.expedientes.tests import archivos_de_prueba as crudos
from experta.expedientes.tests import papeles_de_prueba as papeles
from experta.expedientes.tests.papeles_de_prueba import (
    con_codigo,
    credencial,
    escaneado,
    escrito,
    fotografiado,
    hoja,
    jpg,
)

HOY = date(2026, 11, 22)
ANA, LUIS = "ANA RUIZ LUNA", "LUIS ORTIZ SOTO"
RFC, OTRO_RFC, CFE = "RULA800101AB1", "OISL750202XY3", "CSS160330CP7"
CURP, OTRA_CURP = (uno + digito_curp(uno) for uno in ("RULA800101MCHZNN0", "OISL750202HCHRTS0"))
SAT = "https://siat.sat.gob.mx/app/qr/faces/pages/mobile/validadorqr.jsf?D1=10&D2=1&D3=15020417_"
CFDI = (
    "https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx"
    "?id=5803EB8D-81CD-4557-8719-26632D2FA434&re={}&rr={}&tt=580.00&fe=7wmFDw=="
)
CATASTRAL = {"patron": "^[0-9]{3}-[0-9]{3}-[0-9]{3}(-[0-9]{4})?$", "ejemplo": "123-045-006"}
RESPUESTAS = {
    "nombre": "Ana Ruiz Luna",
    "curp": CURP,
    "rfc": RFC,
    "clave_catastral": {"clave_catastral": "123-045-006"},
    "paginas": "2",
}
RECIBO = (
    "COMISION FEDERAL DE ELECTRICIDAD",
    f"RFC: {CFE}",
    "Servicio a nombre de {}",
    "CALLE ALLENDE 100, COL. CENTRO, CHIHUAHUA, CHIH.",
    "PERIODO FACTURADO: 10 AGO 26 - {}",
    "LÍMITE DE PAGO: 28 DIC 26. Gracias por su pago oportuno, conserve su comprobante.",
)
NACIMIENTO = (
    "ESTADOS UNIDOS MEXICANOS, REGISTRO CIVIL, ACTA DE NACIMIENTO",
    f"Nombre: {ANA}. Fecha de nacimiento: 01/01/1980. Fecha de registro 15/01/1980",
    f"Clave Única de Registro de Población: {CURP}",
    "Se extiende la presente copia certificada a los {} días del mes de {} de 2026. Doy fe.",
)


@dataclass(frozen=True)
class Documento:
    """A paper of the corpus: how it is made, what is checked, what must be said.

    `espera` is empty for a good one, the key of its remark, or the beginning of «rechazo: …».
    """

    que: str
    hacer: Callable[[], bytes]
    espera: str = ""
    nombre: str = "a.pdf"
    comprueba: tuple[str, ...] = ()
    dias: int | None = None
    antes: Callable[[], bytes] | None = None
    respuestas: dict[str, Any] = field(default_factory=lambda: dict(RESPUESTAS))

    def salida(self) -> str:
        """Return what the checks say of it, in the words of `espera`."""
        try:
            papel = _papel(self.hacer(), self.nombre)
        except ArchivoRechazado as rechazo:
            return f"rechazo: {rechazo}"
        anteriores = [_papel(self.antes(), "antes.jpg")] if self.antes else []
        caso = Caso(self.respuestas, anteriores, CATASTRAL)
        return ", ".join(uno.clave for uno in revisar_papel(papel, self._requisito(), caso))

    def _requisito(self) -> Requisito:
        return Requisito(
            clave="papel",
            nombre="Papel",
            tipo="documento",
            razon="Para probar.",
            fundamento="art. 1",
            certeza="demostración",
            antiguedad_maxima_dias=self.dias,
            comprobaciones=tuple(Comprobacion(que=que, contra=que) for que in self.comprueba),
        )


def _papel(contenido: bytes, nombre: str) -> Papel:
    if contenido.startswith(b"%PDF") and nombre == "antes.jpg":
        nombre = "antes.pdf"
    revision = revisar(contenido, reconocer(contenido, nombre, ("pdf", "jpg", "png")))
    huella = sha256(contenido).hexdigest()
    return Papel(nombre, "papel", huella, revision.paginas, HOY, revision.lectura)


def recibo(de: str = ANA, hasta: str = "10 OCT 26") -> bytes:
    """Return an electricity bill as its company sends it."""
    return escrito(*(renglon.format(hasta if "PERIODO" in renglon else de) for renglon in RECIBO))


def acta(dia: int, mes: str) -> bytes:
    """Return a birth certificate issued on that day of 2026."""
    return escrito(*(uno.format(dia, mes) if "{}" in uno else uno for uno in NACIMIENTO))


def ine(nombre: str = ANA, **foto: Any) -> papeles.Lienzo:
    """Return the photo of an identity card."""
    return fotografiado(credencial(nombre), **foto)


def pagina(nombre: str = ANA, **foto: Any) -> papeles.Lienzo:
    """Return the photo of a written page."""
    return fotografiado(hoja("CONSTANCIA", f"A nombre de {nombre}"), **foto)


def fiscal(rfc: str, nombre: str = ANA) -> bytes:
    """Return a constancia de situación fiscal, printed and scanned: only its code can be read."""
    return escaneado(con_codigo(hoja("CONSTANCIA DE SITUACIÓN FISCAL", nombre), SAT + rfc))


D = Documento
J: dict[str, Any] = {"nombre": "foto.jpg"}
BUENOS = (
    D("recibo de luz reciente", recibo, comprueba=("nombre",), dias=90),
    D("recibo con el nombre en otro orden", lambda: recibo("RUIZ LUNA ANA"), comprueba=("nombre",)),
    D("recibo con un nombre de más", lambda: recibo("ANA MARÍA RUIZ LUNA"), comprueba=("nombre",)),
    D("recibo del último día permitido", lambda: recibo(hasta="24 AGO 26"), dias=90),
    D("acta vieja en copia reciente", lambda: acta(10, "noviembre"), dias=180),
    D("acta con su CURP", lambda: acta(10, "noviembre"), comprueba=("curp", "nombre")),
    D(
        "papel sin fecha",
        lambda: escrito("Constancia de no adeudo a nombre de quien la pide"),
        dias=30,
    ),
    D("escritura de 1998", lambda: escrito("Escritura del 3 de marzo de 1998, notaría 5"), dias=30),
    D(
        "factura: soy quien recibe",
        lambda: escrito(f"Emisor {CFE} Receptor {RFC}"),
        comprueba=("rfc",),
    ),
    D("factura en general", lambda: escrito(f"Emisor {CFE} XAXX010101000"), comprueba=("rfc",)),
    D("situación fiscal escaneada", lambda: fiscal(RFC), comprueba=("rfc",)),
    D(
        "foto de su código fiscal",
        lambda: jpg(con_codigo(hoja("CONSTANCIA"), SAT + RFC)),
        **J,
        comprueba=("rfc",),
    ),
    D(
        "factura con código, recibe",
        lambda: escaneado(con_codigo(hoja("CFDI"), CFDI.format(CFE, RFC))),
        comprueba=("rfc",),
    ),
    D(
        "predial con su clave",
        lambda: escrito("Predio 123-045-006, tel. 614-415-1234"),
        comprueba=("clave_catastral",),
    ),
    D("credencial nítida", lambda: jpg(ine()), **J, comprueba=("nombre", "curp")),
    D("credencial con poca luz", lambda: jpg(ine(contraste=0.4, ruido=14)), **J),
    D("credencial muy comprimida", lambda: jpg(ine(), 25, 0.5), **J),
    D("hoja apenas movida", lambda: jpg(pagina(desenfoque=2)), **J),
    D(
        "hoja de letra grande, algo movida",
        lambda: jpg(fotografiado(hoja(letra=60), desenfoque=3)),
        **J,
    ),
    D("foto de 12 megapixeles", lambda: jpg(pagina(), escala=1.4), **J),
    D("foto de lado, dicho por la cámara", crudos.de_lado, **J),
    D("foto de cabeza, sin que nadie lo diga", lambda: jpg(pagina(giro=180)), **J),
    D(
        "escaneo de tres hojas",
        lambda: escaneado(hoja("1"), hoja("2"), hoja("3")),
        comprueba=("paginas",),
    ),
    D("escaneo girado por su lector", lambda: escrito("Constancia de residencia", vuelta=-90)),
    D(
        "dos fotos unidas",
        lambda: unir([("1.jpg", jpg(ine())), ("2.jpg", jpg(pagina()))]),
        comprueba=("paginas",),
    ),
    D("las dos caras de la credencial", lambda: jpg(ine("VUELTA")), **J, antes=lambda: jpg(ine())),
    D(
        "mismo formato de otra persona",
        lambda: jpg(credencial(LUIS)),
        **J,
        antes=lambda: jpg(credencial(ANA)),
    ),
    D(
        "sin respuestas todavía",
        lambda: recibo(LUIS),
        comprueba=("nombre", "rfc", "curp"),
        respuestas={},
    ),
)
MALOS = (
    D("PDF que no deja copiar, en blanco", lambda: crudos.cifrado(""), "vacio"),
    D("credencial borrosa", lambda: jpg(ine(desenfoque=5)), "legible", **J),
    D("hoja borrosa", lambda: jpg(pagina(desenfoque=5)), "legible", **J),
    D("hoja borrosa y con grano", lambda: jpg(pagina(desenfoque=8, ruido=14)), "legible", **J),
    D("hoja borrosa y oscura", lambda: jpg(pagina(desenfoque=6, contraste=0.5)), "legible", **J),
    D(
        "miniatura agrandada",
        lambda: jpg(hoja().resize((150, 195)).resize((1500, 1950))),
        "legible",
        **J,
    ),
    D("escaneo con una hoja borrosa", lambda: escaneado(hoja(), pagina(desenfoque=6)), "legible"),
    D(
        "fotos unidas, una borrosa",
        lambda: unir([("1.jpg", jpg(ine())), ("2.jpg", jpg(ine(desenfoque=6)))]),
        "legible",
    ),
    D("hoja en blanco", crudos.pdf, "vacio"),
    D("foto negra", lambda: jpg(papeles.negro()), "vacio", **J),
    D("recibo vencido", lambda: recibo(hasta="10 MAR 26"), "antiguedad", dias=90),
    D("acta en copia vieja", lambda: acta(2, "enero"), "antiguedad", dias=180),
    D("recibo de otra persona", lambda: recibo(LUIS), "nombre", comprueba=("nombre",)),
    D(
        "vencido y de otra persona",
        lambda: recibo(LUIS, "10 MAR 26"),
        "nombre, antiguedad",
        comprueba=("nombre",),
        dias=90,
    ),
    D("acta de otra CURP", lambda: escrito(f"Acta. CURP {OTRA_CURP}"), "curp", comprueba=("curp",)),
    D("situación fiscal de otra persona", lambda: fiscal(OTRO_RFC), "rfc", comprueba=("rfc",)),
    D(
        "factura de otras personas",
        lambda: escaneado(con_codigo(hoja("CFDI"), CFDI.format(CFE, OTRO_RFC))),
        "rfc",
        comprueba=("rfc",),
    ),
    D(
        "predial de otro predio",
        lambda: escrito("Clave catastral 999-045-006"),
        "clave_catastral",
        comprueba=("clave_catastral",),
    ),
    D("falta una hoja", recibo, "paginas", comprueba=("paginas",)),
    D(
        "el mismo archivo",
        lambda: jpg(credencial(ANA)),
        "repetido",
        **J,
        antes=lambda: jpg(credencial(ANA)),
    ),
    D(
        "la misma foto, guardada otra vez",
        lambda: jpg(hoja("A"), 50, 0.6),
        "repetido",
        **J,
        antes=lambda: jpg(hoja("A")),
    ),
    D(
        "la misma foto, vuelta PDF",
        lambda: unir([("a.jpg", jpg(hoja("A"))), ("b.jpg", jpg(hoja("A")))]),
        "repetido",
        antes=lambda: unir([("a.jpg", jpg(hoja("A"))), ("b.jpg", jpg(hoja("A")))]),
    ),
    D("vacío", lambda: b"", "rechazo: El archivo está vacío"),
    D("con contraseña", lambda: crudos.cifrado("x"), "rechazo: El PDF tiene contraseña"),
    D("cortado al bajar", lambda: crudos.pdf(60)[:4000], "rechazo: El PDF está incompleto"),
    D("roto", lambda: b"%PDF-1.7\nnada\n%%EOF", "rechazo: El PDF está dañado"),
    D("sin hojas", lambda: crudos.pdf(0), "rechazo: El PDF no tiene ninguna hoja"),
    D(
        "Word llamado PDF",
        lambda: crudos.zip_con("[Content_Types].xml", "word/document.xml"),
        "rechazo: «a.pdf» es un documento de oficina",
    ),
    D(
        "PDF llamado JPG",
        recibo,
        "rechazo: «foto.jpg» termina en «.jpg», pero por dentro es un PDF",
        **J,
    ),
    D("foto cortada", lambda: jpg(ine())[:20000], "rechazo: La imagen está dañada", **J),
    D("miniatura", lambda: jpg(ine(), escala=0.2), "rechazo: La imagen es demasiado pequeña", **J),
    D(
        "bomba de 900 megapixeles",
        crudos.bomba_de_puntos,
        "rechazo: La imagen tiene más de 40",
        nombre="a.png",
    ),
    D("bomba de texto", crudos.bomba_de_texto, "rechazo: La imagen está dañada", nombre="a.png"),
    D(
        "PDF con un ZIP escondido",
        lambda: recibo() + crudos.zip_con("x.exe"),
        "rechazo: El archivo trae otro archivo",
    ),
    D("página web", lambda: b"<!DOCTYPE html><html></html>", "rechazo: «a.pdf» es una página web"),
    D("programa", lambda: b"MZ\x90\0" + b"\0" * 200, "rechazo: «a.pdf» es un programa"),
)
