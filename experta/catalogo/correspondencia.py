"""Checks that the ficha and the other files of a folder speak of the same things."""

from collections.abc import Iterator, Mapping

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.ficha import Ficha
from experta.catalogo.partes import Renovacion
from experta.comun.yaml import Ruta
from experta.motores.formularios import Formulario, Pregunta
from experta.motores.procesos import Proceso
from experta.motores.reglas import DEL_DIA, ErrorDeEvaluacion, ErrorDeExpresion, compilar

Error = tuple[Ruta, str]

# A name that documents may print besides the questions.
TITULAR = "titular"
RESERVADOS = ("curp", "rfc", "domicilio", "predio", "archivo", "correo", "telefono")
_FOTOS = {"jpg", "png"}
_SE_PREGUNTAN = ("documento", "protesta")
# Given anew in each application: a declaration, a paper; or computed.
DE_CADA_VEZ = frozenset({"protesta", "archivo", "calculo"})


def revisar_correspondencia(ejecutable: Ejecutable) -> Iterator[Error]:
    """Yield (path in ficha.yaml, Spanish sentence) for each name that does not match."""
    ficha, formulario = ejecutable.ficha, ejecutable.formulario
    yield from _preguntas(ficha, formulario)
    yield from _publico(ficha, formulario)
    yield from _requisitos(ficha, formulario)
    yield from _condiciones(ejecutable)
    yield from _inspeccion(ficha, ejecutable.proceso)
    yield from _visita_segun_el_caso(ejecutable)
    yield from _cobro(ficha, ejecutable.proceso)
    yield from _calculadora(ejecutable)
    yield from _renovacion(ejecutable)
    yield from _registro(ficha, formulario)
    yield from _ultimo_dia(ficha, formulario)
    yield from _imagenes(ficha, formulario)
    yield from _suelo(ficha, formulario)


def _preguntas(ficha: Ficha, formulario: Formulario) -> Iterator[Error]:
    titular = ficha.titular
    nombradas: list[tuple[Ruta, str]] = [
        *((("titular", "persona", i), clave) for i, clave in enumerate(titular.persona)),
        (("titular", "organizacion"), titular.organizacion or ""),
        (("titular", "rfc"), titular.rfc or ""),
        (("titular", "curp"), titular.curp or ""),
        *((("costo", "preguntas", i), clave) for i, clave in enumerate(ficha.costo.preguntas)),
    ]
    for i, documento in enumerate(ficha.documentos):
        for lista in ("datos", "publico"):
            claves: tuple[str, ...] = getattr(documento, lista)
            nombradas += [
                (("documentos", i, lista, j), clave)
                for j, clave in enumerate(claves)
                if clave != TITULAR
            ]
    for ruta, clave in nombradas:
        if clave and clave not in formulario.preguntas:
            yield ruta, f"«{clave}» no es una pregunta del formulario; corrígela o agrégala."


def _publico(ficha: Ficha, formulario: Formulario) -> Iterator[Error]:
    """Whoever verifies a document never sees keys, addresses or files (LGPDPPSO)."""
    for i, documento in enumerate(ficha.documentos):
        for j, clave in enumerate(documento.publico):
            pregunta = formulario.preguntas.get(clave)
            if pregunta and pregunta.tipo in RESERVADOS:
                yield (
                    ("documentos", i, "publico", j),
                    f"«{clave}» ({pregunta.tipo}) es un dato personal: la página pública no lo "
                    "muestra. Quítalo de «publico».",
                )


def _requisitos(ficha: Ficha, formulario: Formulario) -> Iterator[Error]:
    cumplidos = {p.requisito: p for p in formulario.preguntas.values() if p.requisito}
    for i, requisito in enumerate(ficha.requisitos):
        pregunta = cumplidos.pop(requisito.clave, None)
        if pregunta is None and requisito.tipo in _SE_PREGUNTAN:
            yield (
                ("requisitos", i),
                f"Ninguna pregunta del formulario pide «{requisito.clave}»; agrega a una "
                f"«requisito: {requisito.clave}».",
            )
        elif pregunta and pregunta.tipo == "archivo":
            yield from _formas(i, requisito.formas, pregunta)
        if pregunta and requisito.aplica_si:
            yield (
                ("requisitos", i, "aplica_si"),
                f"Cuándo se pide lo dice «visible_si» de la pregunta «{pregunta.clave}»; quítalo.",
            )
    for sobrante in cumplidos:
        yield (
            ("requisitos",),
            f"El formulario pide «{sobrante}», que la ficha no publica: no se puede exigir lo que "
            "no está en la ficha. Agrégalo aquí o quítalo del formulario.",
        )


