"""Nobody is asked twice: what the town knows fills the form, of the holder and nobody else."""

import pytest

from experta.cuentas.models import Mandato, Organizacion
from experta.expedientes.models import Expediente
from experta.motores.formularios import Pregunta
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.prellenado import Fuentes, fuentes_de, prellenar
from tests import fabrica

CASA = {"calle": "Calle 7a", "numero_exterior": "12"}


def pregunta(prellenar: str, tipo: str = "texto", clave: str = "dato") -> Pregunta:
    return Pregunta(clave=clave, tipo=tipo, etiqueta="Dato", prellenar=prellenar)


def test_a_datum_takes_the_canonical_form_of_its_question() -> None:
    fuentes = Fuentes(perfil={"curp": "pegl850317mchrrp09", "domicilio": CASA})
    preguntas = [
        pregunta("perfil.curp", "curp", "curp"),
        pregunta("perfil.domicilio", "domicilio", "casa"),
    ]
    assert prellenar(preguntas, fuentes) == {"curp": "PEGL850317MCHRRP09", "casa": CASA}


def test_a_datum_of_another_kind_or_unknown_fills_nothing() -> None:
    fuentes = Fuentes(perfil={"domicilio": CASA, "rfc": "", "curp": None})
    preguntas = [
        pregunta("perfil.domicilio", "texto", "uno"),
        pregunta("perfil.rfc", "rfc", "dos"),
        pregunta("perfil.curp", "curp", "tres"),
        pregunta("organizacion.rfc", "rfc", "cuatro"),
        pregunta("", "texto", "cinco"),
    ]
    assert prellenar(preguntas, fuentes) == {}


def test_an_earlier_resolution_answers_its_own_question() -> None:
    fuentes = Fuentes(resoluciones={"uso-de-suelo": {"local": "Centro"}})
    preguntas = [
        pregunta("resolucion.uso-de-suelo.local", clave="local"),
        pregunta("resolucion.otro-tramite.local", clave="otro"),
    ]
    assert prellenar(preguntas, fuentes) == {"local": "Centro"}


@pytest.mark.django_db
def test_the_profile_is_the_holders_and_the_last_resolution_counts() -> None:
    ana = fabrica.ciudadana(nombre="Ana")
    fabrica.concluido(persona=ana)
    nuevo = fabrica.borrador(persona=ana)
    ruta = f"resolucion.{fabrica.RESIDENCIA}.motivo"
    fuentes = fuentes_de(nuevo, [pregunta("perfil.nombre"), pregunta(ruta)])
    assert fuentes.perfil["nombre"] == "Ana"
    assert fuentes.valor(ruta) == nuevo.respuestas["motivo"]


@pytest.mark.django_db
def test_another_persons_resolution_never_fills_anything() -> None:
    fabrica.concluido()
    nuevo = fabrica.borrador()
    ruta = f"resolucion.{fabrica.RESIDENCIA}.motivo"
    assert fuentes_de(nuevo, [pregunta(ruta)]).valor(ruta) is None


@pytest.mark.django_db
def test_a_company_gives_its_data_and_who_represents_it_theirs() -> None:
    luis = fabrica.ciudadana(nombre="Luis")
    mandato = fabrica.mandato(luis)
    borrador = _abrir(mandato)
    preguntas = [pregunta("organizacion.rfc"), pregunta("perfil.nombre")]
    fuentes = fuentes_de(borrador, preguntas)
    assert isinstance(mandato.organizacion, Organizacion)
    assert fuentes.valor("organizacion.rfc") == mandato.organizacion.rfc
    assert fuentes.valor("perfil.nombre") == "Luis"


@pytest.mark.django_db
def test_the_clerk_never_lends_a_profile() -> None:
    fabrica.publicar()
    clerk = fabrica.funcionaria("ventanilla")
    borrador = abrir_borrador(persona=clerk, slug=fabrica.RESIDENCIA, en_ventanilla=True)
    assert fuentes_de(borrador, [pregunta("perfil.nombre")]).valor("perfil.nombre") is None


def _abrir(mandato: Mandato) -> Expediente:
    fabrica.publicar()
    assert mandato.representante is not None
    return abrir_borrador(persona=mandato.representante, slug=fabrica.RESIDENCIA, mandato=mandato)
