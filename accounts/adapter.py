"""How allauth speaks for Accord."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from accounts.known_devices import counted_as, make_known
from accounts.models import User
from core.addresses import client_address
from core.errors import too_many_requests
from core.redirects import safe_path

A_QUARTER = 15 * 60


class AccountAdapter(DefaultAccountAdapter):
    """Writes sign-in mails in the person's own language, takes no password where a factor could be shown, knows who guesses."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        known = User.objects.filter(email__iexact=email).values_list("language", flat=True).first()
        with translation.override(known or translation.get_language()):
            super().send_mail(template_prefix, email, context)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """How somebody shows again that it is them; else whoever has the password could give themselves a factor."""
        known = super().get_reauthentication_methods(user)
        return [one for one in known if one["id"] != "reauthenticate"] or known

    def send_account_already_exists_mail(self, email: str) -> None:
        """Also take the time that a new account's password would: it must not tell that there is one already."""
        make_password("")
        super().send_account_already_exists_mail(email)

    def is_safe_url(self, url: str) -> bool:
        """Whether allauth may lead there: it must be the very path that any other door of ours would lead to."""
        return safe_path(self.request, url) == url

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Too many tries are no mistake in a form."""
        if code == "too_many_login_attempts":
            raise ImmediateHttpResponse(too_many_requests(self.request, wait=A_QUARTER))
        return super().validation_error(code, *args)

    def post_login(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **more)
        make_known(request, response, more.get("email") or user.email)
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return counted_as(request, credentials.get("email", ""))
