"""What was not asked again: counted once, when the application is submitted."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from experta.catalogo.ejecutable import Ejecutable
from experta.documentos.models import Reuso
from experta.expedientes.models import Expediente
from experta.tramitacion.busquedas import Buscado


@dataclass(frozen=True)
class Ahorro:
    """How many answers, papers and lookups the person was spared."""

    respuestas: int = 0
    documentos: int = 0
    consultas: int = 0

    def __bool__(self) -> bool:
        """Say whether anything was spared."""
        return bool(self.respuestas or self.papeles)

    @property
    def papeles(self) -> int:
        """Papers that nobody had to bring: used again, or found in the town's own records."""
        return self.documentos + self.consultas

    def como_json(self) -> dict[str, int]:
        """Return what is kept with the case."""
        return asdict(self)


def contar(
    expediente: Expediente, ejecutable: Ejecutable, encontrados: Iterable[Buscado]
) -> Ahorro:
    """Count what was filled in and kept as it was, used again, or found.

    An answer that was filled in and then hidden or corrected was not spared.
    """
    visibles = ejecutable.formulario.preguntadas(expediente.respuestas)
    reusos = Reuso.objects.filter(
        adjunto__expediente=expediente,
        adjunto__retirado_at__isnull=True,
        adjunto__pregunta__in=visibles,
    )
    return Ahorro(
        respuestas=len(visibles & set(expediente.tomado)),
        documentos=reusos.count(),
        consultas=sum(uno.encontrado for uno in encontrados),
    )


def ahorro_de(expediente: Expediente) -> Ahorro:
    """Return what was spared in a case; nothing in one submitted before it was counted."""
    return Ahorro(**expediente.ahorro)
