"""Asking for a code by mail; apart from `accounts.forms`, which allauth's own forms import."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import RequestLoginCodeForm
from allauth.account.internal.userkit import filter_users_by_email
from allauth.core import context, ratelimit

from accounts.known_devices import counted_as


class LoginCodeForm(RequestLoginCodeForm):
    """A browser that is known to the address is counted apart from strangers."""

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        key = counted_as(context.request, email)
        if not ratelimit.consume(context.request, action="request_login_code", key=key):
            raise get_adapter().validation_error("too_many_login_attempts")
        known = filter_users_by_email(email, is_active=True, prefer_verified=True, for_login=True)
        self._user = known[0] if known else None
        return email
