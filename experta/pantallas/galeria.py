"""Everything the shared screens can show, with sample content, for people and for tests."""

from datetime import timedelta
from typing import Any

from experta.comun import reloj
from experta.motores.formularios.modelo import Opcion, Pregunta

PLANTILLAS = ("pantallas/galeria.html", "pantallas/galeria_oficina.html")

FALTAS = {
    "correo_mal": "Escribe un correo con arroba, por ejemplo ana@correo.mx",
    "local_propio": "Elige si el local es tuyo o no",
}

ARCHIVO = {
    "clave": "a1",
    "nombre": "comprobante-de-domicilio.pdf",
    "tamano": 482_113,
    "url": "#archivo",
    "tono": "ojo",
    "nota": "Es de hace cuatro meses",
}

SOCIOS = [{"nombre": "Ana", "rfc": None}, {"nombre": "Luis", "rfc": "XAXX010101000"}]
GIRO = {"codigo": "461110", "nombre": "Comercio al por menor en tiendas de abarrotes"}

PASOS = [
    {"nombre": "Solicitud recibida", "estado": "hecho", "nota": ""},
    {
        "nombre": "Revisión de Desarrollo Urbano y Protección Civil",
        "estado": "actual",
        "nota": "Responden a más tardar el viernes.",
    },
    {"nombre": "Pago de derechos", "estado": "pendiente", "nota": ""},
    {"nombre": "Entrega de la licencia", "estado": "pendiente", "nota": ""},
]

RESUMEN = [
    {"etiqueta": "Nombre del negocio", "valor": "Abarrotes Doña Lupe", "url": "#negocio"},
    {"etiqueta": "Domicilio", "valor": "Calle 7a 1204\nCol. Centro, 31000", "url": "#d"},
    {"etiqueta": "Anuncio exterior", "valor": "", "url": "#a"},
]

MENU = [
    {"texto": "Mi bandeja", "url": "#bandeja", "actual": True, "cuenta": 7},
    {"texto": "Por vencer", "url": "#vencer", "cuenta": 2},
    {"texto": "Expedientes", "url": "#expedientes"},
]


def contexto() -> dict[str, Any]:
    """Return the context of the templates in PLANTILLAS."""
    return {
        "pasos": PASOS,
        "eventos": _eventos(),
        "resumen": RESUMEN,
        "archivo": ARCHIVO,
        "menu": MENU,
        "campos": [(p, v, "") for p, v in _preguntas()],
        "con_falta": [
            (_p("correo_mal", "correo", "Tu correo"), "ana@", FALTAS["correo_mal"]),
            (_p("local_propio", "si_no", "¿El local es tuyo?"), None, FALTAS["local_propio"]),
        ],
        "faltas": FALTAS,
    }


def _eventos() -> list[dict[str, Any]]:
    ahora = reloj.ahora()
    return [
        {
            "cuando": ahora,
            "titulo": "Te pedimos corregir un documento",
            "texto": "El comprobante de domicilio tiene más de tres meses.",
            "quien": "Dirección de Desarrollo Urbano",
            "tono": "ojo",
        },
        {"cuando": ahora - timedelta(1), "titulo": "Pago confirmado", "tono": "bien"},
        {
            "cuando": ahora - timedelta(9),
            "titulo": "Recibimos tu solicitud",
            "quien": "Ventanilla",
            "tono": "nota",
        },
    ]


def _preguntas() -> list[tuple[Pregunta, Any]]:
    usos = tuple(
        Opcion(clave=clave, etiqueta=etiqueta)
        for clave, etiqueta in (("comercio", "Comercio"), ("servicios", "Servicios"))
    )
    muchas = tuple(Opcion(clave=f"z{i}", etiqueta=f"Zona {i}") for i in range(1, 10))
    con_ayuda = Opcion(clave="industria", etiqueta="Industria", ayuda="Transforma materias primas.")
    socio = (
        Pregunta(clave="nombre", tipo="texto", etiqueta="Nombre completo"),
        Pregunta(clave="rfc", tipo="rfc", etiqueta="RFC"),
    )
    return [
        (_p("nombre", "texto", "Nombre del negocio", ayuda="Como está en el letrero."), "La Güera"),
        (_p("describe", "texto_largo", "¿Qué vas a vender?", max_largo=500), "Abarrotes y fruta"),
        (_p("metros", "numero", "Superficie en metros cuadrados"), "42.5"),
        (_p("inversion", "dinero", "Inversión estimada", requerido=False), 1_250_050),
        (_p("inicio", "fecha", "¿Cuándo abres?", ayuda="Por ejemplo, 27 3 2026."), "2026-12-01"),
        (_p("alcohol", "si_no", "¿Venderás bebidas alcohólicas?"), False),
        (_p("uso", "opcion", "Tipo de actividad", opciones=(*usos, con_ayuda)), "comercio"),
        (_p("zona", "opcion", "Zona de la ciudad", opciones=muchas), "z3"),
        (_p("servicios", "opciones", "Servicios del local", opciones=usos), ["servicios"]),
        (_p("curp", "curp", "CURP"), "PEGL850317MCHRRP09"),
        (_p("rfc", "rfc", "RFC"), None),
        (_p("correo", "correo", "Correo electrónico"), "lupe@correo.example"),
        (_p("celular", "telefono", "Teléfono celular"), None),
        (_p("domicilio", "domicilio", "Domicilio del negocio"), {"calle": "Calle 7a"}),
        (_p("predio", "predio", "Predio"), {"clave_catastral": "123-045-006"}),
        (_p("giro", "giro", "¿A qué se dedica?", ayuda="Elige el que más se parezca."), GIRO),
        (_p("comprobante", "archivo", "Comprobante de domicilio"), [ARCHIVO]),
        (_p("socios", "grupo", "Socios", preguntas=socio), SOCIOS),
        (_p("total", "calculo", "Costo estimado", resultado="dinero"), 170_200),
        (_p("verdad", "protesta", "Declaro bajo protesta de decir verdad que es cierto"), False),
    ]


def _p(clave: str, tipo: str, etiqueta: str, **mas: Any) -> Pregunta:
    return Pregunta(clave=clave, tipo=tipo, etiqueta=etiqueta, **mas)
