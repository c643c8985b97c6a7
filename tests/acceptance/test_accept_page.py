"""The client's page: looking changes nothing, a code proves who answers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from acceptance.actions import submit_deliverable, withdraw_submission
from acceptance.models import Submission
from acceptance.queries import token_of
from clients.actions import archive_contact
from files.actions import attach_file
from portal.models import EntryCode

ALL_MET = {"name": "Carla Client", "decision": "accept", "met_0": "met", "met_1": "met"}


@pytest.fixture
def stranger():
    return Browser()


def page(submission):
    return f"/acme/accept/{token_of(submission)}/"


def text(answer):
    return " ".join(answer.content.decode().split())


def digits(contact):
    return EntryCode.objects.filter(contact=contact)[0].digits


def test_looking_changes_nothing(submission, stranger):
    seen = text(stranger.get(page(submission)))

    assert "Opens in two seconds" in seen
    assert "Have a look" in seen
    assert Submission.objects.get().is_open
    assert not EntryCode.objects.exists()


def test_accepted_after_a_code(submission, contact, stranger):
    asked = stranger.post(page(submission), ALL_MET)
    assert (asked.status_code, Submission.objects.get().outcome) == (200, "")
    assert "six digits" in text(asked)

    answer = stranger.post(page(submission), ALL_MET | {"code": digits(contact)})

    assert answer.status_code == 302
    row = Submission.objects.get()
    assert (row.outcome, row.name, row.address) == ("accepted", "Carla Client", "127.0.0.1")
    assert "Accepted on" in text(stranger.get(page(submission)))


def test_a_wrong_code_decides_nothing(submission, contact, stranger):
    stranger.post(page(submission), ALL_MET)
    wrong = str((int(digits(contact)) + 1) % 10**6).zfill(6)

    answer = stranger.post(page(submission), ALL_MET | {"code": wrong})

    assert answer.status_code == 422
    assert "That isn&#x27;t the code we sent" in text(answer)
    assert Submission.objects.get().is_open
    assert EntryCode.objects.get().attempts == 1


def test_another_code_is_sent_when_asked(submission, contact, stranger):
    stranger.post(page(submission), ALL_MET)

    assert stranger.post(page(submission), ALL_MET | {"code": "", "again": "1"}).status_code == 200

    assert EntryCode.objects.count() == 2


def test_no_second_code_for_a_proven_address(submission, deliverable, contact, manager, stranger):
    stranger.post(page(submission), ALL_MET)
    sent_back = {**ALL_MET, "decision": "reject", "met_0": "not met", "reason_0": "Too slow"}
    stranger.post(page(submission), sent_back | {"code": digits(contact)})
    again = submit_deliverable(deliverable, contact=contact, by=manager)

    assert stranger.post(page(again), ALL_MET).status_code == 302

    assert Submission.objects.get(pk=again.pk).outcome == "accepted"
    assert EntryCode.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"met_0": ""}, "This field is required"),
        ({"met_0": "not met"}, "Please say what is missing"),
        ({"met_0": "not met", "reason_0": "Slow"}, "A criterion is not met. Reject"),
        ({"name": ""}, "This field is required"),
    ],
)
def test_errors_stand_at_their_fields(submission, stranger, said, sentence):
    answer = stranger.post(page(submission), ALL_MET | said)

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not EntryCode.objects.exists()


def test_evidence_can_be_fetched_by_the_link_and_no_other_file(
    deliverable, project, contact, manager, stranger
):
    shown = attach_file(project, file=SimpleUploadedFile("a.txt", b"proof"), by=manager)
    hidden = attach_file(project, file=SimpleUploadedFile("b.txt", b"secret"), by=manager)
    link = page(submit_deliverable(deliverable, contact=contact, evidence=[shown], by=manager))

    assert b"".join(stranger.get(f"{link}files/{shown.pk}/").streaming_content) == b"proof"
    assert stranger.get(f"{link}files/{hidden.pk}/").status_code == 404


def test_a_link_is_good_for_its_submission_while_the_contact_is_there(submission, contact, manager, stranger):
    assert stranger.get(page(submission)[:-3] + "xx/").status_code == 404

    archive_contact(contact, by=manager)

    assert stranger.get(page(submission)).status_code == 404


def test_withdrawn_it_is_no_longer_asked(submission, manager, stranger):
    withdraw_submission(submission, by=manager)

    assert "no longer asked" in text(stranger.post(page(submission), ALL_MET))
    assert Submission.objects.get().outcome == "withdrawn"


def test_it_speaks_the_contacts_language(submission, contact, stranger):
    type(contact).objects.filter(pk=contact.pk).update(language="zh-hans")

    assert "验收通过" in text(stranger.get(page(submission)))
