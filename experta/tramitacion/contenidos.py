"""What each kind of document says beyond what all of them say."""

from typing import Any

from django.conf import settings

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.ficha import DocumentoFicha, Ficha
from experta.catalogo.partes import MedidasCorrectivas
from experta.comun.dinero import con_signo
from experta.comun.municipio import municipio_actual
from experta.comun.texto import fecha_larga
from experta.documentos.models import Busqueda
from experta.expedientes.models import Expediente, Inspeccion, Observacion, Prevencion
from experta.expedientes.models.decisiones import Sentido
from experta.pagos.models import OrdenPago
from experta.plazos.models import Plazo
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.tramitacion import papeles, renovaciones
from experta.tramitacion.lugares import lugares, punto

# How much of a fingerprint is printed: nobody makes another file that begins so.
_DE_LA_HUELLA = 16


def resumen(expediente: Expediente, ejecutable: Ejecutable) -> list[list[str]]:
    """Return every visible answer as [label, text]; each file with its name and fingerprint."""
    archivos = _archivos(expediente)
    return [
        [pregunta.etiqueta, texto]
        for _, renglones in ejecutable.formulario.resumen(expediente.respuestas, archivos)
        for pregunta, texto in renglones
        if texto
    ]


def _archivos(expediente: Expediente) -> dict[str, list[str]]:
    """Return what was handed in, by question: enough to prove which file it was."""
    archivos: dict[str, list[str]] = {}
    for uno in expediente.adjuntos.vigentes():
        huella = f"huella SHA-256 {uno.sha256[:_DE_LA_HUELLA]}…"
        archivos.setdefault(uno.pregunta, []).append(f"{uno.nombre} ({huella})")
    return archivos


def que_sigue(expediente: Expediente) -> list[str]:
    """Return what the acuse of whoever has no account must say: where they are notified."""
    if not expediente.creado_por.sin_cuenta:
        return []
    return [
        f"Tus notificaciones te esperan en {settings.URL_PUBLICA}/seguir/ y cuentan como "
        "recibidas cuando las abres ahí. No te llegarán por ningún otro medio.",
        "Para entrar necesitas este folio y tu clave de seguimiento. Nadie puede recuperarla.",
    ]


def plazo_de_ley(ficha: Ficha) -> str:
    """Return how long the authority has and by which rule, as the acuse says it."""
    dado = ficha.plazo.respuesta
    regla = _fundamento(dado.regla) if dado.regla in municipio_actual().marco else ""
    return f"Plazo: {nombrar(dado.cantidad, Unidad(dado.unidad))}. {regla}".strip()


def publico_minimo(expediente: Expediente) -> list[list[str]]:
    """Return what the public page says of any document: of which trámite it is, never the folio."""
    return [["Trámite", expediente.version.nombre]]


def publico(
    expediente: Expediente, ejecutable: Ejecutable, descrito: DocumentoFicha
) -> list[list[str]]:
    """Return the few answers that the ficha lists for the public page."""
    return publico_minimo(expediente) + elegidos(expediente, ejecutable, descrito.publico)


def elegidos(
    expediente: Expediente, ejecutable: Ejecutable, claves: tuple[str, ...]
) -> list[list[str]]:
    """Return [printed name, text] of the answers named, in that order; «titular» is the holder."""
    textos = {
        pregunta.clave: [pregunta.rotulo or pregunta.etiqueta, texto]
        for _, renglones in ejecutable.formulario.resumen(expediente.respuestas)
        for pregunta, texto in renglones
        if texto
    }
    textos["titular"] = ["Titular", expediente.titular_nombre]
    return [textos[clave] for clave in claves if clave in textos]


