"""What cannot be done with organisations and mandates; each message is for people."""


class SinFacultad(Exception):
    """The person has no right to give or cut that mandate."""


class OrganizacionRegistrada(Exception):
    """Somebody registered that RFC before."""

    def __init__(self) -> None:
        """Say what to do, without telling who it was."""
        super().__init__(
            "Esta empresa ya está registrada. Pide a quien la administra que te dé acceso, "
            "o acude a ventanilla con tu poder."
        )
