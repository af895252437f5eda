"""The history says in which office each thing was done, also of who holds several."""

import pytest

from experta.cuentas.models import Nombramiento, Rol
from experta.tramitacion.consultas.historia import historia
from tests import fabrica

pytestmark = pytest.mark.django_db


def test_a_firma_is_of_the_office_under_which_it_was_signed() -> None:
    caso = fabrica.por_firmar()
    persona = fabrica.quien_firma(caso)
    suyo = persona.nombramientos.get(rol=Rol.FIRMANTE)
    otro = fabrica.nombrar(persona, Rol.FIRMANTE, "desarrollo-urbano")
    # The other one goes first, as it would by any order of the table.
    Nombramiento.objects.filter(pk=otro.pk).update(cargo="Directora de Desarrollo Urbano")
    Nombramiento.objects.filter(pk=suyo.pk).update(cargo="Secretaria del Ayuntamiento")
    caso = fabrica.firmar_todo(caso)
    firmas = [uno for uno in historia(caso) if " firmó: " in uno.titulo]
    assert firmas
    for uno in firmas:
        assert uno.quien.endswith(uno.titulo.partition(" firmó: ")[0])


@pytest.mark.parametrize("primero", ["desarrollo-urbano", "gobernacion"])
def test_an_opinion_is_of_the_office_whose_task_it_was(primero: str) -> None:
    caso = fabrica.ingresado("permiso-via-publica")
    tarea = fabrica.tarea(caso, "dictaminar")
    persona = fabrica.funcionaria(Rol.REVISOR, primero)
    if primero != tarea.dependencia:
        fabrica.nombrar(persona, Rol.REVISOR, tarea.dependencia)
    tarea.completar(persona)
    caso.sucesos.create(acto="dictaminar", texto="Se dio un dictamen.", actor=persona, hoja=1)
    (suya,) = [uno for uno in historia(caso) if uno.titulo == "Se dio un dictamen."]
    assert suya.quien == "Revisión, Subdirección de Gobernación"