def de_resolucion(
    expediente: Expediente, ejecutable: Ejecutable, descrito: DocumentoFicha
) -> papeles.Contenido:
    """Return facts, reasons and content of a resolution, from what each authority wrote."""
    resolucion = getattr(expediente, "resolucion", None)
    motivos = [resolucion.motivos] if resolucion else []
    resolutivos = list(descrito.resolutivos)
    for dictamen in expediente.dictamenes.order_by("area"):
        area = ejecutable.ficha.nombre_de_area(dictamen.area)
        motivos.append(f"{area}: {dictamen.get_sentido_display().lower()}. {dictamen.fundamento}")
        if dictamen.condiciones and dictamen.sentido == Sentido.FAVORABLE:
            resolutivos.append(f"Condición de {area}: {dictamen.condiciones}")
    motivos += _insistidas(expediente, ejecutable)
    motivos = motivos or _consultados(expediente, ejecutable)
    if resolucion and resolucion.condiciones:
        resolutivos.append(resolucion.condiciones)
    return papeles.Contenido(
        hechos=_hechos(expediente),
        motivos=motivos,
        resolutivos=resolutivos,
        datos=elegidos(expediente, ejecutable, descrito.datos),
        imagenes=_imagenes(expediente, descrito),
        vigencia=descrito.vigencia.texto,
    )


def _imagenes(expediente: Expediente, descrito: DocumentoFicha) -> dict[str, dict[str, str]]:
    """Return which file in force each picture of a document is, and what it shows."""
    hallados = {}
    for nombre, pregunta in descrito.imagenes.items():
        adjunto = expediente.adjuntos.vigentes().filter(pregunta=pregunta).last()
        if adjunto:
            alt = f"Fotografía de {expediente.titular_nombre}"
            hallados[nombre] = {"adjunto": str(adjunto.pk), "alt": alt}
    return hallados


def _consultados(expediente: Expediente, ejecutable: Ejecutable) -> list[str]:
    """Return what the registers said: the reasons of what is issued by looking it up."""
    hallados = expediente.busquedas.filter(estado=Busqueda.Estado.ENCONTRADO)
    textos = dict(hallados.values_list("requisito", "texto"))
    return [
        f"{uno.nombre}: {textos[uno.clave]}"
        for uno in ejecutable.ficha.requisitos
        if uno.clave in textos
    ]


def _insistidas(expediente: Expediente, ejecutable: Ejecutable) -> list[str]:
    """Return what the prevención asked for and the answer did not mend: why it is denied."""
    preguntas = ejecutable.formulario.preguntas
    insistidas = expediente.observaciones.filter(estado=Observacion.Estado.INSISTIDA)
    return [
        f"Se pidió corregir «{preguntas[una.pregunta].etiqueta}» y la respuesta no lo corrige: "
        f"{una.razon}"
        for una in insistidas.order_by("pregunta", "pk")
    ]


def _hechos(expediente: Expediente) -> list[str]:
    hechos = [
        f"El {papeles.dia(expediente.ingresado_at)} se recibió la solicitud {expediente.folio}."
    ]
    renovacion = renovaciones.renovacion_de(expediente)
    if renovacion:
        hechos.append(f"Se pidió renovar el documento {renovacion.folio}.")
        if renovacion.sin_cambios_at:
            hechos.append("La persona declaró, bajo protesta de decir verdad, que nada cambió.")
    prevencion = getattr(expediente, "prevencion", None)
    if prevencion:
        hechos.append(f"El {papeles.dia(prevencion.emitida_at)} se emitió una prevención.")
        if prevencion.respondida_at:
            hechos.append(f"El {papeles.dia(prevencion.respondida_at)} la persona respondió.")
    for visita in expediente.inspecciones.filter(realizada_at__isnull=False).order_by("numero"):
        resultado = visita.get_resultado_display().lower()
        hechos.append(f"El {papeles.dia(visita.realizada_at)} se practicó una visita: {resultado}.")
    for orden in expediente.ordenes.filter(estado=OrdenPago.Estado.PAGADA):
        hechos.append(f"Se pagó la orden {orden.referencia}: {con_signo(orden.total_centavos)}.")
    return hechos


def de_prevencion(prevencion: Prevencion, ejecutable: Ejecutable) -> papeles.Contenido:
    """Return the content of the one prevención: every observation and how long there is."""
    expediente = prevencion.expediente
    tiempo = ejecutable.ficha.plazo.prevencion
    return papeles.Contenido(
        hechos=_hechos(expediente),
        motivos=["La solicitud necesita lo que se indica para poder resolverse."],
        observaciones=list(prevencion.observaciones.order_by("pregunta", "pk")),
        tiempo=nombrar(tiempo.cantidad, Unidad(tiempo.unidad)),
        plazo=(
            "Se cuentan desde el día hábil siguiente a aquel en que recibes la notificación. "
            "Mientras tanto el plazo de la autoridad está en pausa."
        ),
    )


