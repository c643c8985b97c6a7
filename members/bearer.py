"""How a program says whom it acts for."""

from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.request import Request

from accounts.models import User
from members.actions import note_token_use
from members.models import ApiToken
from members.queries import find_api_token
from tenancy.scope import current_or_none


class BearerTokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer accord_…`: acts as the member who made the token, in its organization and scopes only."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        secret = bearer_of(request)
        if secret is None:
            return None
        token = find_api_token(secret) if current_or_none() else None
        if token is None:
            raise exceptions.AuthenticationFailed(
                _("The token is unknown, revoked or expired."), "invalid_token"
            )
        note_token_use(token)
        return token.membership.user, token

    def authenticate_header(self, request: Request) -> str:
        """Says what was wrong with the token, if there was one (RFC 6750)."""
        return "Bearer" if bearer_of(request) is None else 'Bearer error="invalid_token"'


def bearer_of(request: Request) -> str | None:
    """The token the request carries, or None if it carries none."""
    word, _gap, token = get_authorization_header(request).decode("latin-1").partition(" ")
    return token.strip() if word.lower() == "bearer" else None
