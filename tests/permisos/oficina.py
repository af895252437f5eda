"""What officials may use. To whoever holds no appointment the office does not exist."""

from tests.permisos.columnas import ATIENDEN, FUNCIONARIAS, Ruta, solo

# Who reads a case of the office by a right over it, and the control body, which reads them all.
LEEN = ("ventanilla", "revisora", "firmante", "oic")
# Who reviews or signs for the office that leads the trámite.
CONDUCEN = ("revisora", "firmante")

# Every official, on what is theirs.
LISTAS = {
    # Whoever attends no tasks is led to where their work is.
    "oficina:bandeja": Ruta(solo(FUNCIONARIAS, 302) | dict.fromkeys(ATIENDEN, 200)),
    "oficina:expedientes": Ruta(solo(FUNCIONARIAS, 200)),
}

# The case as the office sees it: whoever attends it, who captured it, and the control body.
EXPEDIENTE = {
    "oficina:expediente": Ruta(solo(LEEN, 200), None, "en_tramite"),
    "oficina:adjunto": Ruta(solo(LEEN, 200), None, "en_tramite"),
    "oficina:documento": Ruta(solo(LEEN, 200), None, "en_tramite"),
}

# Reviewing: only the area that has the task; the control body looks on and touches nothing.
REVISION = {
    # Where the case is read by whoever does not attend the task.
    "oficina:tarea": Ruta(solo(("revisora",), 200, oic=302), None, "tarea_resolver"),
    "oficina:asignar": Ruta(solo(FUNCIONARIAS, 302), solo(("revisora",), 302), "tarea_resolver"),
    "oficina:dictaminar": Ruta(
        solo(FUNCIONARIAS, 302), solo(("revisora",), 422), "tarea_dictaminar"
    ),
    "oficina:resolver": Ruta(solo(FUNCIONARIAS, 302), solo(("revisora",), 422), "tarea_resolver"),
    "oficina:observar": Ruta(solo(FUNCIONARIAS, 302), solo(("revisora",), 422), "en_tramite"),
    "oficina:retirar_observacion": Ruta(
        solo(FUNCIONARIAS, 302), solo(("revisora",), 302), "en_tramite"
    ),
    "oficina:dar_visto_bueno": Ruta(
        solo(FUNCIONARIAS, 302), solo(("revisora",), 302), "en_tramite"
    ),
    "oficina:proponer_comprobacion": Ruta(
        solo(("revisora",), 200), solo(("revisora",), 422), "en_tramite"
    ),
    # Nobody answered it yet: the reviewer is told so.
    "oficina:atender_observacion": Ruta(
        solo(FUNCIONARIAS, 302), solo(("revisora",), 409), "en_tramite"
    ),
    "oficina:insistir_observacion": Ruta(
        solo(FUNCIONARIAS, 302), solo(("revisora",), 422), "en_tramite"
    ),
    "oficina:retirar_vencidas": Ruta(solo(FUNCIONARIAS, 302), solo(CONDUCEN, 409), "en_tramite"),
    "oficina:prevenir": Ruta(solo(CONDUCEN, 200), solo(CONDUCEN, 302), "en_tramite"),
}

# The clock of a case: whoever reads it reads its ledger; who directs the trámite moves it.
RELOJ = {
    "oficina:plazo": Ruta(solo(LEEN, 200), None, "en_tramite"),
    # In a case that waits for the person and whose answer did not come there is nothing to do.
    "oficina:prorrogar": Ruta(solo(("firmante",), 409), solo(("firmante",), 409), "prevenido"),
    "oficina:advertir": Ruta(solo(("firmante",), 409), solo(("firmante",), 409), "prevenido"),
    "oficina:respuesta_tardia": Ruta(
        solo(("firmante",), 409), solo(("firmante",), 409), "prevenido"
    ),
    # The time to prevent has not passed.
    "oficina:pedir_ayuda": Ruta(solo(("revisora",), 409), solo(("revisora",), 409), "en_tramite"),
    "oficina:por_vencer": Ruta(solo(("firmante", "oic"), 200)),
    "oficina:calendario": Ruta(solo(("administrador", "oic"), 200)),
}

# Signing: the officer whom the document names, and nobody in their place.
FIRMA = {
    "oficina:firma": Ruta(solo(("firmante",), 200), solo(("firmante",), 422)),
    "oficina:firma_resultado": Ruta(solo(("firmante",), 200)),
    "oficina:por_firmar": Ruta(solo(("firmante",), 200), None, "documento_por_firmar"),
    # Whoever signs for the office that issued it.
    "oficina:revocar": Ruta(solo(("firmante",), 200), solo(("firmante",), 422), "documento"),
    "oficina:suspender_documento": Ruta(
        solo(("firmante",), 200), solo(("firmante",), 422), "documento"
    ),
    "oficina:levantar_suspension": Ruta(
        solo(("firmante",), 200), solo(("firmante",), 422), "documento"
    ),
}

