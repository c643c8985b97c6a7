"""A manager sees what the client sees: the same pages, the same lock."""

import pytest
from django.test import Client as Browser
from django.utils import timezone

from accounts.actions import register_person
from accounts.models import User
from clients.actions import archive_contact
from clients.models import Contact
from portal.queries import today
from projects.actions import unshare_project
from projects.models import Project, Share
from surveys.actions import open_survey
from tenancy.models import Membership, Role
from tests.portal.conftest import milestone


def preview(contact: Contact, project: Project) -> str:
    return f"/acme/portal/as/{contact.pk}/{project.key}/"


def test_a_manager_sees_it_under_a_banner(
    browser: Browser, contact: Contact, shared: Project, manager: User
) -> None:
    browser.force_login(manager)

    page = browser.get(preview(contact, shared)).content.decode()

    assert "You see what Carla Client sees." in page
    assert "New warehouse" in page
    assert f'href="/acme/portal/as/{contact.pk}/"' in page


def test_the_banner_speaks_to_the_manager_and_the_page_to_the_client(
    browser: Browser, contact: Contact, shared: Project, manager: User
) -> None:
    Contact.objects.update(language="zh-hans")
    browser.force_login(manager)

    answer = browser.get(preview(contact, shared))

    assert answer["Content-Language"] == "zh-hans"
    assert "You see what Carla Client sees." in answer.content.decode()


def test_the_list_leads_from_preview_to_preview(
    browser: Browser, contact: Contact, shared: Project, manager: User
) -> None:
    browser.force_login(manager)

    assert preview(contact, shared) in browser.get(f"/acme/portal/as/{contact.pk}/").content.decode()


def test_what_the_client_does_not_see_is_unknown(
    browser: Browser, contact: Contact, shared: Project, manager: User
) -> None:
    browser.force_login(manager)
    unshare_project(Share.objects.get(), by=manager)

    assert browser.get(preview(contact, shared)).status_code == 404
    assert browser.get(f"/acme/portal/as/{contact.pk + 1}/").status_code == 404


def test_an_archived_contact_sees_nothing(
    browser: Browser, contact: Contact, shared: Project, manager: User
) -> None:
    browser.force_login(manager)
    archive_contact(contact, by=manager)

    assert browser.get(preview(contact, shared)).status_code == 404


def test_a_manager_cannot_answer_in_the_clients_name(
    browser: Browser, contact: Contact, shared: Project, manager: User
) -> None:
    open_survey(milestone(shared, "Go-live", today(), by=manager), at=timezone.now(), by=manager)
    browser.force_login(manager)

    page = browser.get(preview(contact, shared)).content.decode()

    assert "How was “Go-live”?" in page
    assert "/acme/answer/" not in page


@pytest.mark.parametrize(("role", "status"), [(Role.MEMBER, 403), (Role.MANAGER, 200)])
def test_it_takes_a_manager(
    browser: Browser, contact: Contact, shared: Project, role: Role, status: int
) -> None:
    person = register_person("bob@firm.example", name="Bob")
    Membership(user=person, role=role).save()
    browser.force_login(person)

    assert browser.get(preview(contact, shared)).status_code == status


def test_others_are_strangers(browser: Browser, contact: Contact, shared: Project) -> None:
    assert browser.get(preview(contact, shared))["Location"].startswith("/accounts/login/")
    browser.force_login(register_person("eve@else.example", name="Eve"))
    assert browser.get(preview(contact, shared)).status_code == 404


def test_a_client_cannot_look_through_a_colleagues_eyes(
    inside: Browser, contact: Contact, shared: Project
) -> None:
    assert inside.get(preview(contact, shared))["Location"].startswith("/accounts/login/")
