"""Submitting a deliverable, and what becomes of it."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from acceptance.actions import (
    accept_submission,
    announce_deeming,
    deem_accepted,
    reject_submission,
    remind_of_submission,
    submit_deliverable,
    withdraw_submission,
)
from acceptance.models import Submission, Verdict
from acceptance.queries import submissions_of
from activity.models import Event
from clients.actions import add_client, add_contact, archive_contact
from files.actions import attach_file
from projects.actions import close_project, edit_criterion, start_project
from projects.models import Criterion
from tests.acceptance.conftest import judged


def kinds():
    return list(Event.objects.filter(kind__contains="submi").order_by("pk").values_list("kind", flat=True))


def test_submitted_with_its_criteria_as_they_were(deliverable, submission, manager):
    criterion = Criterion.objects.filter(deliverable=deliverable)[0]
    edit_criterion(criterion, version=1, text="Opens at once", by=manager)

    assert [one["text"] for one in Submission.objects.get().criteria] == [
        "Opens in two seconds",
        "Works on a phone",
    ]
    assert (submission.number, submission.deemed_on, kinds()) == (1, None, ["deliverable.submitted"])


def test_only_one_submission_is_open(deliverable, submission, contact, manager):
    with pytest.raises(ValidationError, match="being asked about this already"):
        submit_deliverable(deliverable, contact=contact, by=manager)


def test_not_to_somebody_elsewhere_or_put_away(deliverable, contact, manager):
    elsewhere = add_contact(add_client("Sunrise", by=manager), name="Sue", email="sue@sun.test", by=manager)
    archive_contact(contact, by=manager)

    for somebody in (elsewhere, contact):
        with pytest.raises(ValidationError, match="not somebody at this client"):
            submit_deliverable(deliverable, contact=somebody, by=manager)


def test_not_of_a_closed_project(deliverable, project, contact, manager):
    deliverable.project = close_project(project, by=manager)

    with pytest.raises(ValidationError, match="closed"):
        submit_deliverable(deliverable, contact=contact, by=manager)


def test_evidence_is_of_the_project(deliverable, client, project, contact, manager):
    text = SimpleUploadedFile("a.txt", b"text")
    another = start_project(client, name="Another", starts_on=date(2026, 9, 1), by=manager)
    foreign, own = attach_file(another, file=text, by=manager), attach_file(project, file=text, by=manager)
    with pytest.raises(ValidationError, match="files of this project"):
        submit_deliverable(deliverable, contact=contact, evidence=[foreign], by=manager)

    submission = submit_deliverable(deliverable, contact=contact, evidence=[own], by=manager)

    assert [one.attachment for one in submission.evidence.all()] == [own]


def test_accept_submission(submission, contact):
    accept_submission(
        submission, verdicts=judged(submission, True, True), name="Carla", address="192.0.2.7", by=contact
    )

    row = Submission.objects.get()
    assert (row.outcome, row.name, row.email, row.address) == (
        "accepted", "Carla", "carla@northwind.test", "192.0.2.7",
    )  # fmt: skip
    assert [(one.text, one.passed) for one in row.verdicts.all()] == [
        ("Opens in two seconds", True), ("Works on a phone", True),
    ]  # fmt: skip
    assert kinds()[-1] == "submission.accepted"


def test_not_accepted_while_a_criterion_fails_or_has_no_verdict(submission, contact):
    with pytest.raises(ValidationError, match="A criterion is not met"):
        accept_submission(submission, verdicts=judged(submission, True, False), name="Carla", by=contact)
    with pytest.raises(ValidationError, match="of each criterion whether"):
        accept_submission(submission, verdicts={}, name="Carla", by=contact)

    assert Submission.objects.open().count() == 1
    assert not Verdict.objects.exists()


def test_reject_submission_and_submit_again(deliverable, submission, contact, manager):
    reject_submission(submission, verdicts=judged(submission, False, True), name="Carla", by=contact)

    again = submit_deliverable(deliverable, contact=contact, by=manager)

    assert [(one.number, one.outcome) for one in submissions_of(deliverable)] == [(2, ""), (1, "rejected")]
    assert Verdict.objects.get(passed=False).reason == "Too slow"
    assert Event.objects.get(kind="submission.rejected").particulars["failed"] == 1
    assert again.is_open


def test_reject_needs_what_should_be_different(submission, contact):
    for verdicts in (judged(submission, True, True), judged(submission, False, True, reason=" ")):
        with pytest.raises(ValidationError, match="Please say"):
            reject_submission(submission, verdicts=verdicts, name="Carla", by=contact)

    reject_submission(
        submission, verdicts=judged(submission, True, True), reason="Wrong language", name="Carla", by=contact
    )
    assert Submission.objects.get().reason == "Wrong language"


def test_withdraw_submission_ends_it(submission, contact, manager):
    withdraw_submission(submission, by=manager)

    with pytest.raises(ValidationError, match="answered already"):
        accept_submission(submission, verdicts=judged(submission, True, True), name="Carla", by=contact)
    with pytest.raises(ValidationError, match="answered already"):
        withdraw_submission(submission, by=manager)


def test_what_was_decided_is_kept_by_the_database(submission, contact):
    accept_submission(submission, verdicts=judged(submission, True, True), name="Carla", by=contact)

    for change in (
        lambda: Submission.objects.update(outcome="rejected"),
        lambda: Verdict.objects.update(passed=False, reason="No"),
        lambda: Verdict.objects.all().delete(),
        lambda: Submission.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            change()


@pytest.fixture
def deemed(deliverable, contact, manager):
    """Submitted on Monday the 7th, to be deemed accepted after Monday the 21st."""
    deliverable.project.deemed_after = 10
    with time_machine.travel("2026-09-07T10:00:00Z", tick=False):
        return submit_deliverable(deliverable, contact=contact, by=manager)


def test_deem_accepted_after_two_announcements(deemed):
    assert deemed.deemed_on == date(2026, 9, 21)
    with pytest.raises(ValidationError, match="not over"):
        deem_accepted(deemed, on=date(2026, 9, 30), by=None)

    announce_deeming(deemed, on=date(2026, 9, 14), by=None)
    with pytest.raises(ValidationError, match="nothing to announce"):
        announce_deeming(deemed, on=date(2026, 9, 14), by=None)
    announce_deeming(deemed, on=date(2026, 9, 18), by=None)
    with pytest.raises(ValidationError, match="not over"):
        deem_accepted(deemed, on=date(2026, 9, 21), by=None)

    deem_accepted(deemed, on=date(2026, 9, 22), by=None)

    assert Submission.objects.get().outcome == "deemed"
    assert kinds()[1:] == ["submission.announced", "submission.announced", "submission.deemed"]


def test_announced_late_it_is_deemed_later(deemed):
    announce_deeming(deemed, on=date(2026, 9, 25), by=None)
    assert deemed.deemed_on == date(2026, 9, 29)

    announce_deeming(deemed, on=date(2026, 9, 29), by=None)
    assert deemed.deemed_on == date(2026, 9, 30)


def test_nothing_is_announced_where_silence_counts_for_nothing(submission):
    with pytest.raises(ValidationError, match="nothing to announce"):
        announce_deeming(submission, on=date(2026, 9, 14), by=None)


def test_remind_of_submission_once(submission):
    remind_of_submission(submission, on=date(2026, 9, 14), by=None)

    with pytest.raises(ValidationError, match="reminded already"):
        remind_of_submission(submission, on=date(2026, 9, 15), by=None)
