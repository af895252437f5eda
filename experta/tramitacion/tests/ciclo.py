"""The moves of a case, for the test of its whole life: who may do what in the state it is in."""

from datetime import timedelta
from functools import partial
from typing import Any

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.cuentas.models import Nombramiento, Persona
from experta.documentos.models import Documento
from experta.expedientes import rules
from experta.expedientes.models import Expediente, Observacion, Operacion
from experta.pagos.models import OrdenPago
from experta.plazos.models import Estado
from experta.tramitacion import fechado, fuera, turnos
from experta.tramitacion.actos.atender_observacion import atender_observacion
from experta.tramitacion.actos.cobrar_en_caja import cobrar_en_caja
from experta.tramitacion.actos.corregir import corregir
from experta.tramitacion.actos.desechar import desechar
from experta.tramitacion.actos.desistir import desistir
from experta.tramitacion.actos.dictaminar import dictaminar
from experta.tramitacion.actos.firmar import firmar
from experta.tramitacion.actos.ingresar import ingresar
from experta.tramitacion.actos.insistir_observacion import insistir_observacion
from experta.tramitacion.actos.inspeccionar import inspeccionar
from experta.tramitacion.actos.notificar import notificar
from experta.tramitacion.actos.observar import observar
from experta.tramitacion.actos.prevenir import prevenir
from experta.tramitacion.actos.programar_inspeccion import programar_inspeccion
from experta.tramitacion.actos.reasignar_firma import reasignar_firma
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.actos.reemitir_orden import reemitir_orden
from experta.tramitacion.actos.resolver import resolver
from experta.tramitacion.actos.retirar_observacion import retirar_observacion
from experta.tramitacion.actos.retirar_vencidas import retirar_vencidas
from experta.tramitacion.actos.revocar import revocar
from experta.tramitacion.actos.subsanar import subsanar
from experta.tramitacion.coordinacion import coordinadora, ventana_cerrada
from experta.tramitacion.relojes import plazo_de
from experta.tramitacion.tests.ciclo_del_reloj import Jugada, de_ayuda, de_caducidad, del_reloj
from tests import fabrica

REVISAN = ["resolver", "dictaminar", "revisar"]


def de(nombramiento: Nombramiento) -> Persona:
    """Return the person of an appointment as a new request would read them."""
    return Persona.objects.get(pk=nombramiento.persona_id)


def en_funciones(rol: str, dependencia: str) -> Persona | None:
    """Return somebody who holds that role today."""
    hoy = Nombramiento.objects.vigentes(reloj.hoy()).filter(rol=rol, dependencia=dependencia)
    primero = hoy.order_by("pk").first()
    return de(primero) if primero else None


def enviar(caso: Expediente, clave: str, persona: Persona | None = None) -> Jugada:
    """Return the move that submits it."""
    datos: dict[str, Any] = {
        "clave": clave,
        "version_vista": caso.version_id,
        "acepta_notificacion": True,
    }
    quien = persona or caso.creado_por
    return "ingresar", partial(ingresar, persona=quien, expediente=caso, **datos)


def jugadas(caso: Expediente) -> list[Jugada]:
    """Return every legal move of officials and citizen, the ordinary path first."""
    if caso.estado == rules.BORRADOR:
        return [enviar(caso, f"k-{caso.pk}")]
    tareas = caso.tareas.filter(estado=Tarea.Estado.PENDIENTE).order_by("pk")
    de_tareas = [j for t in tareas.select_related("expediente__version") for j in _de_tarea(t)]
    ordinarias = [*de_tareas, *_de_papeles(caso), *_de_pago(caso), *_de_persona(caso)]
    return [*ordinarias, *del_reloj(caso)]


