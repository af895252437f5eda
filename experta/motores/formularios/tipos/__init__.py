"""The kinds of question, by the name that formulario.yaml gives them.

Files, groups and calculations are not here: files are kept apart from the answers, groups are lists
of questions and calculations are never answered. `normalizacion` and `evaluacion` know them.
"""

from collections.abc import Mapping

from experta.motores.formularios.tipos.base import Tipo
from experta.motores.formularios.tipos.compuestos import Domicilio, Giro, Predio
from experta.motores.formularios.tipos.elecciones import UnaOpcion, VariasOpciones
from experta.motores.formularios.tipos.identidad import Correo, Curp, Rfc, Telefono
from experta.motores.formularios.tipos.simples import (
    Dinero,
    Fecha,
    Numero,
    Protesta,
    SiNo,
    Texto,
    TextoLargo,
)

TIPOS_CON_RESPUESTA: Mapping[str, Tipo] = {
    "texto": Texto(),
    "texto_largo": TextoLargo(),
    "numero": Numero(),
    "dinero": Dinero(),
    "fecha": Fecha(),
    "si_no": SiNo(),
    "opcion": UnaOpcion(),
    "opciones": VariasOpciones(),
    "curp": Curp(),
    "rfc": Rfc(),
    "correo": Correo(),
    "telefono": Telefono(),
    "domicilio": Domicilio(),
    "predio": Predio(),
    "giro": Giro(),
    "protesta": Protesta(),
}
