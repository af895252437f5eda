"""What becomes of a document once it is in force: suspended, lifted, revoked, given back."""

from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.documentos.models import Documento, SuspensionDeDocumento


def suspender(
    *, documento: Documento, nombramiento: Nombramiento, causa: str, motivo: str, fundamento: str
) -> SuspensionDeDocumento | None:
    """Take a document out of force for a time; None if it was not. Run in a transaction."""
    if not documento.cambiar(Documento.Estado.VIGENTE, estado=Documento.Estado.SUSPENDIDO):
        return None
    return SuspensionDeDocumento.objects.create(
        documento=documento,
        causa=causa,
        motivo=motivo,
        fundamento=fundamento,
        nombramiento=nombramiento,
    )


def suspension_de(documento: Documento) -> SuspensionDeDocumento | None:
    """Return the suspension that keeps a document out of force, if one does."""
    abiertas = documento.suspensiones.filter(levantada_at__isnull=True)
    return abiertas.first() if documento.estado == Documento.Estado.SUSPENDIDO else None


def levantar(
    *, documento: Documento, nombramiento: Nombramiento, motivo: str
) -> SuspensionDeDocumento | None:
    """Put a suspended document in force again; None if it was not suspended. Run as `suspender`."""
    suspension = suspension_de(documento)
    if suspension is None or not documento.cambiar(
        Documento.Estado.SUSPENDIDO, estado=Documento.Estado.VIGENTE
    ):
        return None
    SuspensionDeDocumento.objects.filter(pk=suspension.pk).update(
        levantada_at=reloj.ahora(), levantada_por=nombramiento, motivo_levantamiento=motivo
    )
    return suspension


def revocar(*, documento: Documento, persona: Persona, motivo: str, fundamento: str = "") -> bool:
    """Take a document out of force, suspended or not, with its reason; say if we were first."""
    return documento.cambiar(
        (Documento.Estado.VIGENTE, Documento.Estado.SUSPENDIDO),
        estado=Documento.Estado.REVOCADO,
        revocado_at=reloj.ahora(),
        revocado_por=persona,
        motivo_revocacion=motivo,
        fundamento_revocacion=fundamento,
    )


def restituir(*, documento: Documento) -> bool:
    """Undo a revocation: it is worth again what it was, suspended or not; say if we were first."""
    suspendido = documento.suspensiones.filter(levantada_at__isnull=True).exists()
    return documento.cambiar(
        Documento.Estado.REVOCADO,
        estado=Documento.Estado.SUSPENDIDO if suspendido else Documento.Estado.VIGENTE,
        revocado_at=None,
        revocado_por=None,
        motivo_revocacion="",
        fundamento_revocacion="",
    )
