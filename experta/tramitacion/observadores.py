"""Who follows what happens in the rooms without the rooms knowing it: observers sign up here."""

from collections.abc import Callable

OBSERVADORES: list[Callable[[], int]] = []


def registrar(poner_al_dia: Callable[[], int]) -> None:
    """Have the worker call that function from time to time; signing up twice changes nothing."""
    if poner_al_dia not in OBSERVADORES:
        OBSERVADORES.append(poner_al_dia)
