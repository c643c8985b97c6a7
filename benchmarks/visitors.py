"""Who asks: members with a session, programs with a token, clients with a proven address."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.test import Client as Browser
from django.utils import timezone

from benchmarks.pages import Firm, Page
from clients.models import Contact
from members.actions import make_token
from members.token_scopes import known_scopes
from portal.visitors import let_in
from tenancy.models import Membership, Organization, Role
from tenancy.scope import scope

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LOOKING = 8


def headers_for(page: Page, firm: Firm) -> list[dict[str, str]]:
    """The headers of so many different visitors as look at once: a program is held back after 600 calls a minute."""
    with scope(Organization.objects.get(slug=firm.slug)):
        if page.visitor == "client":
            return [cookie(client_session(firm))] * LOOKING
        managers = list(Membership.objects.filter(role=Role.MANAGER).select_related("user"))
        chosen = [managers[number % len(managers)] for number in range(LOOKING)]
        if page.visitor == "program":
            return [bearer(one) for one in chosen]
        return [cookie(member_session(one)) for one in chosen]


def member_session(membership: Any) -> str:
    browser = Browser()
    browser.force_login(membership.user, backend=BACKEND)
    return str(browser.cookies[settings.SESSION_COOKIE_NAME].value)


def client_session(firm: Firm) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    contacts = Contact.objects.filter(email=firm.contact, shares__project__key=firm.key)
    let_in(session, contacts[0], at=timezone.now())
    session.save()
    return str(session.session_key)


def cookie(key: str) -> dict[str, str]:
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={key}"}


def bearer(membership: Any) -> dict[str, str]:
    _, secret = make_token(membership, name="Benchmark", scopes=list(known_scopes()), by=membership.user)
    return {"Authorization": f"Bearer {secret}"}