# Money: the treasury alone.
CAJA = {
    "oficina:caja": Ruta(solo(("tesoreria",), 200)),
    "oficina:corte": Ruta(solo(("tesoreria",), 200)),
    "oficina:conciliacion": Ruta(solo(("tesoreria",), 200)),
    "oficina:conciliar": Ruta(solo(("tesoreria",), 200), solo(("tesoreria",), 422), "evento"),
    "oficina:orden": Ruta(solo(("tesoreria",), 200), None, "orden"),
    "oficina:cobrar": Ruta(solo(("tesoreria",), 302), solo(("tesoreria",), 422), "orden"),
    "oficina:recibo": Ruta(solo(("tesoreria",), 200), None, "orden_pagada"),
}

# Visits: the inspectors of the office that must make them.
VISITAS = {
    "oficina:visitas": Ruta(solo(("inspector",), 200)),
    "oficina:programar": Ruta(
        solo(("inspector",), 200), solo(("inspector",), 422), "tarea_programar"
    ),
    "oficina:visita": Ruta(solo(("inspector",), 200), solo(("inspector",), 422), "tarea_visita"),
}

# The counter: every clerk opens applications; each one goes on with their own.
MOSTRADOR = ("ventanilla", "ventanilla_ajena")
VENTANILLA = {
    "oficina:ventanilla": Ruta(solo(MOSTRADOR, 200)),
    "oficina:ventanilla_nuevo": Ruta(solo(MOSTRADOR, 200), solo(MOSTRADOR, 422)),
    "oficina:notificar": Ruta(solo(MOSTRADOR, 200), solo(MOSTRADOR, 422), "tarea_notificar"),
    # An officer decides what an expiry means.
    "oficina:atender": Ruta(solo(("firmante",), 200), solo(("firmante",), 302), "tarea_atender"),
}

# Doubts and faults: whoever answers them. Complaints against officials: the control body alone.
RESPONDEN = (*MOSTRADOR, "administrador")
REPORTES = {
    "oficina:reportes": Ruta(solo(RESPONDEN, 200)),
    "oficina:reporte": Ruta(solo(RESPONDEN, 200), solo(RESPONDEN, 422), "reporte"),
    "oficina:quejas": Ruta(solo(("oic",), 200)),
}

# The control body reads everything and changes nothing; the log is verified, never written.
OIC = {
    "oficina:oic": Ruta(solo(("oic",), 200)),
    "oficina:saltos": Ruta(solo(("oic",), 200)),
    "oficina:lecturas": Ruta(solo(("oic",), 200)),
    "oficina:coincidencias": Ruta(solo(("oic",), 200)),
    "oficina:observaciones": Ruta(solo(("oic",), 200)),
    "oficina:bitacora": Ruta(solo(("oic",), 200), solo(("oic",), 200)),
    "oficina:bitacora_exportacion": Ruta(solo(("oic",), 200)),
    "oficina:minuta": Ruta(solo(("oic",), 200)),
    "oficina:punto_de_control": Ruta(solo(("oic",), 200), None, "punto_de_control"),
}

# The catalogue: the analyst. What is not suspended cannot be enabled.
CATALOGO = {
    "oficina:catalogo": Ruta(solo(("analista",), 200)),
    "oficina:tramite": Ruta(solo(("analista",), 200), None, "tramite"),
    "oficina:busquedas": Ruta(solo(("analista",), 200), solo(("analista",), 422)),
    "oficina:propuestas": Ruta(solo(("analista",), 200)),
    "oficina:aceptar_propuesta": Ruta(
        solo(("analista",), 200), solo(("analista",), 422), "propuesta"
    ),
    "oficina:descartar_propuesta": Ruta(
        solo(("analista",), 200), solo(("analista",), 422), "propuesta"
    ),
    "oficina:publicar": Ruta(solo(("analista",), 200), solo(("analista",), 302), "tramite"),
    "oficina:suspender": Ruta(solo(("analista",), 200), solo(("analista",), 422), "tramite"),
    "oficina:habilitar": Ruta(solo(("analista",), 302), solo(("analista",), 409), "tramite"),
}

# Who holds which office: the administrator, who reads no case.
PERSONAS = {
    "oficina:personas": Ruta(solo(("administrador",), 200)),
    "oficina:nombrar": Ruta(solo(("administrador",), 200), solo(("administrador",), 422)),
    "oficina:cesar": Ruta(
        solo(("administrador",), 200), solo(("administrador",), 422), "nombramiento"
    ),
    # The account is open already.
    "oficina:cuenta": Ruta(
        solo(("administrador",), 200), solo(("administrador",), 409), "funcionaria"
    ),
}

# The sums of everybody, no case: for who directs, who watches and who mends the catalogue.
DIRIGEN = ("firmante", "oic", "analista")
CIFRAS = {
    "oficina:cifras": Ruta(solo(DIRIGEN, 200)),
    "oficina:cifras_csv": Ruta(solo(DIRIGEN, 200)),
    "oficina:causas_csv": Ruta(solo(DIRIGEN, 200)),
}

RUTAS = LISTAS | EXPEDIENTE | REVISION | RELOJ | FIRMA | CAJA | VISITAS | VENTANILLA
RUTAS |= REPORTES | OIC | CIFRAS | CATALOGO | PERSONAS