def de_admision(expediente: Expediente) -> papeles.Contenido:
    """Return the content of the acuerdo by which a recurso is admitted: against what, by whom."""
    recurso = getattr(expediente, "recurso", None)
    contra = f" contra lo resuelto en {recurso.recurrido.folio}" if recurso else ""
    return papeles.Contenido(
        hechos=_hechos(expediente),
        motivos=["Se presentó dentro del plazo y por quien es parte en el trámite."],
        resolutivos=[
            f"Se admite a trámite el recurso{contra}.",
            "Se pide el expediente a la dependencia que emitió el acto.",
            "Lo resolverá una persona distinta de quien firmó lo que se recurre.",
        ],
    )


def visita_de_ficha(ejecutable: Ejecutable) -> dict[str, Any]:
    """Return what the ficha publishes of the visit: its object and the checklist, unanswered."""
    inspeccion = ejecutable.ficha.inspeccion
    puntos = inspeccion.lista if inspeccion else ()
    return {
        "objeto": inspeccion.objetivo if inspeccion else "Comprobar lo declarado en la solicitud.",
        "lista": [
            {"clave": punto.clave, "texto": punto.texto, "cumple": None, "nota": ""}
            for punto in puntos
        ],
    }


def de_orden_de_visita(visita: Inspeccion) -> papeles.Contenido:
    """Return the content of the order: who, when, what for and what will be checked."""
    cuando = papeles.dia_y_hora(visita.programada_para) if visita.programada_para else ""
    return papeles.Contenido(
        hechos=_hechos(visita.expediente),
        motivos=[visita.objeto],
        resolutivos=[
            f"Se ordena la visita número {visita.numero}, el {cuando}.",
            *_donde(visita),
            f"La practicará {visita.inspector}, quien se identificará antes de empezar.",
        ],
        tiempo=cuando,
        sin_fecha=True,
        datos=[[punto["texto"], "Se revisará"] for punto in visita.lista],
    )


def _donde(visita: Inspeccion) -> list[str]:
    dichos = [lugar.texto for lugar in lugares(visita.expediente)]
    donde = punto(visita.expediente)
    dichos += [f"coordenadas {donde[0]}, {donde[1]}"] if donde else []
    return [f"El lugar que se visita es: {'; '.join(dichos)}."] if dichos else []


def de_acta(
    visita: Inspeccion, medidas: MedidasCorrectivas | None, plazo: Plazo | None, copia: str
) -> papeles.Contenido:
    """Return the content of the acta: findings, what the visited person said, the result.

    `medidas` is the time to correct, with its own article and effect, where the ficha gives one;
    `plazo` that time already running, because `copia` received a copy on the spot.
    """
    resultado = visita.get_resultado_display()
    tiempo = nombrar(medidas.cantidad, Unidad(medidas.unidad)) if medidas else ""
    desde = "" if plazo else "Se cuentan desde el día siguiente a aquel en que recibes el acta. "
    return papeles.Contenido(
        hechos=[visita.hechos],
        motivos=[f"La persona visitada manifestó: {_sin_punto(visita.manifestacion) or 'nada'}."],
        resolutivos=[
            f"Resultado: {resultado}.",
            *([f"Medidas correctivas: {visita.medidas}"] if visita.medidas else []),
            *([f"Si no se corrige a tiempo: {medidas.efecto}"] if medidas else []),
            *([f"Recibió copia de esta acta: {copia}."] if copia else []),
        ],
        tiempo=fecha_larga(plazo.vence_fecha) if plazo and plazo.vence_fecha else tiempo,
        sin_fecha=True,
        plazo=desde + _fundamento(medidas.regla) if medidas else "",
        datos=[
            [punto["texto"], ("Cumple" if punto["cumple"] else "No cumple") + _nota(punto)]
            for punto in visita.lista
        ],
    )


def _sin_punto(texto: str) -> str:
    """Return the words of somebody without the full stop that the sentence puts after them."""
    return texto.strip().rstrip(".")


def _fundamento(clave: str) -> str:
    regla = municipio_actual().regla(clave)
    return f"{regla.texto} ({regla.ley}, {regla.articulo})."


def _nota(punto: dict[str, Any]) -> str:
    return f" ({punto['nota']})" if punto.get("nota") else ""
