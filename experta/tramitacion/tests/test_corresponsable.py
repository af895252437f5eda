"""Another professional signs: by a link, over what she read, and only while it stays so."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from experta.avisos.models import Aviso, Mensaje
from experta.bitacora.models import Hoja
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Corresponsabilidad, Expediente, Parte
from experta.tramitacion import corresponsables, permisos
from experta.tramitacion.actos.aceptar_invitacion import aceptar_invitacion
from experta.tramitacion.actos.declinar_corresponsabilidad import declinar_corresponsabilidad
from experta.tramitacion.actos.firmar_como_corresponsable import firmar_como_corresponsable
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.invitar_corresponsable import invitar_corresponsable
from experta.tramitacion.actos.retirar_invitacion import retirar_invitacion
from experta.tramitacion.actos.subsanar import subsanar
from experta.tramitacion.consultas.corresponsable import firmada, participaciones
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from tests import fabrica

pytestmark = pytest.mark.django_db
BUENOS = {"nombre": "Elena Chacón", "cedula": "4512345", "registro": "DRO-0123"}


@pytest.fixture
def ana() -> Persona:
    return fabrica.ciudadana()


@pytest.fixture
def elena() -> Persona:
    return fabrica.ciudadana(nombre="Elena")


@pytest.fixture
def caso(ana: Persona) -> Expediente:
    return fabrica.con_otra_firma(ana)


def paso(caso: Expediente) -> str:
    una = corresponsables.situacion(caso, cargar(caso.version))
    assert una is not None
    return una.paso


def llave_mandada() -> str:
    hallada = re.search(r"/firmar/invitacion/(\w+)/", Mensaje.objects.latest("pk").cuerpo)
    assert hallada
    return hallada[1]


def firmar(fila: Corresponsabilidad, **otros: Any) -> Corresponsabilidad:
    caso = fabrica.leer(fila.expediente)
    datos = {"huella_vista": caso.huella(), "metodo": "contrasena", **BUENOS, **otros}
    assert isinstance(fila.persona, Persona)
    return firmar_como_corresponsable(persona=fila.persona, corresponsabilidad=fila, **datos)


def cambiar(caso: Expediente, **cambios: Any) -> None:
    caso = fabrica.leer(caso)
    guardar_respuestas(
        persona=caso.creado_por, expediente=caso, cambios=cambios, revision=caso.revision
    )
    caso.refresh_from_db()


def enviar(caso: Expediente) -> Expediente:
    return fabrica.enviar(fabrica.leer(caso), f"clave-{caso.pk}", acepta_notificacion=True)


def test_nothing_is_sent_until_the_other_person_signs(caso: Expediente, elena: Persona) -> None:
    with pytest.raises(DatosInvalidos, match="Falta la firma de tu Director Responsable de Obra"):
        enviar(caso)
    fila = fabrica.invitada(caso, elena)
    with pytest.raises(DatosInvalidos, match="todavía no firma"):
        enviar(caso)
    firmar(fila)
    assert enviar(caso).folio


def test_on_paper_nobody_is_invited_and_the_letter_is_what_binds(caso: Expediente) -> None:
    cambiar(caso, firma_del_director="en_papel")
    caso = fabrica.leer(caso)
    assert paso(caso) == "en_papel"
    carta = caso.adjuntos.get(pregunta="carta_responsiva")
    carta.retirar()
    with pytest.raises(DatosInvalidos) as error:
        enviar(caso)
    assert {falta.clave for falta in error.value.faltas} == {"carta_responsiva"}


def test_the_link_goes_by_mail_and_only_its_hash_is_kept(caso: Expediente, ana: Persona) -> None:
    fila = invitar_corresponsable(persona=ana, expediente=caso, correo=" Elena@Obra.example ")
    llave = llave_mandada()
    assert Mensaje.objects.latest("pk").destino == "elena@obra.example"
    assert "Rosa Holguín Meza te invita" in Mensaje.objects.latest("pk").cuerpo
    assert llave not in str(Corresponsabilidad.objects.filter(pk=fila.pk).values())
    assert Corresponsabilidad.objects.con_llave(llave).get() == fila
    assert not Corresponsabilidad.objects.con_llave(fila.llave).exists()


def test_the_only_link_of_an_invitation_is_ours_whatever_name_was_written(
    caso: Expediente, ana: Persona
) -> None:
    cambiar(caso, nombre="Gana en http://premios.com/x")
    invitar_corresponsable(persona=ana, expediente=caso, correo="e@obra.example")
    cuerpo = Mensaje.objects.latest("pk").cuerpo
    assert cuerpo.count("://") == 1
    assert "premios.com" not in cuerpo
    with pytest.raises(DatosInvalidos, match="Escribe solo el nombre"):
        enviar(caso)


def test_the_first_who_takes_it_keeps_it(caso: Expediente, ana: Persona, elena: Persona) -> None:
    invitar_corresponsable(persona=ana, expediente=caso, correo="e@obra.example")
    fila = aceptar_invitacion(persona=elena, llave=llave_mandada())
    assert aceptar_invitacion(persona=elena, llave=llave_mandada()) == fila
    with pytest.raises(NoPermitido):
        aceptar_invitacion(persona=fabrica.ciudadana(), llave=llave_mandada())
    with pytest.raises(NoPermitido):
        aceptar_invitacion(persona=elena, llave="nada")


def test_after_fifteen_days_the_link_opens_nothing(caso: Expediente, ana: Persona) -> None:
    invitar_corresponsable(persona=ana, expediente=caso, correo="e@obra.example")
    llave = llave_mandada()
    with reloj.detenido(reloj.ahora() + timedelta(days=14, hours=23)):
        assert Corresponsabilidad.objects.con_llave(llave).exists()
    with reloj.detenido(reloj.ahora() + timedelta(days=15, minutes=1)):
        assert not Corresponsabilidad.objects.con_llave(llave).exists()
        assert paso(caso) == "vencida"


def test_sending_it_again_closes_the_link_before_and_keeps_who_took_it(
    caso: Expediente, ana: Persona, elena: Persona
) -> None:
    invitar_corresponsable(persona=ana, expediente=caso, correo="e@obra.example")
    primera = llave_mandada()
    aceptar_invitacion(persona=elena, llave=primera)
    otra = invitar_corresponsable(persona=ana, expediente=caso, correo="e@obra.example")
    assert not Corresponsabilidad.objects.con_llave(primera).exists()
    assert otra.persona == elena
    # Another address is another person.
    tercera = invitar_corresponsable(persona=ana, expediente=caso, correo="otra@obra.example")
    assert tercera.persona is None


def test_ten_invitations_an_hour_and_no_more(caso: Expediente, ana: Persona) -> None:
    for numero in range(corresponsables.POR_HORA):
        invitar_corresponsable(persona=ana, expediente=caso, correo=f"e{numero}@obra.example")
    with pytest.raises(DatosInvalidos, match="Espera una hora"):
        invitar_corresponsable(persona=ana, expediente=caso, correo="e@obra.example")
    with reloj.detenido(reloj.ahora() + timedelta(minutes=61)):
        invitar_corresponsable(persona=ana, expediente=caso, correo="e@obra.example")


def test_only_a_party_invites_and_takes_back(caso: Expediente, elena: Persona) -> None:
    fabrica.invitada(caso, elena)
    for intrusa in (elena, fabrica.ciudadana()):
        with pytest.raises(NoPermitido):
            invitar_corresponsable(persona=intrusa, expediente=caso, correo="x@obra.example")
        with pytest.raises(NoPermitido):
            retirar_invitacion(persona=intrusa, expediente=caso)


def test_a_firma_leaves_party_line_leaf_and_notice(
    caso: Expediente, ana: Persona, elena: Persona
) -> None:
    hojas = Hoja.objects.count()
    fila = firmar(fabrica.invitada(caso, elena))
    fila.refresh_from_db()
    parte = caso.partes.get(rol=Parte.Rol.RESPONSABLE)
    assert (parte.persona, parte.nombre, fila.cedula) == (elena, "Elena Chacón", "4512345")
    assert caso.sucesos.get(acto="firmar_como_corresponsable").actor == elena
    assert Hoja.objects.count() == hojas + 2  # invited, signed
    assert Aviso.objects.get(persona=ana).titulo == "Ya firmaron tu solicitud"
    with pytest.raises(NoPermitido):
        permisos.exigir_ajeno(elena, caso)


@pytest.mark.parametrize(
    "cambio",
    [{"niveles": "3"}, {"obra": "Otra cosa"}, {"uso": "industrial", "es_gasolinera": False}],
)
def test_a_changed_answer_undoes_the_firma_and_it_is_asked_again(
    caso: Expediente, elena: Persona, cambio: dict[str, Any]
) -> None:
    firmar(fabrica.invitada(caso, elena))
    assert paso(fabrica.leer(caso)) == "firmada"
    cambiar(caso, **cambio)
    assert paso(fabrica.leer(caso)) == "caduca"
    with pytest.raises(DatosInvalidos, match="La solicitud cambió después de que firmó"):
        enviar(caso)
    firmar(fabrica.invitada(caso, elena))
    assert enviar(caso).folio


def test_a_changed_file_undoes_the_firma_and_the_same_answer_again_does_not(
    caso: Expediente, elena: Persona
) -> None:
    firmar(fabrica.invitada(caso, elena))
    cambiar(caso, niveles=fabrica.leer(caso).respuestas["niveles"])
    assert paso(fabrica.leer(caso)) == "firmada"
    caso.adjuntos.get(pregunta="memoria_de_calculo").retirar()
    assert paso(fabrica.leer(caso)) == "caduca"


def test_what_is_signed_is_what_was_read(caso: Expediente, elena: Persona) -> None:
    fila = fabrica.invitada(caso, elena)
    leida = fabrica.leer(caso).huella()
    cambiar(caso, niveles="5")
    with pytest.raises(Conflicto, match="cambió mientras la leías"):
        firmar(fila, huella_vista=leida)


def test_nobody_signs_what_is_not_complete(caso: Expediente, elena: Persona) -> None:
    fila = fabrica.invitada(caso, elena)
    cambiar(caso, obra="")
    with pytest.raises(Conflicto, match="todavía le falta algo"):
        firmar(fila)


@pytest.mark.parametrize(
    ("campo", "valor"),
    [("cedula", "123"), ("cedula", "12345a7"), ("registro", " "), ("nombre", "")],
)
def test_who_signs_says_name_cedula_and_registro(
    caso: Expediente, elena: Persona, campo: str, valor: str
) -> None:
    fila = fabrica.invitada(caso, elena)
    with pytest.raises(DatosInvalidos) as error:
        firmar(fila, **{campo: valor})
    assert [falta.clave for falta in error.value.faltas] == [campo]


def test_declining_says_why_and_closes_it(caso: Expediente, ana: Persona, elena: Persona) -> None:
    fila = fabrica.invitada(caso, elena)
    with pytest.raises(DatosInvalidos, match="por qué no firmas"):
        declinar_corresponsabilidad(persona=elena, corresponsabilidad=fila, motivo=" ")
    declinar_corresponsabilidad(persona=elena, corresponsabilidad=fila, motivo="No son mis planos")
    assert paso(caso) == "declinada"
    assert "No son mis planos" in Aviso.objects.get(persona=ana).texto
    with pytest.raises(Conflicto):
        firmar(fila)


def test_nobody_signs_or_declines_for_another(caso: Expediente, elena: Persona) -> None:
    fila, otra = fabrica.invitada(caso, elena), fabrica.ciudadana()
    with pytest.raises(Conflicto):
        declinar_corresponsabilidad(persona=otra, corresponsabilidad=fila, motivo="x")
    with pytest.raises(Conflicto):
        firmar_como_corresponsable(
            persona=otra,
            corresponsabilidad=fila,
            huella_vista=caso.huella(),
            metodo="contrasena",
            **BUENOS,
        )


def test_taken_back_it_counts_no_more(caso: Expediente, ana: Persona, elena: Persona) -> None:
    fila = firmar(fabrica.invitada(caso, elena))
    retirar_invitacion(persona=ana, expediente=caso)
    assert paso(caso) == "sin_invitar"
    assert participaciones(elena) == []
    assert caso.partes.get(rol=Parte.Rol.RESPONSABLE).hasta is not None
    with pytest.raises(Conflicto):
        retirar_invitacion(persona=ana, expediente=caso)
    with pytest.raises(Conflicto):
        firmar(fila)


def test_after_sending_nothing_of_it_changes(
    caso: Expediente, ana: Persona, elena: Persona
) -> None:
    firmar(fabrica.invitada(caso, elena))
    enviado = enviar(caso)
    with pytest.raises(Conflicto, match="ya se envió"):
        invitar_corresponsable(persona=ana, expediente=enviado, correo="x@obra.example")
    with pytest.raises(Conflicto, match="ya se envió"):
        retirar_invitacion(persona=ana, expediente=enviado)
    una = firmada(fabrica.leer(enviado))
    assert una is not None
    assert una.coincide is True
    assert [fila.expediente_id for fila, _ in participaciones(elena)] == [enviado.pk]


def test_the_office_sees_that_what_was_signed_is_not_what_was_sent(
    caso: Expediente, elena: Persona
) -> None:
    firmar(fabrica.invitada(caso, elena))
    enviado = fabrica.leer(enviar(caso))
    enviado.guardar_respuestas(enviado.revision, {**enviado.respuestas, "niveles": "9"})
    una = firmada(fabrica.leer(enviado))
    assert una is not None
    assert una.coincide is False


def test_correcting_after_a_prevencion_asks_for_the_firma_again(
    caso: Expediente, ana: Persona, elena: Persona
) -> None:
    firmar(fabrica.invitada(caso, elena))
    prevenido = fabrica.leer_notificaciones(
        fabrica.mandar_prevencion(fabrica.observado(enviar(caso), "niveles"))
    )
    cambiar(prevenido, niveles="3")
    with pytest.raises(DatosInvalidos, match="La solicitud cambió después de que firmó"):
        subsanar(persona=ana, expediente=fabrica.leer(prevenido))
    firmar(fabrica.invitada(fabrica.leer(prevenido), elena))
    assert subsanar(persona=ana, expediente=fabrica.leer(prevenido)).estado == "en_tramite"


def test_in_a_prevencion_paper_is_the_other_way(
    caso: Expediente, ana: Persona, elena: Persona
) -> None:
    firmar(fabrica.invitada(caso, elena))
    prevenido = fabrica.leer_notificaciones(
        fabrica.mandar_prevencion(fabrica.observado(enviar(caso), "niveles"))
    )
    cambiar(prevenido, niveles="3")
    cambiar(prevenido, firma_del_director="en_papel")
    with pytest.raises(DatosInvalidos) as error:
        subsanar(persona=ana, expediente=fabrica.leer(prevenido))
    claves = {falta.clave for falta in error.value.faltas}
    assert "carta_responsiva" in claves
    assert "firma_del_director" not in claves


def test_a_practice_and_a_tramite_without_it_ask_the_database_nothing(
    django_assert_num_queries: Any, ana: Persona
) -> None:
    casos = [
        fabrica.borrador(fabrica.CONSTRUCCION_MAYOR, ana, practica=True),
        fabrica.borrador(fabrica.RESIDENCIA, ana),
    ]
    for uno in casos:
        ejecutable = cargar(uno.version)
        with django_assert_num_queries(0):
            assert corresponsables.situacion(uno, ejecutable) is None
    with django_assert_num_queries(0):
        assert firmada(casos[1]) is None


def test_a_draft_that_waits_for_a_firma_is_not_an_abandoned_one(
    caso: Expediente, elena: Persona
) -> None:
    with reloj.detenido(reloj.ahora() + timedelta(days=50)):
        fila = fabrica.invitada(caso, elena)
        assert fabrica.leer(caso).updated_at == reloj.ahora()
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        firmar(fila)
        assert fabrica.leer(caso).updated_at == reloj.ahora()


def test_two_live_invitations_do_not_fit_in_a_case(caso: Expediente, elena: Persona) -> None:
    fila = fabrica.invitada(caso, elena)
    fila.pk, fila.llave = None, "otra"
    with pytest.raises(IntegrityError), transaction.atomic():
        fila.save(force_insert=True)
