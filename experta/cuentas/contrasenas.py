"""What a password may not be."""

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.utils.translation import gettext as _


class ParecidaATusDatos(UserAttributeSimilarityValidator):
    """Refuses a password like one's own e-mail, number or name, in the words of our pages."""

    def get_error_message(self) -> str:
        """Return the sentence next to the field."""
        return _("Tu contraseña se parece a tu correo, celular o nombre. Inventa otra.")

    def get_help_text(self) -> str:
        """Return what to avoid."""
        return _("No uses tu correo, tu celular ni tu nombre.")
