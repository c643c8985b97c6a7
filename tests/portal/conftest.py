"""A firm, its client, and what they share."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from accounts.actions import register_person
from accounts.models import User
from clients.actions import add_client, add_contact
from clients.models import Client, Contact
from members.actions import found_organization
from portal.models import EntryCode
from portal.queries import token_of
from projects.actions import share_project, start_project
from projects.models import Project
from schedule.actions import add_task
from schedule.models import Task
from tenancy.models import Organization
from tenancy.scope import scope


@pytest.fixture
def manager(db: None) -> User:
    return register_person("ann@firm.example", name="Ann Archer", password="correct horse battery")


@pytest.fixture
def organization(manager: User) -> Iterator[Organization]:
    founded = found_organization("Firm", slug="firm", language="en", time_zone="Europe/London", by=manager)
    with scope(founded):
        yield founded


@pytest.fixture
def other(organization: Organization, manager: User) -> Organization:
    """Another firm, of which the manager is a member too."""
    return found_organization("Rival", slug="rival", language="en", time_zone="UTC", by=manager)


@pytest.fixture
def client_firm(organization: Organization, manager: User) -> Client:
    return add_client("Northwind", by=manager)


@pytest.fixture
def contact(client_firm: Client, manager: User) -> Contact:
    return add_contact(client_firm, name="Mia Moss", email="mia@northwind.example", by=manager)


@pytest.fixture
def project(client_firm: Client, manager: User) -> Project:
    return start_project(client_firm, name="New warehouse", starts_on=date(2026, 1, 5), by=manager)


@pytest.fixture
def shared(project: Project, contact: Contact, manager: User) -> Project:
    share_project(project, email=contact.email, by=manager)
    return project


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.fixture
def inside(browser: Browser, contact: Contact) -> Browser:
    """A browser whose owner has come in as the contact."""
    come_in(browser, contact)
    return browser


def link_of(contact: Contact) -> str:
    return f"/{contact.organization.slug}/enter/{token_of(contact)}/"


def come_in(browser: Browser, contact: Contact) -> None:
    browser.post(link_of(contact))
    digits = EntryCode.objects.filter(contact=contact)[0].digits
    answer = browser.post(f"{link_of(contact)}code/", {"code": digits})
    assert answer.status_code == 302, answer.content.decode()


def milestone(project: Project, name: str, day: date, *, by: User) -> Task:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return add_task(project, name=name, start=noon, finish=noon, is_milestone=True, by=by)


def minutes_ago(minutes: int) -> datetime:
    return timezone.now() - timedelta(minutes=minutes)
