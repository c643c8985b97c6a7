"""How allauth speaks for Accord."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.utils import translation

from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Writes sign-in mails in the person's own language, and takes no password where a second factor could be shown."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        known = User.objects.filter(email__iexact=email).values_list("language", flat=True).first()
        with translation.override(known or translation.get_language()):
            super().send_mail(template_prefix, email, context)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """How somebody shows again that it is them; else whoever has the password could give themselves a factor."""
        known = super().get_reauthentication_methods(user)
        return [one for one in known if one["id"] != "reauthenticate"] or known