def _condiciones(ejecutable: Ejecutable) -> Iterator[Error]:
    """A requirement that depends on the answers says so twice: to the machine and to people."""
    for i, requisito in enumerate(ejecutable.ficha.requisitos):
        try:
            ejecutable.pide(requisito, {})
        except (ErrorDeExpresion, ErrorDeEvaluacion) as error:
            yield ("requisitos", i, "aplica_si"), f"«aplica_si» está mal escrito: {error}"
        if requisito.aplica_si and not requisito.condicion:
            yield ("requisitos", i), "Di también en «condicion», con palabras, en qué caso se pide."


def _formas(i: int, formas: tuple[str, ...], pregunta: Pregunta) -> Iterator[Error]:
    if set(formas) != set(pregunta.acepta):
        yield (
            ("requisitos", i),
            f"«formas» dice otra cosa que «acepta» de la pregunta «{pregunta.clave}» "
            f"({', '.join(pregunta.acepta)}); que coincidan.",
        )


def _inspeccion(ficha: Ficha, proceso: Proceso) -> Iterator[Error]:
    inspecciona = any(nodo.acto == "inspeccionar" for nodo in proceso.nodos.values())
    if inspecciona and ficha.inspeccion is None:
        yield (
            ("proceso", "archivo"),
            "Este proceso lleva visita; escribe en «inspeccion» su objetivo, autoridad y lista.",
        )
    if ficha.inspeccion and not inspecciona:
        yield ("inspeccion",), "El proceso no lleva visita; quita «inspeccion» o cambia de proceso."


def _visita_segun_el_caso(ejecutable: Ejecutable) -> Iterator[Error]:
    """A visit that depends on the answers says so twice: to the machine and to people."""
    ficha = ejecutable.ficha
    if ficha.inspeccion is None:
        return
    dicha = any(uno.tipo == "inspeccion" and uno.condicion for uno in ficha.requisitos)
    if ejecutable.decide_la_visita and not dicha:
        yield (
            ("inspeccion",),
            "Una tabla de reglas decide si hay visita: di con palabras en qué caso, en «condicion» "
            "del requisito de tipo «inspeccion».",
        )
    if dicha and not ejecutable.decide_la_visita:
        yield (
            ("inspeccion",),
            "El requisito de la visita lleva «condicion», pero ninguna tabla de reglas decide "
            "«requiere_inspeccion»: agrégala o quita «condicion».",
        )


def _cobro(ficha: Ficha, proceso: Proceso) -> Iterator[Error]:
    """A fee that no step collects would be promised to the treasury and never charged."""
    cobra = any(nodo.operacion == "orden-de-pago" for nodo in proceso.nodos.values())
    if not ficha.costo.gratuito and not cobra:
        yield (
            ("proceso", "archivo"),
            "El trámite cuesta y este proceso no cobra; usa uno que lleve pago "
            "(dictamenes-en-paralelo o inspeccion-y-pago).",
        )


def _calculadora(ejecutable: Ejecutable) -> Iterator[Error]:
    """The calculator of the public page asks everything that the tarifa reads."""
    if ejecutable.tarifa is None:
        return
    preguntas = ejecutable.formulario.preguntas
    leidas = {nombre.partition("__")[0] for nombre in ejecutable.tarifa.nombres} - DEL_DIA.keys()
    for clave in sorted(leidas - set(ejecutable.ficha.costo.preguntas)):
        if preguntas[clave].tipo != "calculo":
            yield (
                ("costo",),
                f"La tarifa lee «{clave}» y la calculadora no lo pregunta; agrégala a "
                "«costo: preguntas».",
            )


def _renovacion(ejecutable: Ejecutable) -> Iterator[Error]:
    renovacion = ejecutable.ficha.renovacion
    if renovacion is None:
        return
    if renovacion.inmediata_sin_cambios and ejecutable.renovacion is None:
        yield (
            ("renovacion", "inmediata_sin_cambios"),
            "Falta el proceso compartido «renovacion-inmediata», con el que se renueva lo que no "
            "cambió; agrégalo a «_procesos» o escribe false.",
        )
    if renovacion.tramite:
        return  # its questions are of the other form
    yield from _lo_que_se_pregunta_otra_vez(renovacion, ejecutable.formulario.preguntas)