def _de_tarea(tarea: Tarea) -> list[Jugada]:
    persona = en_funciones(tarea.rol, tarea.dependencia)
    if persona is None:
        return []
    comun: dict[str, Any] = {"persona": persona, "tarea": tarea}
    caso = tarea.expediente
    if tarea.acto in ("dictaminar", "revisar"):
        opinar = partial(dictaminar, **comun, fundamento="Se revisó.")
        ambos = _sentidos(tarea, ["favorable", "favorable", "desfavorable"])
        lista: list[Jugada] = [("dictaminar", partial(opinar, sentido=s)) for s in ambos]
        return [*lista, *_de_revision(tarea, persona)]
    if tarea.acto == "resolver":
        lista = [
            ("resolver", partial(resolver, **comun, sentido=s, motivos="Se revisó."))
            for s in _sentidos(tarea, turnos.sentidos_admitidos(tarea))
        ]
        return [*lista, *_de_revision(tarea, persona)]
    if tarea.acto == "prevenir":
        return _de_la_prevencion(caso, persona)
    return _de_otra_tarea(tarea, persona, comun)


def _de_su_area(tarea: Tarea) -> list[Observacion]:
    area = tarea.area or tarea.dependencia
    suyas = tarea.expediente.observaciones.filter(area=area).select_related("expediente")
    return list(suyas.order_by("pk"))


def _sentidos(tarea: Tarea, admitidos: list[str]) -> list[str]:
    """Return the senses in which what the area observed lets it decide."""
    estados = {una.estado for una in _de_su_area(tarea)}
    if "anotada" in estados and not ventana_cerrada(tarea.expediente):
        return []
    if "respondida" in estados and "desfavorable" in admitidos:
        admitidos = [uno for uno in admitidos if uno != "desfavorable"]
    return [uno for uno in admitidos if uno != "favorable" or "insistida" not in estados]


def _de_revision(tarea: Tarea, persona: Persona) -> list[Jugada]:
    caso = tarea.expediente
    if hasattr(caso, "prevencion"):
        return [
            jugada
            for una in _de_su_area(tarea)
            if una.estado == "respondida"
            for jugada in _de_respondida(una, persona)
        ]
    if ventana_cerrada(caso):
        return de_ayuda(caso, persona)
    pregunta = caso.adjuntos.order_by("subido_at", "pk")[0].pregunta
    nota = partial(
        observar, persona=persona, expediente=caso, pregunta=pregunta, motivo="documento-ilegible"
    )
    anotadas = [una for una in _de_su_area(tarea) if una.estado == "anotada"]
    lista: list[Jugada] = [
        ("retirar_observacion", partial(retirar_observacion, persona=persona, observacion=una))
        for una in anotadas
    ]
    if tarea.dependencia == coordinadora(caso):
        lista += _de_la_prevencion(caso, persona)
    return lista if anotadas else [*lista, ("observar", nota)]


def _de_respondida(una: Observacion, persona: Persona) -> list[Jugada]:
    datos: dict[str, Any] = {"persona": persona, "observacion": una}
    return [
        ("atender_observacion", partial(atender_observacion, **datos)),
        ("insistir_observacion", partial(insistir_observacion, **datos, razon="Sigue igual.")),
        ("retirar_observacion", partial(retirar_observacion, **datos)),
    ]


def _de_la_prevencion(caso: Expediente, persona: Persona) -> list[Jugada]:
    datos: dict[str, Any] = {"persona": persona, "expediente": caso}
    if not caso.observaciones.filter(estado=Observacion.Estado.ANOTADA).exists():
        return []
    if ventana_cerrada(caso):
        return [("retirar_vencidas", partial(retirar_vencidas, **datos))]
    return [("prevenir", partial(prevenir, **datos))] * 2


