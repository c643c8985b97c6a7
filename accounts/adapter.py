"""How allauth speaks for Accord."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.utils import translation

from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Writes sign-in mails in the person's own language."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        known = User.objects.filter(email__iexact=email).values_list("language", flat=True).first()
        with translation.override(known or translation.get_language()):
            super().send_mail(template_prefix, email, context)