def _lo_que_se_pregunta_otra_vez(
    renovacion: Renovacion, preguntas: Mapping[str, Pregunta]
) -> Iterator[Error]:
    for cuales in ("preguntas", "en_blanco"):
        for i, clave in enumerate(getattr(renovacion, cuales)):
            if clave not in preguntas:
                mensaje = f"«{clave}» no es una pregunta del formulario; corrígela o quítala."
                yield ("renovacion", cuales, i), mensaje
    for i, clave in enumerate(renovacion.en_blanco):
        if clave in preguntas and preguntas[clave].tipo in DE_CADA_VEZ:
            mensaje = f"«{clave}» ya empieza en blanco en cada solicitud; quítala de «en_blanco»."
            yield ("renovacion", "en_blanco", i), mensaje
        elif clave in renovacion.preguntas:
            mensaje = f"«{clave}» se confirma o se contesta de nuevo; déjala en una sola lista."
            yield ("renovacion", "en_blanco", i), mensaje


def _registro(ficha: Ficha, formulario: Formulario) -> Iterator[Error]:
    """The public register never shows keys, addresses or files (LGPDPPSO)."""
    for i, clave in enumerate(ficha.registro.datos if ficha.registro else ()):
        pregunta = formulario.preguntas.get(clave)
        if pregunta is None:
            mensaje = f"«{clave}» no es una pregunta del formulario; corrígela o quítala."
        elif pregunta.tipo in RESERVADOS:
            mensaje = f"«{clave}» ({pregunta.tipo}) es un dato personal: el registro no lo muestra."
        else:
            continue
        yield ("registro", "datos", i), mensaje


def _ultimo_dia(ficha: Ficha, formulario: Formulario) -> Iterator[Error]:
    """What is granted for one event ends on a day that the form always asks."""
    for i, documento in enumerate(ficha.documentos):
        ruta: Ruta = ("documentos", i, "vigencia", "hasta")
        if not documento.vigencia.hasta:
            continue
        try:
            dia = compilar(documento.vigencia.hasta, formulario.nombres())
        except ErrorDeExpresion as error:
            yield ruta, str(error)
            continue
        if dia.tipo != "fecha":
            yield ruta, "«hasta» da el último día: nombra una pregunta de tipo fecha."
        for clave in sorted(dia.nombres - _siempre_contestadas(formulario)):
            yield (
                ruta,
                f"«{clave}» puede quedar sin respuesta, y entonces el documento no vencería nunca; "
                "usa una pregunta obligatoria y sin condición.",
            )


def _siempre_contestadas(formulario: Formulario) -> set[str]:
    return {
        pregunta.clave
        for seccion in formulario.secciones
        for pregunta in seccion.preguntas
        if pregunta.requerido and not (pregunta.requerido_si or pregunta.visible_si)
        if seccion.visible_si is None
    }


def _suelo(ficha: Ficha, formulario: Formulario) -> Iterator[Error]:
    suelo = ficha.suelo
    if suelo is None:
        return
    nombradas = [("predio", suelo.predio, "predio"), ("giro", suelo.giro, "giro")]
    nombradas += [("uso", suelo.uso, "opcion")] if suelo.uso else []
    for campo, clave, tipo in nombradas:
        pregunta = formulario.preguntas.get(clave)
        if pregunta is None or pregunta.tipo != tipo:
            yield ("suelo", campo), f"«{clave}» no es una pregunta de tipo {tipo} del formulario."


def _imagenes(ficha: Ficha, formulario: Formulario) -> Iterator[Error]:
    """A picture that a document prints is one file that can only be a picture."""
    for i, documento in enumerate(ficha.documentos):
        for nombre, clave in documento.imagenes.items():
            ruta: Ruta = ("documentos", i, "imagenes", nombre)
            pregunta = formulario.preguntas.get(str(clave))
            if pregunta is None or pregunta.tipo != "archivo":
                yield ruta, f"«{clave}» no es una pregunta de tipo archivo; corrígela."
            elif not set(pregunta.acepta) <= _FOTOS or pregunta.maximo != "1":
                yield (
                    ruta,
                    f"Sólo se imprime una fotografía: «{clave}» debe decir «acepta: [jpg, png]» y "
                    "«maximo: 1».",
                )
