"""What a check finds that the log contradicts: kept, told once to the control body, seen in red."""

from uuid import UUID

from django.conf import settings

from experta.bitacora.models import Contradiccion
from experta.comun import reloj
from experta.tramitacion import control


def denunciar(clave: str, texto: str, asunto: UUID | None = None) -> None:
    """Keep a contradiction and tell the control body, once for each that is found."""
    una, nueva = Contradiccion.objects.get_or_create(
        clave=clave, defaults={"texto": texto, "asunto": asunto}
    )
    if not nueva and una.resuelta_at is None:
        return
    veces = f"-{int(una.resuelta_at.timestamp())}" if una.resuelta_at else ""
    Contradiccion.objects.filter(pk=una.pk).update(resuelta_at=None)
    control.avisar_al_oic(
        clave=f"contradiccion-{clave}{veces}",
        asunto="Algo se cambió por fuera y la bitácora lo contradice",
        cuerpo=(
            f"{texto}\n\nGuarda una copia de la base de datos antes de tocar nada. Míralo en "
            f"{settings.URL_PUBLICA}/oficina/oic/bitacora/"
        ),
    )


def abiertas() -> tuple[Contradiccion, ...]:
    """Return what was found and is still so, newest first."""
    return tuple(Contradiccion.objects.filter(resuelta_at=None)[:100])


def resolver(clave: str) -> None:
    """Close one that a later check found mended."""
    Contradiccion.objects.filter(clave=clave, resuelta_at=None).update(resuelta_at=reloj.ahora())
