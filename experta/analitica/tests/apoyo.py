"""Figures made without cases of flesh: one real case, copied as often as wanted."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from experta.analitica.models import Causa, Cifra
from experta.catalogo.models import Tramite
from experta.comun import reloj
from experta.expedientes.models import Expediente
from tests import fabrica


def cifras_de_prueba(cuantas: int, slug: str = fabrica.RESIDENCIA, **datos: Any) -> list[Cifra]:
    """Write the figures of that many cases answered yesterday, all alike but for `datos`."""
    tramite = fabrica.publicar(slug)
    ayer = reloj.hoy() - timedelta(days=1)
    comunes = {
        "ingresado": ayer,
        "en_linea": True,
        "revisado": ayer,
        "a_la_primera": True,
        "respondido": ayer,
        "debido": datos.get("respondido", ayer),
        "horas": 30,
        "horas_autoridad": 20,
        "horas_titular": 6,
        "horas_pago": 4,
        "en_plazo": True,
        "promesa_cumplida": True,
        **datos,
    }
    casos = _casos(tramite, cuantas)
    return Cifra.objects.bulk_create(
        Cifra(expediente=uno, tramite=tramite, **comunes) for uno in casos
    )


def causas_de_prueba(cifras: list[Cifra], motivo: str = "documento-ilegible") -> None:
    """Write one observation of each of those cases."""
    Causa.objects.bulk_create(
        Causa(
            cifra=cifra,
            tramite=cifra.tramite,
            fecha=cifra.ingresado,
            dependencia="secretaria-ayuntamiento",
            pregunta="identificacion",
            motivo=motivo,
        )
        for cifra in cifras
    )


def _casos(tramite: Tramite, cuantas: int) -> list[Expediente]:
    assert tramite.vigente is not None
    persona = fabrica.ciudadana()
    return Expediente.objects.bulk_create(
        Expediente(
            tramite=tramite,
            version=tramite.vigente,
            creado_por=persona,
            estado="favorable",
            folio=f"X-{uuid4().hex[:20]}",
            ingresado_at=reloj.ahora(),
            concluido_at=reloj.ahora(),
        )
        for _ in range(cuantas)
    )
