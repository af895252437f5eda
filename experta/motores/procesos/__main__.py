"""Draws BPMN files anew, in place: `python -m experta.motores.procesos FILE.bpmn …`."""

import sys
from pathlib import Path

from experta.motores.procesos.trazado import trazar

for archivo in map(Path, sys.argv[1:]):
    archivo.write_bytes(trazar(archivo.read_bytes()))
