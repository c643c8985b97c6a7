"""When something happened to a submission, who is told."""

from acceptance.models import Submission
from acceptance.queries import submissions
from activity.models import Event
from activity.reactions import on
from communication.actions import queue_mail
from communication.people import in_charge


def submission_of(key: int) -> Submission | None:
    """The submission, unless it went to the trash in the meantime."""
    found: Submission | None = submissions().filter(pk=key).first()
    return found


@on("deliverable.submitted")
def ask_the_contact(event: Event) -> None:
    if found := submission_of(event.particulars["submission_id"]):
        key = f"acceptance:{found.pk}"
        queue_mail(key, letter="acceptance_asked", to=found.contact, submission=found.pk)


@on("submission.reminded")
def remind_the_contact(event: Event) -> None:
    if found := submission_of(event.subject_id):
        key = f"acceptance-reminder:{found.pk}"
        queue_mail(key, letter="acceptance_reminder", to=found.contact, submission=found.pk)


@on("submission.announced")
def announce_to_the_contact(event: Event) -> None:
    if found := submission_of(event.subject_id):
        day, which = event.particulars["day"], event.particulars["announcement"]
        key = f"acceptance-soon:{found.pk}:{which}"
        queue_mail(key, letter="acceptance_soon", to=found.contact, submission=found.pk, day=day)


@on("submission.deemed")
def tell_the_contact_it_is_deemed(event: Event) -> None:
    if found := submission_of(event.subject_id):
        key = f"acceptance-deemed:{found.pk}"
        queue_mail(key, letter="acceptance_deemed", to=found.contact, submission=found.pk)


@on("submission.accepted", "submission.rejected", "submission.deemed")
def tell_who_is_in_charge(event: Event) -> None:
    if found := submission_of(event.subject_id):
        for person in in_charge(found.deliverable.project):
            key = f"acceptance-answered:{found.pk}:{person.pk}"
            said = {"submission": found.pk, "outcome": found.outcome}
            queue_mail(key, letter="acceptance_answered", to=person, **said)
