"""A client's browser, and how its owner comes in."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from accounts.models import User
from clients.models import Client, Contact
from portal.models import EntryCode
from portal.queries import token_of
from projects.actions import share_project, start_project
from projects.models import Project
from schedule.actions import add_task
from schedule.models import Task

LIST = "/acme/portal/"


@pytest.fixture
def project(client: Client, manager: User) -> Project:
    """A project without a promised day, so that no test grows late by itself."""
    return start_project(client, name="New warehouse", starts_on=date(2026, 1, 5), by=manager)


@pytest.fixture
def shared(project: Project, contact: Contact, manager: User) -> Project:
    share_project(project, email=contact.email, by=manager)
    return project


@pytest.fixture
def browser() -> Browser:
    """A browser whose owner nobody knows."""
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
    return add_task(project, name=name, first_day=day, last_day=day, is_milestone=True, by=by)


def minutes_ago(minutes: int) -> datetime:
    return timezone.now() - timedelta(minutes=minutes)


def page_of(project: Project) -> str:
    return f"{LIST}{project.key}/"


def text(browser: Browser, url: str) -> str:
    """What the page says, in one line."""
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())
