"""People as the tests of this room need them."""

from allauth.account.models import EmailAddress

from experta.cuentas.models import Persona


def persona(correo: str = "ana@correo.mx", *, verificado: bool = True, **campos: object) -> Persona:
    """Return a person with an e-mail, proved or not."""
    nueva = Persona.objects.create_user(correo, "una frase larga", **campos)
    EmailAddress.objects.create(user=nueva, email=correo, verified=verificado, primary=True)
    return nueva
