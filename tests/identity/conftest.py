"""Organizations with identity providers."""

from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.test import Client as Browser
from django.utils import timezone

from identity.actions import require_factor, set_provider
from tests.identity.factors import give_factor
from tests.identity.providers import CLIENT, Liar, certified, walk_through

PEOPLE = {
    "mary": {"email": "mary@acme.test", "email_verified": True, "name": "Mary Manager"},
    "fiona": {"email": "founder@acme.test", "email_verified": True, "name": "Fiona Founder"},
    "nora": {
        "email": "nora@acme.test",
        "email_verified": True,
        "name": "Nora New",
        "groups": ["pm", "staff"],
    },
    "olaf": {"email": "olaf@acme.test", "email_verified": True, "name": "Olaf", "groups": ["nobody"]},
    "ulla": {"email": "mary@acme.test", "email_verified": False, "name": "Ulla Unverified"},
    "sam": {"email": "stranger@other.test", "email_verified": True, "name": "Sam Stranger"},
}
RULES = {
    "role_claim": "groups",
    "role_values": {"boss": "owner", "it": "admin", "pm": "manager", "staff": "member"},
}


def about(issuer: str, **fields) -> dict:
    """The fields of a provider that speaks for acme.test."""
    known = {
        "name": "Acme ID", "issuer": issuer, "client_id": CLIENT["client_id"], "secret": CLIENT["client_secret"],
        "scopes": ["openid", "email", "profile", "groups"], "domains": ["acme.test"],
    }  # fmt: skip
    return {**known, **fields}


@pytest.fixture(scope="session")
def issuer():
    """The certified provider's address."""
    back = [f"{settings.SITE_URL}/{slug}/sign-in/back/" for slug in ("acme", "other")]
    with certified(PEOPLE, back) as address:
        yield address


@pytest.fixture
def provider(organization, founder, issuer):
    """Acme's provider, a real one."""
    return set_provider(**about(issuer), by=founder)


@pytest.fixture
def liar():
    with Liar().running() as one:
        yield one


def begin(browser: Browser, slug: str = "acme") -> str:
    """Where the sign-in page's button leads."""
    answer = browser.get(f"/{slug}/sign-in/start/")
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def come_back(browser: Browser, address: str):
    parts = urlsplit(address)
    return browser.get(f"{parts.path}?{parts.query}")


def sign_in_as(name: str, browser: Browser, slug: str = "acme"):
    """The whole way, over real HTTP: to the provider, through its pages, and back."""
    return come_back(browser, walk_through(begin(browser, slug), name))


def is_in(browser: Browser, path: str = "/acme/clients/") -> bool:
    return browser.get(path).status_code == 200


@pytest.fixture
def clock():
    """The time, which stands still: a code shown stays what it is."""
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def asking(organization, founder):
    """Acme, which asks for a second factor; its founder has one."""
    give_factor(founder)
    return require_factor(organization, by=founder)
