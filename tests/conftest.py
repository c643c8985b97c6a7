"""What every test may ask for: an organization whose scope is open, its people, a client, a project, a browser."""

import secrets
from datetime import date

import pytest
from django.core.cache import caches
from django.test import Client as Browser

from accounts.actions import register_person
from clients.actions import add_client, add_contact
from members.actions import found_organization
from projects.actions import start_project
from tenancy.models import Membership, Organization, Role
from tenancy.scope import scope

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def own_cache(monkeypatch):
    """What one test counts is not counted against the next."""
    monkeypatch.setattr(caches["default"], "key_prefix", secrets.token_hex(8))


@pytest.fixture
def founder(db):
    return register_person("founder@acme.test", name="Fiona Founder", password=PASSWORD)


@pytest.fixture
def acme(founder) -> Organization:
    """The organization, with no scope open: what a request finds."""
    return found_organization("Acme", slug="acme", language="en", time_zone="Europe/Berlin", by=founder)


@pytest.fixture
def organization(acme):
    """The organization, its scope open: the third of the three places."""
    with scope(acme):
        yield acme


@pytest.fixture
def other(db):
    """Another organization, to be kept out of the first."""
    stranger = register_person("stranger@other.test", name="Sam Stranger", password=PASSWORD)
    return found_organization("Other", slug="other", language="en", time_zone="UTC", by=stranger)


def join(name: str, role: str, organization: Organization):
    person = register_person(f"{name.split()[0].lower()}@acme.test", name=name, password=PASSWORD)
    with scope(organization):
        Membership(user=person, role=role).save()
    return person


@pytest.fixture
def manager(acme):
    return join("Mary Manager", Role.MANAGER, acme)


@pytest.fixture
def member(acme):
    return join("Mike Member", Role.MEMBER, acme)


@pytest.fixture
def admin(acme):
    return join("Ada Admin", Role.ADMIN, acme)


@pytest.fixture
def operator(db):
    """Whoever runs the installation, a member of nothing."""
    person = register_person("operator@platform.test", name="Otto Operator", password=PASSWORD)
    person.is_staff = True
    person.save()
    return person


@pytest.fixture
def client(organization, manager):
    """A client of ours (for a browser, ask for `browser`)."""
    return add_client("Northwind", industry="Trade", by=manager)


@pytest.fixture
def contact(client, manager):
    return add_contact(client, name="Carla Client", email="carla@northwind.test", by=manager)


@pytest.fixture
def project(client, manager):
    return start_project(
        client, name="New warehouse", starts_on=date(2026, 9, 1), due_on=date(2027, 3, 31), by=manager
    )


def sign_in(person) -> Browser:
    browser = Browser()
    browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


@pytest.fixture
def browser(manager) -> Browser:
    """A browser in which the manager is signed in."""
    return sign_in(manager)
