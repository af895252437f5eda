"""What citizens and the public may use."""

from tests.permisos.columnas import ESCRIBEN, PARTES, Ruta, con_cuenta, solo, todas

# Anybody, without an account.
PUBLICO = {
    "portal:inicio": Ruta(todas(200)),
    "portal:catalogo": Ruta(todas(200)),
    "portal:sugerencias": Ruta(todas(200)),
    "portal:ficha": Ruta(todas(200), caso="tramite"),
    "portal:costo": Ruta(todas(200), caso="tramite"),
    "portal:ejemplo": Ruta(todas(200), caso="tramite"),
    "portal:historia": Ruta(todas(200), caso="tramite"),
    "portal:qr": Ruta(todas(200), caso="tramite"),
    "portal:datos_abiertos": Ruta(todas(200)),
    "portal:para_tu_sitio": Ruta(todas(200)),
    "portal:caja_de_busqueda": Ruta(todas(200)),
    "portal:logotipo": Ruta(todas(200), caso="logotipo"),
    "portal:logotipos": Ruta(todas(200)),
    "portal:cartel": Ruta(todas(200)),
    "portal:hoja_de_sector": Ruta(todas(200), caso="logotipo"),
    "portal:catalogo_json": Ruta(todas(200)),
    "portal:esquema_ficha": Ruta(todas(200)),
    "portal:catalogo_csv": Ruta(todas(200)),
    "portal:cambios_atom": Ruta(todas(200)),
    "portal:cifras": Ruta(todas(200)),
    "portal:cifras_csv": Ruta(todas(200)),
    "portal:causas_csv": Ruta(todas(200)),
    "portal:registro": Ruta(todas(200)),
    "portal:registro_csv": Ruta(todas(200)),
    "portal:verificar": Ruta(todas(200)),
    "portal:verificar_archivo": Ruta(todas(302), todas(422)),
    "portal:verificar_codigo": Ruta(todas(200), caso="concluido"),
    "portal:reportar": Ruta(todas(200), todas(422)),
    # The page asks for the code of the report: a folio alone opens nothing.
    "portal:reporte": Ruta(todas(200), todas(422), caso="reporte"),
    "portal:rutas": Ruta(todas(200)),
    "portal:ruta": Ruta(todas(200), todas(422), "ruta"),
    # Without saying for which question there is nothing to offer.
    "portal:ruta_giros": Ruta(todas(404), caso="ruta"),
    # Its code is the key: whoever has the link sees what the answers need, and not whose they are.
    "portal:ruta_hoja": Ruta(todas(200), caso="ruta"),
    "portal:privacidad": Ruta(todas(200)),
    "portal:privacidad_integral": Ruta(todas(200)),
    "portal:accesibilidad": Ruta(todas(200)),
    "portal:idioma": Ruta(todas(200), todas(302)),
    "portal:tema": Ruta(todas(200), caso="tema"),
    "portal:robots": Ruta(todas(200)),
    "portal:sitemap": Ruta(todas(200)),
    "portal:favicon": Ruta(todas(302)),
    # Folio and key open it; nobody is told which of them is wrong.
    "portal:seguir": Ruta(todas(200), todas(422)),
    "portal:dejar_de_seguir": Ruta(None, todas(302)),
    # Plays the bank, in a demonstration only: whoever holds the reference may pay.
    "portal:pasarela_demostracion": Ruta(todas(200), todas(502), caso="por_pagar"),
}

