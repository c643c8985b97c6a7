"""How a program says whom it acts for."""

from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.request import Request

from accounts.models import User
from members.queries import find_user_by_api_token
from tenancy.scope import current_or_none


class BearerTokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer accord_…`: acts as the member who made the token, in its organization only."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        word, _, token = get_authorization_header(request).decode("latin-1").partition(" ")
        if word.lower() != "bearer":
            return None
        user = find_user_by_api_token(token.strip()) if current_or_none() else None
        if user is None:
            raise exceptions.AuthenticationFailed
        return user, None

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"
