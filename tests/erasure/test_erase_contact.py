"""A contact is forgotten: nothing of them is left, and the proof of what happened holds."""

import pytest
from django.core.exceptions import ValidationError

from accounts.actions import register_person
from activity.audit import verify_audit
from activity.models import Event
from archives.actions import export_organization
from clients.actions import add_client, add_contact, edit_contact, restore_contact
from clients.models import Client, Contact
from erasure.actions import erase_contact
from members.actions import admit_member
from surveys.models import Answer
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.erasure.conftest import EMAIL, NAME, WORDS
from tests.erasure.traces import checksums, traces

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_is_left(planted, acme, other, admin, mailbox):
    before = checksums(other.pk)
    assert traces(WORDS, mailbox) == WORDS

    with scope(acme):
        erase_contact(planted, by=admin)

    assert traces(WORDS, mailbox) == []
    assert checksums(other.pk) == before


def test_the_chain_holds_and_says_what_was_erased(planted, acme, admin):
    with scope(acme):
        erase_contact(planted, by=admin)
    with scope(acme):
        audit = verify_audit()
        event = Event.objects.get(kind="contact.erased")

    assert audit.findings == []
    assert sum(map(len, audit.forgotten.values())) > 5
    assert (str(event), event.subject_name) == ("Ada Admin erased a contact for good", "Erased person")


def test_scores_and_what_happened_stay(planted, acme, admin):
    with scope(acme):
        erase_contact(planted, by=admin)
        answer = Answer.objects.get()
        kinds = set(Event.objects.values_list("kind", flat=True))

        assert (answer.score, answer.comment, answer.invitation.contact.name) == (2, "", "Erased person")
    assert {"contact.added", "contact.edited", "answer.given", "project.shared"} <= kinds


def test_nobody_undoes_it(planted, acme, admin):
    with scope(acme):
        contact = erase_contact(planted, by=admin)
        for undo in (
            lambda: restore_contact(contact, by=admin),
            lambda: edit_contact(contact, version=contact.version, name=NAME, by=admin),
        ):
            with pytest.raises(ValidationError, match="was erased"):
                undo()


def test_whoever_has_the_same_name_keeps_it(planted, acme, admin, manager):
    with scope(acme):
        fabrikam = add_client("Fabrikam", notes=f"Ask {NAME}.", by=manager)
        namesake = add_contact(fabrikam, name=NAME, email="another@fabrikam.test", by=manager)
        erase_contact(planted, by=admin)

        assert Contact.objects.get(pk=namesake.pk).name == NAME
        assert Client.objects.get(pk=fabrikam.pk).notes == f"Ask {NAME}."
        assert Client.objects.get(name="Northwind").notes != ""
        assert EMAIL not in Client.objects.get(name="Northwind").notes
        assert verify_audit().findings == []


def test_a_name_that_is_a_word_is_left_in_texts(acme, admin):
    with scope(acme):
        client = add_client("Northwind", notes="May we call in May?", by=admin)
        erase_contact(add_contact(client, name="May", email="may@northwind.test", by=admin), by=admin)

        assert Client.objects.get().notes == "May we call in May?"
        assert Event.objects.get(kind="contact.added").subject_name == ""


def test_a_member_is_not_erased_as_a_contact(planted, acme, admin, founder):
    with scope(acme):
        planted.email = founder.email
        Contact.objects.filter(pk=planted.pk).update(email=founder.email)

        with pytest.raises(ValidationError, match="is a member too"):
            erase_contact(planted, by=admin)


def test_not_while_an_export_is_made(planted, acme, admin):
    with scope(acme):
        export_organization(by=admin)

        with pytest.raises(ValidationError, match="An export is being made"):
            erase_contact(planted, by=admin)


def test_the_page_says_what_goes_and_asks_for_the_address(planted, acme, admin, manager):
    address = f"/acme/clients/{planted.client_id}/contacts/{planted.pk}/"
    browser = sign_in(admin)

    assert sign_in(manager).get(f"{address}erase/").status_code == 403
    assert "erase/" not in sign_in(manager).get(address).text
    assert f"{address}erase/" in browser.get(address).text
    assert "nobody can undo this" in browser.get(f"{address}erase/").text
    assert browser.post(f"{address}erase/", {"address": "x@y.test"}).status_code == 422
    assert browser.post(f"{address}erase/", {"address": EMAIL}).status_code == 302
    assert f"{address}erase/" not in browser.get(address).text


def test_the_one_who_was_a_member_once_is_a_contact_again(planted, acme, admin, other):
    """An account elsewhere with the same address is not this organization's to erase."""
    account = register_person(EMAIL, name=NAME)
    with scope(other):
        admit_member(account, role="member", by=None)
    before = checksums(other.pk)
    with scope(acme):
        erase_contact(planted, by=admin)

    account.refresh_from_db()
    assert (account.email, checksums(other.pk)) == (EMAIL, before)
