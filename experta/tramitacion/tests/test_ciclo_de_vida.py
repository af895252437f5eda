"""The whole life of a case, played at random: whatever people do, what the law promises holds."""

from collections import Counter
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from experta.bandeja.services import FUERA
from experta.bitacora.services import hojas_de
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.cuentas.models import Nombramiento
from experta.documentos import sello
from experta.documentos.models import Firma
from experta.expedientes import rules
from experta.expedientes.models import Expediente, Operacion, Prevencion
from experta.plazos.models import Plazo
from experta.tramitacion import jobs, ventana
from experta.tramitacion.consultas.cotejo import cotejar
from experta.tramitacion.errores import Conflicto, DatosInvalidos, NoPermitido
from experta.tramitacion.operaciones import principal, taller
from experta.tramitacion.tests import ciclo
from tests import fabrica

SLUGS = (fabrica.RESIDENCIA, fabrica.SARE, fabrica.CONSTRUCCION)
EMPIEZA = datetime(2026, 3, 12, 9, 0, tzinfo=ZoneInfo("America/Chihuahua"))
# No life goes on beyond it: what runs from then must end in a year with a published calendar.
TERMINA = datetime(2027, 6, 1, 9, 0, tzinfo=ZoneInfo("America/Chihuahua"))
DEL_SISTEMA = {
    *("registrar_operacion", "atender_vencimiento", "encargar_notificacion", "registrar_ficta"),
    *("vencer_orden", "consultar_padron", "retirar_ficta", "ampliar", "fechar"),
}
# By which notification each plazo of the person begins.
POR_NOTIFICACION = {
    "subsanar": "prevencion",
    "medidas": "acta-de-inspeccion",
    "caducidad": "advertencia-caducidad",
}


