"""After the time to prevent, a remark is help asked for: nothing stops and nobody is dismissed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from experta.avisos.models import Aviso
from experta.expedientes.tests.archivos_de_prueba import pdf
from experta.tramitacion.actos.adjuntar import adjuntar
from experta.tramitacion.actos.pedir_ayuda import pedir_ayuda
from experta.tramitacion.actos.responder_ayuda import responder_ayuda
from experta.tramitacion.consultas.acciones import del_reloj
from experta.tramitacion.consultas.facultades import peticiones, puede_pedir_ayuda
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from experta.tramitacion.relojes import plazo_de
from tests import fabrica

pytestmark = pytest.mark.django_db
PUNTOS = [{"pregunta": "", "texto": "Un teléfono."}]


def test_it_neither_stops_the_clock_nor_changes_the_state() -> None:
    expediente = fabrica.con_ayuda()
    plazo = plazo_de(expediente, "respuesta")
    assert plazo
    assert (plazo.estado, expediente.estado) == ("corriendo", "en_tramite")
    assert [una.clave for una in del_reloj(expediente)] == ["ayudar"]
    assert Aviso.objects.filter(persona=expediente.creado_por, titulo__contains="ayuda").exists()


def test_while_prevenir_is_possible_it_is_the_way() -> None:
    expediente = fabrica.ingresado(fabrica.CONSTRUCCION)
    revisora = fabrica.quien_atiende(fabrica.tarea(expediente, "revisar"))
    assert not puede_pedir_ayuda(expediente)
    with pytest.raises(Conflicto, match="Todavía puedes prevenir"):
        pedir_ayuda(persona=revisora, expediente=expediente, texto="Falta.", puntos=PUNTOS)


def test_only_who_reviews_asks_one_request_at_a_time_with_points() -> None:
    expediente = fabrica.con_ayuda()
    revisora = fabrica.quien_atiende(fabrica.tarea(expediente, "revisar"))
    with pytest.raises(Conflicto, match="sin responder"):
        pedir_ayuda(persona=revisora, expediente=expediente, texto="Otra.", puntos=PUNTOS)
    with pytest.raises(DatosInvalidos):
        pedir_ayuda(persona=revisora, expediente=expediente, texto="Otra.", puntos=[])
    ajena = fabrica.funcionaria("revisor", "tesoreria")
    with pytest.raises(NoPermitido):
        pedir_ayuda(persona=ajena, expediente=expediente, texto="Otra.", puntos=PUNTOS)


def test_the_person_answers_with_words_once() -> None:
    expediente = fabrica.con_ayuda()
    ayuda = expediente.ayudas.get()
    with pytest.raises(DatosInvalidos):
        responder_ayuda(persona=expediente.creado_por, ayuda=ayuda, respuesta=" ")
    with pytest.raises(NoPermitido):
        responder_ayuda(persona=fabrica.ciudadana(), ayuda=ayuda, respuesta="Va.")
    responder_ayuda(persona=expediente.creado_por, ayuda=ayuda, respuesta="Va.")
    with pytest.raises(Conflicto):
        responder_ayuda(persona=expediente.creado_por, ayuda=ayuda, respuesta="Va otra vez.")
    (dicha,) = peticiones(expediente)
    assert dicha.respuesta == "Va."
    assert Aviso.objects.filter(persona=ayuda.autor, titulo__contains="Respondieron").exists()


def test_the_person_answers_with_the_file_that_was_asked() -> None:
    expediente = fabrica.con_ayuda()
    ayuda = expediente.ayudas.get()
    pedida = ayuda.puntos[0]["pregunta"]
    otra = expediente.adjuntos.exclude(pregunta=pedida)[0].pregunta
    archivo = SimpleUploadedFile("claro.pdf", pdf(), "application/pdf")
    with pytest.raises(Conflicto):
        adjuntar(
            persona=expediente.creado_por, expediente=expediente, pregunta=otra, archivo=archivo
        )
    expediente.adjuntos.filter(pregunta=pedida).update(retirado_at=expediente.ingresado_at)
    adjunto = adjuntar(
        persona=expediente.creado_por, expediente=expediente, pregunta=pedida, archivo=archivo
    )
    assert adjunto.etapa == "ayuda"
    assert responder_ayuda(persona=expediente.creado_por, ayuda=ayuda, respuesta="").respondida_at
