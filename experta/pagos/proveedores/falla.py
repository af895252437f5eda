"""The gateway that fails, to see that nothing else does."""

from collections.abc import Mapping
from typing import Any

from experta.pagos.errores import FirmaInvalida, PasarelaNoDisponible
from experta.pagos.models import OrdenPago


class Falla:
    """Always down, and signs nothing."""

    demostracion = True

    def iniciar(self, orden: OrdenPago, url_retorno: str) -> str:
        """Raise PasarelaNoDisponible."""
        raise PasarelaNoDisponible(
            f"La pasarela no responde. Tu orden {orden.referencia} sigue vigente: "
            "inténtalo más tarde o paga en caja."
        )

    def verificar(self, cuerpo: bytes, cabeceras: Mapping[str, str]) -> dict[str, Any]:
        """Raise FirmaInvalida."""
        raise FirmaInvalida("Esta pasarela no firma eventos.")
