"""Fills the demonstration town once: people, a company, and about sixty cases in every state."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path

from django.conf import settings

from experta.catalogo.services import publicar_todo
from experta.comun import reloj
from experta.comun.hallazgos import ContenidoInvalido
from experta.consola.demostracion.finales import DE_QUIEN, FINALES
from experta.consola.demostracion.guion import ESCENAS, Escena
from experta.consola.demostracion.otra_firma import ESCENAS_CON_OTRA_FIRMA
from experta.consola.demostracion.personas import (
    CONTRASENA,
    NOMBRADOS_DESDE,
    PERSONAJES,
    VECINOS,
    Personaje,
)
from experta.consola.errores import ErrorDeConsola
from experta.cuentas.altas import dar_de_alta, nombrar
from experta.cuentas.models import Persona
from experta.cuentas.services import registrar_organizacion
from experta.expedientes.models import Expediente
from experta.plazos.services import calendario_vigente

__all__ = ["ACCESOS", "CONTRASENA", "poblar"]

ACCESOS = tuple((personaje.correo, personaje.papel) for personaje in PERSONAJES)


def poblar(decir: Callable[[str], None]) -> None:
    """Publish the shelf and, the first time, people the town; tells its progress."""
    publicaciones, hallazgos = publicar_todo()
    if hallazgos:
        raise ContenidoInvalido(hallazgos)
    nuevas = sum(publicacion.nueva for publicacion in publicaciones)
    decir(f"Catálogo: {len(publicaciones)} trámites ({nuevas} nuevos).")
    if Persona.objects.filter(correo=PERSONAJES[0].correo).exists():
        _exigir_entero()
        return
    decir("Personas y nombramientos…")
    for personaje in PERSONAJES:
        _crear(personaje)
    _registrar_empresa()
    vecinos = [_vecina(indice, *nombres) for indice, nombres in enumerate(VECINOS)]
    _representar(vecinos, decir)
    _entero().touch()


def _entero() -> Path:
    """Return the mark that says that the town was peopled to the end."""
    return Path(settings.VAR) / "demostracion-completa"


def _exigir_entero() -> None:
    total = len(FINALES) + sum(una.veces for una in (*ESCENAS, *ESCENAS_CON_OTRA_FIRMA))
    if _entero().exists() or Expediente.objects.count() >= total:
        return
    raise ErrorDeConsola(
        f"La demostración quedó a medias la vez pasada. Borra {settings.VAR} y vuelve a empezar."
    )


def _crear(personaje: Personaje) -> Persona:
    persona = dar_de_alta(
        correo=personaje.correo,
        password=CONTRASENA,
        nombre=personaje.nombre,
        primer_apellido=personaje.primer_apellido,
        segundo_apellido=personaje.segundo_apellido,
        curp=personaje.curp,
        acepta_notificacion_electronica=True,
    )
    for indice, (rol, dependencia, cargo) in enumerate(personaje.cargos):
        nombrar(
            persona=persona,
            rol=rol,
            dependencia=dependencia,
            cargo=cargo,
            oficio=f"SA/{indice + 101}/2024",
            desde=NOMBRADOS_DESDE,
        )
    return persona


def _vecina(indice: int, nombre: str, primer: str, segundo: str) -> Persona:
    return _crear(Personaje(f"vecina{indice + 1}@demo.mx", nombre, primer, segundo, "vecina"))


def _registrar_empresa() -> None:
    empresaria = Persona.objects.get(correo="empresaria@demo.mx")
    registrar_organizacion(
        persona=empresaria,
        razon_social="Tortillería La Sierra, S.A. de C.V.",
        rfc="TSI150312AB1",
        instrumento="Escritura pública 4,512, notaría 7",
    )


def _representar(vecinos: list[Persona], decir: Callable[[str], None]) -> None:
    """Play every scene on its own day, so that clocks, ledgers and lists look lived in."""
    elenco = [
        Persona.objects.get(correo="ciudadana@demo.mx"),
        Persona.objects.get(correo="empresaria@demo.mx"),
        *vecinos,
    ]
    _representar_los_finales(decir)
    escenas = (*ESCENAS, *ESCENAS_CON_OTRA_FIRMA)
    total = sum(escena.veces for escena in escenas)
    hechas = 0
    for escena in escenas:
        for vez in range(escena.veces):
            persona = elenco[hechas % len(elenco)]
            with _en_dia_habil(escena, vez) as avanzar:
                escena.representar(persona, f"demo-{hechas}", avanzar)
            hechas += 1
            if hechas % 5 == 0 or hechas == total:
                decir(f"Expedientes de demostración: {hechas} de {total}…")
    decir(f"Listo: {Expediente.objects.count()} expedientes.")


def _representar_los_finales(decir: Callable[[str], None]) -> None:
    """Play every ending and every silence for one citizen, and say their folios."""
    persona = Persona.objects.get(correo=DE_QUIEN)
    decir(f"Cómo puede terminar un trámite (entra como {DE_QUIEN} a «Mis trámites»):")
    for numero, escena in enumerate(FINALES):
        with _en_dia_habil(escena, 0) as avanzar:
            expediente = escena.representar(persona, f"final-{numero}", avanzar)
        decir(f"    {expediente.folio:<18} {escena.nombre}")


@contextmanager
def _en_dia_habil(escena: Escena, vez: int) -> Iterator[Callable[[int], None]]:
    """Stop the clock on a working morning some days ago; the scene moves it by working days."""
    calendario = calendario_vigente().calendario
    ahora = reloj.ahora()
    dia = calendario.primer_habil(reloj.hoy() - timedelta(days=escena.hace_dias + vez))
    inicio = datetime.combine(dia, time(9, (vez * 7) % 60), reloj.zona())

    def avanzar(dias: int) -> None:
        hoy = reloj.hoy()
        siguiente = calendario.sumar_habiles(hoy, dias) if dias else hoy
        momento = datetime.combine(siguiente, time(10, 30), reloj.zona())
        reloj.adelantar(max(min(momento, ahora) - reloj.ahora(), timedelta(minutes=20)))

    with reloj.detenido(min(inicio, ahora - timedelta(hours=1))):
        yield avanzar
