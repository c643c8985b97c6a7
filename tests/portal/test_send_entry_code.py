"""A code is mailed to the contact's address, and only because somebody pressed the button."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client as Browser

from activity.models import Event
from clients.actions import archive_contact
from clients.models import Contact
from portal.actions import send_entry_code
from portal.models import EntryCode
from tenancy.models import Organization
from tests.portal.conftest import link_of, minutes_ago


def test_a_code_is_six_digits_which_the_database_does_not_hold(contact: Contact) -> None:
    code = send_entry_code(contact, by=contact)

    held = EntryCode.objects.filter(pk=code.pk).values()[0]
    assert len(code.digits) == 6
    assert code.digits.isdigit()
    assert code.digits not in str(held)


def test_sending_is_recorded(contact: Contact) -> None:
    send_entry_code(contact, by=contact)

    event = Event.objects.about(contact)[0]
    assert (event.kind, str(event)) == ("portal.code_sent", "Carla Client asked for a code to the portal")


def test_a_sixth_code_within_the_hour_is_refused_and_a_later_one_is_not(contact: Contact) -> None:
    for _ in range(5):
        send_entry_code(contact, by=contact)

    with pytest.raises(ValidationError, match="five codes within the hour"):
        send_entry_code(contact, by=contact)

    EntryCode.objects.update(sent_at=minutes_ago(61))
    assert send_entry_code(contact, by=contact).attempts == 0
    assert EntryCode.objects.count() == 1


def test_looking_at_the_link_200_times_writes_nothing(browser: Browser, contact: Contact) -> None:
    before = Event.objects.count()

    statuses = {browser.get(link_of(contact)).status_code for _ in range(200)}

    assert statuses == {200}
    assert not EntryCode.objects.exists()
    assert Event.objects.count() == before
    assert not browser.session.keys()


def test_the_page_shows_just_enough_of_the_address(browser: Browser, contact: Contact) -> None:
    page = browser.get(link_of(contact)).content.decode()

    assert "c•••@northwind.test" in page
    assert contact.email not in page


def test_the_button_sends_and_then_asks_for_the_code(browser: Browser, contact: Contact) -> None:
    answer = browser.post(link_of(contact))

    assert answer["Location"] == f"{link_of(contact)}code/"
    assert EntryCode.objects.filter(contact=contact).count() == 1
    field = browser.get(answer["Location"]).content.decode()
    assert 'inputmode="numeric"' in field
    assert 'autocomplete="one-time-code"' in field


def test_the_refusal_is_a_sentence_on_the_page(browser: Browser, contact: Contact) -> None:
    for _ in range(5):
        browser.post(link_of(contact))

    answer = browser.post(link_of(contact))

    assert answer.status_code == 422
    assert "five codes within the hour" in answer.content.decode()


def test_without_a_code_the_question_for_it_leads_back(browser: Browser, contact: Contact) -> None:
    assert browser.get(f"{link_of(contact)}code/")["Location"] == link_of(contact)


def test_a_link_with_any_bit_flipped_is_as_unknown_as_any_other(browser: Browser, contact: Contact) -> None:
    genuine = link_of(contact)
    unknown = browser.get("/acme/enter/nobody/")
    flipped = [
        genuine[:at] + chr(ord(genuine[at]) ^ bit) + genuine[at + 1 :]
        for at in range(len("/acme/enter/"), len(genuine) - 1)
        for bit in (1, 2, 4)
    ]

    answers = [browser.get(link) for link in flipped if "/?" not in link and "#" not in link]

    assert {answer.status_code for answer in answers} == {404}
    assert unknown.status_code == 404


def test_the_link_of_an_archived_contact_is_unknown(browser: Browser, contact: Contact) -> None:
    archive_contact(contact, by=None)

    assert browser.get(link_of(contact)).status_code == 404
    assert browser.post(link_of(contact)).status_code == 404


def test_a_link_leads_nowhere_in_another_organization(
    browser: Browser, contact: Contact, other: Organization
) -> None:
    link = link_of(contact).replace("/acme/", f"/{other.slug}/")

    assert browser.get(link).status_code == 404
    assert browser.post(link).status_code == 404
