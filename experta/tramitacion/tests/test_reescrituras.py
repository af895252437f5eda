"""Whoever writes in the database behind the acts is found out: by row and by leaf, in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experta.avisos.models import Mensaje
from experta.bitacora.models import ClaveDeAsunto, Contradiccion, Hoja
from experta.bitacora.puntos import HistoriaContradictoria
from experta.comun import archivos, reloj
from experta.documentos.models import Documento, Firma
from experta.documentos.services import leer_sellado
from experta.expedientes.models import Expediente, Operacion
from experta.expedientes.models.decisiones import Dictamen
from experta.tramitacion import jobs, vigilancia
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.revocar import revocar
from experta.tramitacion.consultas import verificacion
from experta.tramitacion.consultas.cotejo import cotejar, hojas_sin_asunto
from experta.tramitacion.consultas.salud import medir
from experta.tramitacion.operaciones.sellables import SelloNegado
from tests import fabrica

pytestmark = pytest.mark.django_db
OTRO = b"%PDF-1.4 otro"


def sql(orden: str, *valores: Any) -> None:
    """Write as somebody with the password of the database does."""
    with connection.cursor() as cursor:
        cursor.execute(orden, valores)


@contextmanager
def sin_gatillos() -> Iterator[None]:
    """Let the log be changed, as an owner of the tables may."""
    if connection.vendor == "postgresql":
        sql("SET session_replication_role = replica")
        yield
        sql("SET session_replication_role = origin")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (nombre,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{nombre}"')
    yield


def dicho(expediente: Expediente) -> str:
    return "\n".join(una.texto for una in cotejar(fabrica.leer(expediente)).diferencias)


def llave(expediente: Expediente) -> object:
    return Expediente._meta.pk.get_db_prep_value(expediente.pk, connection)


@pytest.fixture
def concluido() -> Expediente:
    return fabrica.concluido(fabrica.SARE)


def test_a_case_that_nobody_rewrote_says_what_its_leaves_say(concluido: Expediente) -> None:
    cotejo = cotejar(concluido)
    assert (cotejo.diferencias, cotejo.anteriores) == ((), 0)
    assert cotejo.hojas > concluido.sucesos.count()  # the lines of the ledger have theirs


_EN = "WHERE expediente_id = %s"
_REESCRITURAS: list[tuple[str, str, str]] = [
    ("dictamen", f"UPDATE expedientes_dictamen SET fundamento = 'otro' {_EN}", "motivos y fund"),
    ("sentido", f"UPDATE expedientes_dictamen SET sentido = 'desfavorable' {_EN}", "sentido"),
    ("autor", f"UPDATE expedientes_dictamen SET autor_id = autor_id + 1 {_EN}", "autor"),
    (
        "titular",
        "UPDATE expedientes_expediente SET titular_nombre = 'Otra' WHERE id = %s",
        "titular",
    ),
    (
        "respuestas",
        "UPDATE expedientes_expediente SET respuestas = '{}' WHERE id = %s",
        "respuestas",
    ),
    (
        "ingreso",
        "UPDATE expedientes_expediente SET ingresado_at = '2020-01-01 00:00:00+00' WHERE id = %s",
        "ingresado at",
    ),
    (
        "pago",
        "UPDATE pagos_pago SET importe_centavos = 1 WHERE orden_id IN "
        f"(SELECT id FROM pagos_ordenpago {_EN})",
        "importe centavos",
    ),
    (
        "firmante",
        "UPDATE documentos_firma SET firmante_id = firmante_id + 1 WHERE documento_id IN "
        f"(SELECT id FROM documentos_documento {_EN})",
        "firmante",
    ),
    ("adjunto", f"UPDATE expedientes_adjunto SET sha256 = 'f' {_EN}", "sha256"),
    (
        "suceso",
        f"UPDATE expedientes_suceso SET texto = 'Nada' {_EN} AND acto = 'firmar'",
        "lo que d",
    ),
    (
        "quien",
        f"UPDATE expedientes_suceso SET actor_id = NULL {_EN} AND acto = 'firmar'",
        "quién lo",
    ),
    ("borrado", f"DELETE FROM expedientes_suceso {_EN} AND acto = 'dictaminar'", "se le borró"),
    (
        "sello",
        f"UPDATE expedientes_suceso SET sello = '{{}}' {_EN} AND acto = 'firmar'",
        "ya no trae",
    ),
    (
        "libro",
        "UPDATE plazos_renglon SET quien_lo_tiene = 'nadie' WHERE orden = 1 AND plazo_id IN "
        "(SELECT id FROM plazos_plazo WHERE asunto = %s)",
        "El renglón 1",
    ),
    (
        "texto del libro",
        "UPDATE plazos_renglon SET texto = 'Otro' WHERE orden = 2 AND plazo_id IN "
        "(SELECT id FROM plazos_plazo WHERE asunto = %s)",
        "El renglón 2",
    ),
    (
        "renglón borrado",
        "DELETE FROM plazos_renglon WHERE orden = 2 AND plazo_id IN "
        "(SELECT id FROM plazos_plazo WHERE asunto = %s)",
        "se le borró",
    ),
]


def test_each_rewriting_is_told_with_its_row_and_its_leaf(concluido: Expediente) -> None:
    for nombre, orden, esperado in _REESCRITURAS:
        antes = transaction.savepoint()
        sql(orden, llave(concluido))
        texto = dicho(concluido)
        assert esperado in texto, (nombre, texto)
        assert "hoja" in texto, nombre
        transaction.savepoint_rollback(antes)
    assert dicho(concluido) == ""


def test_a_row_that_no_act_wrote_is_told(concluido: Expediente) -> None:
    uno = Dictamen.objects.filter(expediente=concluido).first()
    assert uno
    uno.pk, uno.area = None, "inventada"
    uno.save()
    assert "no está en ninguna hoja: se agregó por fuera" in dicho(concluido)


def test_a_case_without_its_key_or_without_itself_is_told(concluido: Expediente) -> None:
    assert hojas_sin_asunto() == ()
    ClaveDeAsunto.objects.filter(asunto_id=concluido.pk).delete()
    assert "La llave de este expediente ya no está" in dicho(concluido)
    assert "nadie lo olvidó" in "".join(hojas_sin_asunto())
    assert jobs.comprobar_bitacora() == 1
    assert Contradiccion.objects.filter(clave__startswith="sin-asunto-").count() == 1


def test_what_an_act_changes_is_not_a_rewriting(concluido: Expediente) -> None:
    documento = concluido.documentos.filter(clase="resolucion").first()
    assert documento
    assert documento.nombramiento
    datos = {"motivo": "No era su local.", "fundamento": "Reglamento, artículo 5"}
    revocar(persona=documento.nombramiento.persona, documento=documento, **datos)
    fabrica.drenar()
    assert dicho(concluido) == ""
    sql("UPDATE documentos_documento SET estado = 'vigente' WHERE folio = %s", documento.folio)
    assert "«estado» ya no es lo que se anotó" in dicho(concluido)


def por_sellar() -> Documento:
    """Return a document signed whose seal the worker still owes."""
    expediente = fabrica.por_firmar()
    documento = Documento.objects.por_firmar().get(expediente=expediente)
    assert documento.nombramiento
    firmar(persona=documento.nombramiento.persona, documento=documento, metodo="totp")
    documento.refresh_from_db()
    return documento


def otro_pdf(documento: Documento, **cambios: Any) -> None:
    """Put another file in the place of the one that was signed, its digest with it."""
    nombre = archivos.guardar(Path(settings.ARCHIVOS_DIR), [OTRO], "pdf")
    cambios = {"huella_generada": sha256(OTRO).hexdigest(), **cambios}
    Documento.objects.filter(pk=documento.pk).update(archivo_generado=nombre, **cambios)


def negado() -> str:
    """Let the worker do what it owes; return why it refused."""
    operacion = Operacion.objects.pendientes().get()
    with pytest.raises(SelloNegado) as negacion:
        jobs.realizar(operacion.pk)
    return str(negacion.value)


def test_nothing_but_what_was_signed_takes_the_seal() -> None:
    documento = por_sellar()
    otro_pdf(documento)
    assert "nadie firmó ese archivo" in negado()
    Firma.objects.filter(documento=documento).update(huella=sha256(OTRO).hexdigest())
    assert "su firma no es la que se anotó" in negado()
    otro_pdf(documento, requiere_firma=False, huella_generada="0" * 64)
    assert "no es el que se preparó" in negado()
    documento.refresh_from_db()
    assert documento.estado == Documento.Estado.FIRMADO
    correo = Mensaje.objects.get(asunto__contains="por fuera")
    assert "No se selló" in correo.cuerpo
    assert Contradiccion.objects.get(resuelta_at=None).asunto == documento.expediente_id


def test_a_document_is_sealed_once_whatever_its_row_says(concluido: Expediente) -> None:
    documento = concluido.documentos.filter(clase="resolucion").first()
    assert documento
    otro_pdf(documento, estado=Documento.Estado.FIRMADO)
    Operacion.objects.filter(clase="sellar").update(estado=Operacion.Estado.PENDIENTE)
    assert "ya se había sellado" in negado()
    assert leer_sellado(documento) != OTRO


def test_a_forged_row_is_never_authentic(concluido: Expediente) -> None:
    documento = concluido.documentos.filter(clase="resolucion").first()
    assert documento
    bueno = verificacion.por_codigo(documento.codigo)
    assert bueno
    assert bueno.estado == "vigente"
    falso = sha256(OTRO).hexdigest()
    nombre = archivos.guardar(Path(settings.ARCHIVOS_DIR), [OTRO], "pdf")
    for cambio in (
        {"huella_sellada": falso},
        {"huella_sellada": falso, "archivo_sellado": nombre},
        {"archivo_sellado": nombre},
        {"publico": [["Giro", "Bar"]]},
        {"vigente_hasta": date(2099, 1, 1)},
    ):
        antes = transaction.savepoint()
        Documento.objects.filter(pk=documento.pk).update(**cambio)
        hallado = verificacion.por_codigo(documento.codigo)
        assert hallado
        assert (hallado.estado, hallado.publico) == ("dudoso", []), cambio
        por_archivo = verificacion.por_huella(falso)
        assert por_archivo is None or por_archivo.estado == "dudoso"
        transaction.savepoint_rollback(antes)


def test_a_document_that_no_leaf_knows_does_not_exist(concluido: Expediente) -> None:
    documento = concluido.documentos.filter(clase="resolucion").first()
    assert documento
    documento.pk, documento.lote, documento.folio = uuid4(), "otro", "DOC-X"
    documento.codigo, documento.huella_sellada = "0" * 26, sha256(OTRO).hexdigest()
    documento.save(force_insert=True)
    assert verificacion.por_codigo(documento.codigo) is None
    assert verificacion.por_huella(documento.huella_sellada) is None
    assert "no está en ninguna hoja" in dicho(concluido)


def test_verifying_costs_the_same_for_a_short_and_a_long_history() -> None:
    cuantas = []
    for caso in (fabrica.concluido(), fabrica.concluido(fabrica.SARE)):
        codigo = caso.documentos.filter(clase="resolucion").values_list("codigo", flat=True)[0]
        with CaptureQueriesContext(connection) as hechas:
            assert verificacion.por_codigo(codigo)
        cuantas.append(len(hechas))
    assert cuantas[0] == cuantas[1] <= 9


def test_each_case_is_compared_once_a_day_and_told_once(concluido: Expediente) -> None:
    sql(f"UPDATE expedientes_dictamen SET fundamento = 'otro' {_EN}", llave(concluido))
    for _ in range(2):
        halladas = 0
        for parte in range(vigilancia.PARTES):
            with reloj.detenido(reloj.ahora() + timedelta(minutes=10 * parte)):
                halladas += jobs.cotejar_expedientes()
        assert halladas == Dictamen.objects.filter(expediente=concluido).count()
    correos = Mensaje.objects.filter(asunto__contains="por fuera")
    assert correos.count() == halladas
    assert "motivos y fundamento" in correos[0].cuerpo
    assert medir().contradicciones == halladas


def test_a_rewritten_log_is_told_and_health_is_bad(settings: Any, tmp_path: Path) -> None:
    settings.SALIDA_DIR, settings.LLAVES_DIR = tmp_path / "salida", tmp_path / "llaves"
    fabrica.ingresado()
    jobs.punto_de_control()
    assert jobs.comprobar_bitacora() == 0
    fabrica.ingresado()
    ultima = Hoja.objects.order_by("numero").last()
    assert ultima
    with sin_gatillos():
        sql("UPDATE bitacora_hoja SET acto = 'otro' WHERE numero = %s", ultima.numero)
    for _ in range(2):
        with pytest.raises(HistoriaContradictoria, match="no corresponde a su huella"):
            jobs.punto_de_control()
    assert Mensaje.objects.filter(asunto__contains="por fuera").count() == 1
    respuesta = Client().get("/salud/", headers={"accept": "application/json"})
    partes = {uno["clave"]: uno["estado"] for uno in respuesta.json()["partes"]}
    assert (respuesta.status_code, partes["contradicciones"]) == (503, "mal")
