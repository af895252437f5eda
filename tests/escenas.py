"""What tests of a room below take of the rooms above: acts of the demonstration, and figures."""

from experta.analitica.hechos import cifras_de
from experta.consola.demostracion import actuacion
from experta.consola.demostracion.actuacion import quien_conduce

__all__ = ["actuacion", "cifras_de", "quien_conduce"]