def _de_otra_tarea(tarea: Tarea, persona: Persona, comun: dict[str, Any]) -> list[Jugada]:
    caso = tarea.expediente
    if tarea.acto == "programar-inspeccion":
        cuando = reloj.ahora() + timedelta(days=1)
        datos: dict[str, Any] = {**comun, "inspector": persona, "cuando": cuando}
        return [("programar_inspeccion", partial(programar_inspeccion, **datos))]
    if tarea.acto == "inspeccionar":
        resultados = ("favorable", "medidas", "desfavorable")
        return [
            ("inspeccionar", partial(inspeccionar, **comun, acta=_acta(caso, r)))
            for r in resultados
        ]
    if tarea.acto == "notificar":
        numero = int(tarea.tarea.rpartition("-")[2])
        datos = {
            **comun,
            "notificacion": caso.notificaciones.get(pk=numero),
            "medio": "personal",
        }
        datos |= {"recibio": "Petra Ruiz", "recibida_at": reloj.ahora()}
        datos |= {"habilitacion": "Era urgente."}
        return [("notificar", partial(notificar, **datos))]
    plazo = plazo_de(caso, "subsanar")
    vencido = caso.estado == rules.PREVENIDO and plazo and plazo.estado == Estado.VENCIDO
    if "vencido-subsanar" in tarea.tarea and vencido:
        return [("desechar", partial(desechar, **comun))]
    return de_caducidad(caso, tarea, persona)


def _acta(caso: Expediente, resultado: str) -> dict[str, Any]:
    visita = caso.inspecciones.latest("numero")
    lista = [{**punto, "cumple": resultado == "favorable"} for punto in visita.lista]
    medidas = "Poner barandal." if resultado == "medidas" else ""
    return {
        "lista": lista,
        "resultado": resultado,
        "hechos": "Se recorrió el lugar.",
        "manifestacion": "",
        "medidas": medidas,
    }


def _de_papeles(caso: Expediente) -> list[Jugada]:
    lista: list[Jugada] = []
    abiertas = caso.tareas.filter(acto="firmar", estado="pendiente")
    firmando = {t.tarea if fuera.es_de_fuera(t.tarea) else t.dependencia for t in abiertas}
    for papel in (
        Documento.objects.por_firmar().filter(expediente=caso).order_by("created_at", "pk")
    ):
        suyo = papel.nombramiento
        assert suyo is not None
        suelto = fuera.es_de_fuera(papel.lote)
        tarea = f"{papel.lote}#{papel.dependencia}" if suelto else papel.dependencia
        if tarea not in firmando:
            continue  # rendered, and the worker has not told it yet
        if Nombramiento.objects.vigentes(reloj.hoy()).filter(pk=suyo.pk).exists():
            if not fechado.al_dia(papel):
                continue  # the worker makes it again with the date of today
            firma = partial(firmar, persona=de(suyo), documento=papel, metodo="contrasena")
            lista.append(("firmar", firma))
        elif otra := en_funciones("firmante", papel.dependencia):
            toma = partial(reasignar_firma, persona=otra, documento=papel)
            lista.append(("reasignar_firma", toma))
    vigente = caso.documentos.filter(clase="resolucion", estado="vigente").order_by("pk").first()
    competente = en_funciones("firmante", vigente.dependencia) if vigente else None
    if caso.estado in rules.FINALES and competente:
        datos: dict[str, Any] = {
            "persona": competente,
            "documento": vigente,
            "motivo": "Hubo un error.",
            "fundamento": "Artículo 9",
        }
        lista.append(("revocar", partial(revocar, **datos)))
    return lista


def _de_pago(caso: Expediente) -> list[Jugada]:
    orden = caso.ordenes.order_by("-created_at", "-pk").first()
    sin_papel = caso.operaciones.pendientes().filter(clase="orden-de-pago")
    if orden is None or caso.estado != rules.EN_TRAMITE or sin_papel.exists():
        return []
    por_pagar = orden.estado == OrdenPago.Estado.PENDIENTE
    if por_pagar and orden.vence >= reloj.hoy():
        cajera = en_funciones("tesoreria", "tesoreria")
        datos: dict[str, Any] = {
            "persona": cajera,
            "orden": orden,
            "recibido_centavos": orden.total_centavos,
        }
        return [("cobrar_en_caja", partial(cobrar_en_caja, **datos))]
    if por_pagar or orden.estado == OrdenPago.Estado.VENCIDA:
        otra = partial(reemitir_orden, persona=caso.creado_por, expediente=caso)
        return [("reemitir_orden", otra)]
    return []