# Whoever has an account, about themselves alone.
PROPIO = {
    "portal:cuenta": Ruta(con_cuenta(200)),
    "portal:perfil": Ruta(con_cuenta(200), con_cuenta(422)),
    "portal:registrar_empresa": Ruta(con_cuenta(200), con_cuenta(422)),
    "portal:mandatos": Ruta(con_cuenta(200)),
    "portal:otorgar_mandato": Ruta(con_cuenta(302), con_cuenta(302)),
    # Who gave the mandate cuts it; who received it does not.
    "portal:revocar_mandato": Ruta(solo(("titular",), 200), solo(("titular",), 302), "mandato"),
    # Everybody may look; keys and addresses are of whoever administers a company.
    "portal:integraciones": Ruta(con_cuenta(200)),
    # Presence is proved first.
    "portal:crear_llave": Ruta(con_cuenta(302), con_cuenta(302)),
    "portal:suscribir": Ruta(con_cuenta(302), con_cuenta(302)),
    "portal:revocar_llave": Ruta(solo(("titular",), 200), solo(("titular",), 302), "llave"),
    "portal:entregas": Ruta(solo(("titular",), 200), None, "suscripcion"),
    "portal:cancelar_suscripcion": Ruta(
        solo(("titular",), 200), solo(("titular",), 302), "suscripcion"
    ),
    "portal:reenviar_entrega": Ruta(None, solo(("titular",), 302), "entrega"),
    "portal:carpeta": Ruta(con_cuenta(200)),
    # Whose paper it is, and who represents them in that trámite; an official has no carpeta of it.
    "portal:papel": Ruta(solo(PARTES, 200), None, "papel"),
    "portal:descartar_papel": Ruta(solo(PARTES, 200), solo(PARTES, 302), "papel"),
    "portal:mis_tramites": Ruta(con_cuenta(200)),
    "portal:avisos": Ruta(con_cuenta(200), con_cuenta(302)),
    # Nothing was chosen to start; who already started it is led to how it goes.
    "portal:ruta_iniciar": Ruta(con_cuenta(200), con_cuenta(422), "ruta"),
    "portal:ruta_avance": Ruta(solo(("titular",), 200), None, "ruta_iniciada"),
    # Nothing is chosen: it goes back to how they go.
    "portal:ruta_enviar": Ruta(solo(("titular",), 200), solo(("titular",), 302), "ruta_iniciada"),
    "portal:ruta_seguir": Ruta(None, solo(("titular",), 302), "ruta_iniciada"),
    # At once for oneself; whoever has a draft or acts for somebody is asked first.
    "portal:empezar": Ruta(
        con_cuenta(200), con_cuenta(302) | dict.fromkeys(PARTES, 200), "tramite"
    ),
    # For oneself alone, and nothing is sent.
    "portal:practicar": Ruta(con_cuenta(200), con_cuenta(302), "tramite"),
}

# The parties, and the clerk who captured the case: they fill it in and answer for it.
SOLICITUD = {
    "portal:llenar": Ruta(solo(ESCRIBEN, 302), None, "borrador"),
    "portal:seccion": Ruta(solo(ESCRIBEN, 200), solo(ESCRIBEN, 302), "borrador"),
    "portal:guardar": Ruta(None, solo(ESCRIBEN, 200), "borrador"),
    "portal:giros": Ruta(solo(ESCRIBEN, 404), None, "borrador"),
    "portal:adjuntar": Ruta(None, solo(ESCRIBEN, 302), "borrador"),
    # Without naming a question there is nothing to start.
    "portal:subidas": Ruta(None, solo(ESCRIBEN, 404), "borrador"),
    # Whoever began to send a file goes on with it; not even the other parties do. A form, as the
    # test sends it, brings no piece.
    "portal:subida": Ruta(solo(("representante",), 200), solo(("representante",), 200), "borrador"),
    "portal:adjunto": Ruta(solo(ESCRIBEN, 200), None, "borrador"),
    "portal:retirar_adjunto": Ruta(None, solo(ESCRIBEN, 302), "borrador"),
    # Only where another professional signs. What was sent says no address; the first page says 422.
    "portal:corresponsable": Ruta(solo(ESCRIBEN, 200), solo(ESCRIBEN, 422), "con_otra_firma"),
    "portal:corresponsable_en_papel": Ruta(None, solo(ESCRIBEN, 302), "con_otra_firma"),
    "portal:retirar_invitacion": Ruta(None, solo(ESCRIBEN, 302), "con_otra_firma"),
    "portal:revisar": Ruta(solo(ESCRIBEN, 200), None, "borrador"),
    # Without the version that was read, what changed is shown instead of sending.
    "portal:enviar": Ruta(None, solo(ESCRIBEN, 409), "borrador"),
    "portal:enviado": Ruta(solo(ESCRIBEN, 200), None, "en_tramite"),
    # That draft renews nothing; what does is opened by the act, for the same people.
    "portal:renovacion": Ruta(solo((), 404), solo((), 404), "borrador"),
    # A draft that is no practice has none of its pages.
    "portal:practica": Ruta(solo(ESCRIBEN, 200), None, "practica"),
    # What is real is opened for oneself, or not at all.
    "portal:practica_de_verdad": Ruta(None, solo(ESCRIBEN, 302), "practica"),
    "portal:practica_borrar": Ruta(None, solo(ESCRIBEN, 302), "practica"),
    "portal:actualizar": Ruta(solo(ESCRIBEN, 302), solo(ESCRIBEN, 302), "borrador"),
    "portal:responder": Ruta(solo(ESCRIBEN, 200), solo(ESCRIBEN, 302), "prevenido"),
    "portal:responder_enviar": Ruta(None, solo(ESCRIBEN, 422), "prevenido"),
}

