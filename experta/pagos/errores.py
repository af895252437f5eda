"""What may go wrong with a gateway. The messages are Spanish sentences for people."""


class FirmaInvalida(Exception):
    """The event was not signed by that gateway, over these bytes, within its time."""


class EventoIlegible(Exception):
    """Signed by the gateway, but not an event that can be kept."""


class PasarelaNoDisponible(Exception):
    """Nobody can be sent to pay online now."""


class OrdenNoReemitible(Exception):
    """The order did not expire: it is owed, paid or cancelled."""
