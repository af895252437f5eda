"""The adapters of a simulation: they note what was asked, and do one in UNO_DE_CADA for real."""

from collections import Counter
from functools import cache

from django_q.brokers import Broker

from experta.documentos.models import Documento
from experta.expedientes.revision.firmas import Clase
from experta.expedientes.revision.revisor import Revision, revisar
from experta.tramitacion.operaciones.taller import Taller

UNO_DE_CADA = 500
# What was done and what was only noted since the process began.
CUENTA: Counter[str] = Counter()


@cache
def hoja_minima() -> bytes:
    """Return a small correct PDF that says what it is: the paper of a simulation."""
    texto = b"BT /F 14 Tf 72 720 Td (Simulacion: este documento solo se anoto.) Tj ET"
    pagina = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
    cuerpos = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        pagina + b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(texto), texto),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    pdf, lugares = b"%PDF-1.4\n", []
    for numero, cuerpo in enumerate(cuerpos, 1):
        lugares.append(len(pdf))
        pdf += b"%d 0 obj%s endobj\n" % (numero, cuerpo)
    tabla = b"".join(b"%010d 00000 n \n" % lugar for lugar in lugares)
    cierre = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(pdf)
    return pdf + b"xref\n0 6\n0000000000 65535 f \n" + tabla + cierre


class TallerQueAnota(Taller):
    """Prints and seals one document in UNO_DE_CADA; of the others leaves a page that says so."""

    def imprimir(self, documento: Documento) -> bytes:
        """Return the real PDF when it is its turn, else the small one, different for each."""
        if _le_toca(documento):
            CUENTA["documentos impresos y sellados de verdad"] += 1
            return super().imprimir(documento)
        CUENTA["documentos anotados"] += 1
        return hoja_minima() + f"% {documento.codigo}\n".encode()

    def sellar(self, documento: Documento) -> bytes:
        """Return the sealed PDF when it was really printed, else the small one as sealed."""
        if _le_toca(documento):
            return super().sellar(documento)
        return hoja_minima() + f"% {documento.codigo} sellado\n".encode()


def _le_toca(documento: Documento) -> bool:
    return int(documento.folio.rpartition("-")[2]) % UNO_DE_CADA == 1


def revisar_algunos(contenido: bytes, clase: Clase) -> Revision:
    """Check one file in UNO_DE_CADA in its child process; take the others as they come."""
    CUENTA["archivos recibidos"] += 1
    if CUENTA["archivos recibidos"] % UNO_DE_CADA == 1:
        CUENTA["archivos revisados de verdad"] += 1
        return revisar(contenido, clase)
    return Revision(paginas=1, copia=contenido, extension="pdf")


class SinCola(Broker):  # type: ignore[misc]  # django_q says nothing of its types
    """The queue of nobody: the simulation does what is owed as soon as the act is over."""

    def enqueue(self, task: str) -> str:
        """Forget the task; its operation is written down."""
        return ""