class Ciclo(RuleBasedStateMachine):
    """One case from draft to its end and after, by the real acts; only PDFs are not drawn."""

    vistos: ClassVar[Counter[str]] = Counter()
    finales: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        """Open a world that is undone at the end of the run."""
        super().__init__()
        self.mundo = ExitStack()
        self.mundo.enter_context(transaction.atomic())
        self.mundo.callback(transaction.set_rollback, True)
        self.mundo.enter_context(reloj.detenido(EMPIEZA))
        self.hechos: Counter[str] = Counter()
        self.final = ""

    @initialize(slug=st.sampled_from(SLUGS))
    def abrir(self, slug: str) -> None:
        """Begin with a complete draft."""
        self.caso_id = fabrica.borrador(slug).pk
        self.hechos["abrir_borrador"] += 1
        self.hechos["adjuntar"] += 1

    @property
    def caso(self) -> Expediente:
        """Return the case as a new request would read it."""
        return fabrica.leer(Expediente(pk=self.caso_id))

    @rule(eleccion=st.integers(0, 999))
    def hacer(self, eleccion: int) -> None:
        """Do one legal act, as often as not the ordinary one; now and then withdraw."""
        caso = self.caso
        posibles = ciclo.jugadas(caso)
        if eleccion % 40 == 39:
            posibles = ciclo.retiro(caso) or posibles
        if posibles:
            nombre, jugar = posibles[0 if eleccion % 2 else eleccion // 2 % len(posibles)]
            jugar()
            self.hechos[nombre] += 1
            self.vistos[nombre] += 1

    @rule(eleccion=st.integers(0, 999))
    def seguir(self, eleccion: int) -> None:
        """Let the worker finish, then do one more legal act: most days are so."""
        fabrica.drenar()
        if jobs.fechar_lo_que_espera():
            fabrica.drenar()
        self.hacer(eleccion)

    # Said three times, so that lives reach their end as often as they are disturbed.
    otro_dia = rule(eleccion=st.integers(0, 999))(lambda self, eleccion: self.seguir(eleccion))
    y_otro = rule(eleccion=st.integers(0, 999))(lambda self, eleccion: self.seguir(eleccion))

    # No rule has a precondition: what is drawn next must depend on nothing kept in the database.
    @rule()
    def morir_a_la_mitad(self) -> None:
        """Kill the worker after the slow part, before it is recorded; if it has something to do."""
        operacion = Operacion.objects.pendientes().order_by("pk").first()
        if operacion is None:
            return
        principal._TRABAJOS[operacion.clase](self.caso, operacion.tarea)
        self.vistos["(muerte del trabajador)"] += 1

    @rule(dias=st.sampled_from([1, 2, 3, 11, 20, 100]))
    def esperar(self, dias: int) -> None:
        """Let days pass, and the timetable attend what fell due."""
        llega = min(reloj.ahora() + timedelta(days=dias), TERMINA)
        self.mundo.enter_context(reloj.detenido(llega))
        jobs.atender_vencimientos()
        jobs.encargar_notificaciones()
        jobs.vencer_ordenes()

    @rule()
    def jubilar(self) -> None:
        """Change every officer who signs."""
        ayer = reloj.hoy() - timedelta(days=1)
        for cargo in Nombramiento.objects.vigentes(reloj.hoy()).filter(rol="firmante"):
            Nombramiento.objects.filter(pk=cargo.pk).update(hasta=ayer)
            fabrica.funcionaria("firmante", cargo.dependencia)

    @rule(eleccion=st.integers(0, 999))
    def rehusar(self, eleccion: int) -> None:
        """Try what must be refused: it changes nothing."""
        caso = self.caso
        posibles = ciclo.ilegales(caso)
        _, jugar = posibles[eleccion % len(posibles)]
        antes = ciclo.foto(caso)
        with pytest.raises((Conflicto, NoPermitido, DatosInvalidos)), transaction.atomic():
            jugar()
        assert ciclo.foto(caso) == antes
        self.vistos["(rehusado)"] += 1

    @invariant()
    def what_ended_stays_ended(self) -> None:
        estado = self.caso.estado
        assert self.final in ("", estado)
        if estado in rules.FINALES and not self.final:
            self.final = estado
            self.finales[estado] += 1

    @invariant()
    def every_accepted_act_left_its_leaf_and_nothing_else_did(self) -> None:
        dichos = Counter(self.caso.sucesos.values_list("acto", flat=True))
        # Each line of the ledger of its clocks has a leaf of its own.
        assert hojas_de(self.caso_id).exclude(acto="asentar").count() == dichos.total()
        assert {a: n for a, n in dichos.items() if a not in DEL_SISTEMA} == dict(self.hechos)

    def what_is_kept_is_what_its_leaves_say(self) -> None:
        """At the end of each life: it reads everything."""
        assert cotejar(self.caso).diferencias == ()

    @invariant()
    def there_is_one_prevencion_at_most(self) -> None:
        assert Prevencion.objects.filter(expediente=self.caso_id).count() <= 1

    @invariant()
    def after_its_window_only_what_was_notified_in_it_is_waited_for(self) -> None:
        caso = self.caso
        if caso.estado == rules.PREVENIDO and reloj.ahora() >= ventana.limite(caso):
            assert ventana.a_tiempo(caso)

    @invariant()
    def a_plazo_of_the_person_runs_only_from_what_she_received(self) -> None:
        llegaron = self.caso.notificaciones.exclude(surte_efectos_at=None)
        recibidas = set(llegaron.values_list("asunto", flat=True))
        suyos = Plazo.objects.filter(asunto=self.caso_id, clave__in=POR_NOTIFICACION)
        assert {POR_NOTIFICACION[uno.clave] for uno in suyos} <= recibidas

    @invariant()
    def what_is_issued_was_signed_and_its_case_decided(self) -> None:
        caso = self.caso
        emitidos = caso.documentos.filter(estado__in=["vigente", "revocado"])
        firmados = Firma.objects.filter(documento__in=emitidos).count()
        assert emitidos.filter(requiere_firma=True).count() == firmados
        if emitidos.filter(clase="resolucion").exists():
            assert caso.estado in (rules.EN_TRAMITE, rules.FAVORABLE, rules.DESFAVORABLE)

    @invariant()
    def what_is_signed_says_the_day_of_its_firma_and_is_worth_from_it(self) -> None:
        for firma in Firma.objects.filter(documento__expediente=self.caso_id):
            papel, dia = firma.documento, reloj.local(firma.firmada_at).date()
            assert papel.datos["documento"]["fecha_larga"] == fecha_larga(dia)
            assert papel.vigente_desde in (None, dia)
            assert firma.huella == papel.huella_generada

    @invariant()
    def a_favourable_end_was_decided_so_and_paid_if_it_costs(self) -> None:
        caso = self.caso
        if caso.estado != rules.FAVORABLE:
            return
        resolucion = getattr(caso, "resolucion", None)
        sentidos = {d.sentido for d in caso.dictamenes.all()}
        assert (sentidos | ({resolucion.sentido} if resolucion else set())) == {"favorable"}
        costo = cargar(caso.version).ficha.costo
        pagadas = caso.ordenes.filter(estado="pagada").count()
        assert pagadas == 1 or costo.gratuito or not caso.ordenes.exists()
        assert not caso.ordenes.filter(estado="pendiente").exists()

    @invariant()
    def while_the_person_has_an_order_to_pay_no_time_of_the_authority_runs(self) -> None:
        caso = self.caso
        papel = caso.operaciones.filter(clase="orden-de-pago", estado=Operacion.Estado.HECHA)
        if papel.exists() and caso.ordenes.filter(estado__in=["pendiente", "vencida"]).exists():
            assert not Plazo.objects.filter(
                asunto=self.caso_id, clave__in=["respuesta", "promesa"], estado="corriendo"
            ).exists()

    @invariant()
    def what_was_used_and_what_is_left_make_the_plazo(self) -> None:
        for plazo in Plazo.objects.filter(asunto=self.caso_id).con_libro():
            for renglon in plazo.renglones.all():
                assert renglon.dias_restantes >= 0
                if plazo.unidad != "meses":  # told in natural days
                    suma = renglon.dias_usados + renglon.dias_restantes
                    assert suma in (plazo.cantidad, plazo.cantidad + plazo.prorroga)

    @invariant()
    def the_plazo_is_extended_only_from_the_notification_of_its_acuerdo(self) -> None:
        for plazo in Plazo.objects.filter(asunto=self.caso_id, prorroga__gt=0):
            avisos = self.caso.notificaciones.filter(asunto="acuerdo")
            assert avisos.filter(practicada_at=plazo.prorroga_at).exists()

    @invariant()
    def tasks_are_open_only_while_the_authority_has_the_turn(self) -> None:
        caso = self.caso
        abiertas = caso.tareas.filter(estado="pendiente")
        if caso.estado != rules.EN_TRAMITE:
            assert not abiertas.exclude(tarea__startswith=FUERA).exists()
        if caso.estado in rules.FINALES and not Operacion.objects.pendientes().exists():
            acuerdos = r"^fuera:(desistimiento|revocacion)"
            quedan = abiertas.exclude(tarea__regex=acuerdos, acto="firmar")
            assert set(quedan.values_list("acto", flat=True)) <= {"notificar"}

    def teardown(self) -> None:
        """Finish what is owed, look once more, and undo the world."""
        try:
            fabrica.drenar()
            assert not Operacion.objects.fallidas().exists()
            self.every_accepted_act_left_its_leaf_and_nothing_else_did()
            self.what_is_kept_is_what_its_leaves_say()
            self.tasks_are_open_only_while_the_authority_has_the_turn()
        finally:
            self.mundo.close()


@pytest.mark.django_db
def test_whatever_people_do_what_the_law_promises_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    # Drawing is tested elsewhere; here a life takes milliseconds.
    monkeypatch.setattr(taller, "generar_pdf", lambda *_: b"%PDF-1.4 papel")
    monkeypatch.setattr(sello, "sellar", lambda pdf, *_, **__: pdf + b" sellado")
    fabrica.ciudadana(correo="ajena@example.com")
    with reloj.detenido(EMPIEZA):
        for slug in SLUGS:
            fabrica.plantilla_de(slug)
    run_state_machine_as_test(
        Ciclo,
        settings=settings(
            max_examples=45,
            stateful_step_count=30,
            derandomize=True,
            deadline=None,
            phases=[Phase.generate],
        ),
    )
    print("\nactos:", dict(Ciclo.vistos), "\nfinales:", dict(Ciclo.finales))
    assert len(Ciclo.vistos) >= 14
    assert {"favorable", "desfavorable"} <= set(Ciclo.finales)
