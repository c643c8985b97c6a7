"""The right code lets in, once; a wrong one counts."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client as Browser
from django.utils import timezone

from accounts.actions import register_person
from accounts.models import User
from activity.models import Event
from clients.actions import add_client, add_contact
from clients.models import Contact
from members.actions import found_organization
from portal.actions import enter_portal, send_entry_code
from portal.models import EntryCode
from portal.visitors import SESSION_KEY
from projects.models import Project
from tenancy.scope import scope
from tests.portal.conftest import come_in, link_of, minutes_ago


def wrong(code: EntryCode) -> str:
    return f"{(int(code.digits) + 1) % 10**6:06}"


def test_the_right_code_is_used_up(contact: Contact) -> None:
    code = send_entry_code(contact, by=contact)

    enter_portal(code, typed=code.digits, by=contact)

    code.refresh_from_db()
    assert code.used_at
    assert str(Event.objects.about(contact)[0]) == "Carla Client came into the portal"
    with pytest.raises(ValidationError, match="can't be used any more"):
        enter_portal(code, typed=code.digits, by=contact)


def test_the_code_may_be_typed_as_mails_show_it(contact: Contact) -> None:
    code = send_entry_code(contact, by=contact)

    enter_portal(code, typed=f"{code.digits[:3]} {code.digits[3:]}", by=contact)


def test_a_wrong_code_counts_and_the_sixth_try_fails_even_if_right(contact: Contact) -> None:
    code = send_entry_code(contact, by=contact)
    said = []

    for _ in range(5):
        with pytest.raises(ValidationError) as refusal:
            enter_portal(code, typed=wrong(code), by=contact)
        said += refusal.value.messages
        code.refresh_from_db()

    assert said[0] == "That isn't the code we sent. You have 4 tries left."
    assert said[3] == "That isn't the code we sent. You have 1 try left."
    with pytest.raises(ValidationError, match="can't be used any more"):
        enter_portal(code, typed=code.digits, by=contact)


def test_a_code_expires_after_ten_minutes(contact: Contact) -> None:
    code = send_entry_code(contact, by=contact)
    assert 595 < (code.expires_at - timezone.now()).total_seconds() <= 600
    EntryCode.objects.update(expires_at=minutes_ago(0))

    with pytest.raises(ValidationError, match="can't be used any more"):
        enter_portal(code, typed=code.digits, by=contact)


def test_a_new_code_takes_the_old_ones_place(contact: Contact) -> None:
    old = send_entry_code(contact, by=contact)
    send_entry_code(contact, by=contact)

    with pytest.raises(ValidationError, match="can't be used any more"):
        enter_portal(old, typed=old.digits, by=contact)


def test_a_code_proves_only_the_address_it_was_mailed_to(contact: Contact) -> None:
    code = send_entry_code(contact, by=contact)
    digits = code.digits
    Contact.objects.update(email="successor@northwind.test")

    with pytest.raises(ValidationError, match="isn't the code"):
        enter_portal(EntryCode.objects.select_related("contact").get(), typed=digits, by=contact)


def test_a_wrong_code_is_a_sentence_on_the_page_and_stays_counted(browser: Browser, contact: Contact) -> None:
    browser.post(link_of(contact))
    code = EntryCode.objects.get()

    answer = browser.post(f"{link_of(contact)}code/", {"code": wrong(code)})

    assert answer.status_code == 422
    assert "You have 4 tries left" in answer.content.decode()
    code.refresh_from_db()
    assert code.attempts == 1
    assert SESSION_KEY not in browser.session


def test_coming_in_changes_the_session_key_and_leads_to_the_only_project(
    browser: Browser, contact: Contact, shared: Project
) -> None:
    browser.post(link_of(contact))
    before = browser.session.session_key

    answer = browser.post(f"{link_of(contact)}code/", {"code": EntryCode.objects.get().digits})

    assert answer["Location"] == f"/acme/portal/{shared.key}/"
    assert browser.session.session_key != before
    assert browser.get(answer["Location"]).status_code == 200


def test_a_members_sign_in_and_a_clients_entry_live_in_one_session(
    browser: Browser, contact: Contact, shared: Project, manager: User
) -> None:
    browser.force_login(manager)
    lasts = browser.session.get_expiry_age()

    come_in(browser, contact)

    assert browser.session["_auth_user_id"] == str(manager.pk)
    assert browser.session.get_expiry_age() == lasts
    assert browser.get(f"/acme/portal/{shared.key}/").status_code == 200


def test_who_is_inside_already_is_not_asked_again(inside: Browser, contact: Contact) -> None:
    assert inside.get(link_of(contact))["Location"] == "/acme/portal/"


def test_an_entry_lasts_thirty_days(inside: Browser, shared: Project) -> None:
    session = inside.session
    entries = session[SESSION_KEY]
    for entry in entries.values():
        entry["since"] -= 30 * 24 * 60 * 60
    session[SESSION_KEY] = entries
    session.save()

    assert inside.get(f"/acme/portal/{shared.key}/")["Location"] == "/acme/enter/"


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_type_the_right_code_at_once_one_comes_in() -> None:
    founder = register_person("zoe@crowd.example", name="Zoe")
    crowd = found_organization("Crowd", slug="crowd", language="en", time_zone="UTC", by=founder)
    with scope(crowd):
        contact = add_contact(
            add_client("Many", by=founder), name="Max", email="max@many.example", by=founder
        )
        code = send_entry_code(contact, by=contact)

    def comes_in(_: int) -> bool:
        try:
            with scope(crowd):
                enter_portal(EntryCode.objects.get(pk=code.pk), typed=code.digits, by=contact)
        except ValidationError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(comes_in, range(8)))

    assert sorted(outcomes) == [False] * 7 + [True]


def test_codes_are_tried_so_often_from_one_address(contact: Contact) -> None:
    code = f"{link_of(contact)}code/"
    answers = [Browser().post(code, {"code": "000000"}).status_code for _ in range(21)]

    assert 429 not in answers[:20]
    assert answers[20] == 429