# The parties alone. Officials read the case in the office, never here.
SEGUIMIENTO = {
    "portal:expediente": Ruta(solo(PARTES, 200), None, "en_tramite"),
    "portal:documento": Ruta(solo(PARTES, 200), None, "en_tramite"),
    "portal:plazo": Ruta(solo(PARTES, 200), None, "en_tramite"),
    # Nobody kept silent yet: there is nothing to explain nor to certify.
    "portal:silencio": Ruta(solo(PARTES, 302), solo(PARTES, 409), "en_tramite"),
    "portal:ayuda": Ruta(solo(ESCRIBEN, 200), solo(ESCRIBEN, 422), "con_ayuda"),
    "portal:desistir": Ruta(solo(PARTES, 200), solo(PARTES, 302), "en_tramite"),
    # Only after a visit with measures; before, the page leads back.
    "portal:corregir": Ruta(solo(PARTES, 302), solo(PARTES, 422), "en_tramite"),
    # What that case granted is far from its end: the page says so, and the act refuses.
    "portal:renovar": Ruta(solo(PARTES, 200), solo(PARTES, 409), "concluido"),
    "portal:notificacion": Ruta(solo(PARTES, 200), solo(PARTES, 302), "concluido"),
    "portal:pagar": Ruta(solo(PARTES, 200), solo(PARTES, 302), "por_pagar"),
    # It ended in favour: there is nothing to contest.
    "portal:inconformarse": Ruta(solo((), 404), solo(PARTES, 409), "concluido"),
    # Of whoever has no account: an account needs no key.
    "portal:otra_llave": Ruta(None, solo((), 404), "en_tramite"),
    "portal:descargar_llave": Ruta(None, solo((), 404), "en_tramite"),
    "portal:contacto": Ruta(None, solo((), 404), "en_tramite"),
    # The order has not expired: there is nothing to issue again.
    "portal:renovar_orden": Ruta(solo(PARTES, 302), solo(PARTES, 409), "por_pagar"),
    "portal:pago_retorno": Ruta(solo(PARTES, 200), None, "por_pagar"),
}

# The professional who took the invitation, and nobody else: not even whoever sent it.
INVITADA = ("responsable",)
PARTICIPACION = {
    # Taken: its link opens for that account alone. One that nobody took opens for any account.
    "portal:invitacion": Ruta(solo(INVITADA, 302), solo(INVITADA, 302), "invitacion"),
    "portal:participacion": Ruta(solo(INVITADA, 200), solo(INVITADA, 422), "participacion"),
    "portal:declinar": Ruta(solo(INVITADA, 200), solo(INVITADA, 422), "participacion"),
    "portal:participacion_adjunto": Ruta(solo(INVITADA, 200), None, "participacion"),
}

RUTAS = PUBLICO | PROPIO | SOLICITUD | SEGUIMIENTO | PARTICIPACION
