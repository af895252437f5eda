"""The provider of the demonstration: each text becomes a file that people can read."""

from pathlib import Path

from django.conf import settings

from experta.comun import reloj


class Demo:
    """Writes `SALIDA_DIR/sms/<moment>-<number>.txt`; nothing leaves the machine."""

    def enviar(self, telefono: str, texto: str) -> None:
        """Write the text to a file of its own."""
        carpeta = Path(settings.SALIDA_DIR) / "sms"
        carpeta.mkdir(parents=True, exist_ok=True)
        momento = reloj.local(reloj.ahora())
        archivo = carpeta / f"{momento:%Y%m%d-%H%M%S-%f}-{telefono}.txt"
        archivo.write_text(f"Para: {telefono}\nFecha: {momento:%d/%m/%Y %H:%M}\n\n{texto}\n")