def _de_persona(caso: Expediente) -> list[Jugada]:
    suyo: dict[str, Any] = {"persona": caso.creado_por, "expediente": caso}
    lista: list[Jugada] = [
        (
            "recibir_notificacion",
            partial(recibir_notificacion, persona=caso.creado_por, notificacion=una),
        )
        for una in caso.notificaciones.filter(surte_efectos_at=None, medio="electronica").order_by(
            "pk"
        )
    ]
    prevencion = getattr(caso, "prevencion", None)
    leida = prevencion and prevencion.notificacion  # to answer it proves that it was received
    acordado = caso.documentos.filter(
        clave="desechamiento", estado__in=["firmado", "vigente"]
    ).exists()
    tarde = prevencion and prevencion.tardia_at
    if caso.estado == rules.PREVENIDO and leida and not acordado and not tarde:
        lista.append(("subsanar", partial(fabrica.responder, caso)))
    if caso.estado == rules.EN_TRAMITE and turnos.tarea_de_correccion(caso):
        lista.append(("corregir", partial(corregir, **suyo, explicacion="Puse el barandal.")))
    return lista


def retiro(caso: Expediente) -> list[Jugada]:
    """Return the move that withdraws it, while that is still possible."""
    firmada = caso.documentos.filter(clase="resolucion", estado__in=["firmado", "vigente"])
    if caso.estado not in rules.ABIERTOS or firmada.exists():
        return []
    return [("desistir", partial(desistir, persona=caso.creado_por, expediente=caso))]


def ilegales(caso: Expediente) -> list[Jugada]:
    """Return moves that the state in which the case is, or who asks, must see refused."""
    ajena = Persona.objects.get(correo="ajena@example.com")
    lista: list[Jugada] = [
        ("desistir", partial(desistir, persona=ajena, expediente=caso)),
        enviar(caso, "otra", ajena),
    ]
    if caso.estado != rules.BORRADOR:
        lista.append(enviar(caso, "otra"))
    if caso.estado != rules.PREVENIDO:
        lista.append(("subsanar", partial(subsanar, persona=caso.creado_por, expediente=caso)))
    if not retiro(caso):
        lista.append(("desistir", partial(desistir, persona=caso.creado_por, expediente=caso)))
    cerradas = caso.tareas.filter(acto__in=REVISAN).exclude(estado=Tarea.Estado.PENDIENTE)
    for tarea in cerradas.select_related("expediente__version").order_by("pk"):
        persona = en_funciones(tarea.rol, tarea.dependencia)
        datos: dict[str, Any] = {"persona": persona, "tarea": tarea, "sentido": "desfavorable"}
        if tarea.acto == "resolver":
            lista.append((tarea.acto, partial(resolver, **datos, motivos="Otra vez.")))
        else:
            lista.append((tarea.acto, partial(dictaminar, **datos, fundamento="Otra vez.")))
    for orden in caso.ordenes.exclude(estado=OrdenPago.Estado.PENDIENTE).order_by(
        "created_at", "pk"
    ):
        cajera = en_funciones("tesoreria", "tesoreria")
        datos = {
            "persona": cajera,
            "orden": orden,
            "recibido_centavos": orden.total_centavos,
        }
        lista.append(("cobrar_en_caja", partial(cobrar_en_caja, **datos)))
    for papel in caso.documentos.filter(requiere_firma=True).order_by("created_at", "pk"):
        assert papel.nombramiento
        if papel.estado == "generado" and fechado.al_dia(papel):
            continue
        firma = partial(firmar, persona=de(papel.nombramiento), documento=papel, metodo="totp")
        lista.append(("firmar", firma))
    return lista


def foto(caso: Expediente) -> tuple[Any, ...]:
    """Return everything that a refused act must leave as it was."""
    return (
        Expediente.objects.values_list("estado", "proceso", "respuestas", "vence").get(pk=caso.pk),
        sorted(caso.tareas.values_list("pk", "estado")),
        sorted(caso.documentos.values_list("folio", "estado")),
        sorted(caso.ordenes.values_list("pk", "estado")),
        sorted(Operacion.objects.filter(expediente=caso).values_list("pk", "estado")),
        caso.sucesos.count(),
    )
