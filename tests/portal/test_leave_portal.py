"""Leaving forgets the visitor, and nobody else."""

from django.test import Client as Browser

from accounts.models import User
from activity.models import Event
from clients.models import Contact
from portal.actions import leave_portal
from tests.portal.conftest import come_in


def test_leaving_is_recorded(contact: Contact) -> None:
    leave_portal(contact, by=contact)

    assert str(Event.objects.about(contact)[0]) == "Carla Client left the portal"


def test_after_leaving_the_portal_is_closed(inside: Browser) -> None:
    assert inside.get("/acme/portal/").status_code == 200

    assert inside.post("/acme/enter/leave/")["Location"] == "/acme/enter/"

    assert inside.get("/acme/portal/")["Location"] == "/acme/enter/"


def test_a_member_stays_signed_in(browser: Browser, contact: Contact, manager: User) -> None:
    browser.force_login(manager)
    come_in(browser, contact)

    browser.post("/acme/enter/leave/")

    assert browser.session["_auth_user_id"] == str(manager.pk)


def test_a_link_cannot_make_anybody_leave(inside: Browser) -> None:
    assert inside.get("/acme/enter/leave/").status_code == 405
    assert inside.get("/acme/portal/").status_code == 200


def test_a_stranger_may_leave_too(browser: Browser, contact: Contact) -> None:
    assert browser.post("/acme/enter/leave/").status_code == 302
    assert not Event.objects.filter(kind="portal.left").exists()
