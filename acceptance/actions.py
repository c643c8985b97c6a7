"""What can be done with submissions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from acceptance.deemed import ANSWERABLE, not_before, working_days_after
from acceptance.models import Evidence, Submission, Verdict
from acceptance.queries import calendar_of
from activity.actions import record
from clients.models import Contact
from files.models import Attachment
from projects.models import Criterion, Deliverable
from projects.queries import hold_project
from schedule.clock import clock
from tenancy.models import refuse

Outcome = Submission.Outcome


@dataclass(frozen=True)
class Judged:
    """What somebody says of one criterion."""

    passed: bool
    reason: str = ""


Judgement = Mapping[str, Judged]
"""By the criterion's unchanging number."""


@transaction.atomic
def submit_deliverable(
    deliverable: Deliverable,
    *,
    contact: Contact,
    by: Any,
    note: str = "",
    evidence: Sequence[Attachment] = (),
) -> Submission:
    """Lay it before a contact to be accepted, with its criteria as they are now; the mail is a reaction."""
    hold_project(deliverable.project)
    _ask_whether_it_may_be_submitted(deliverable, contact, evidence)
    earlier = Submission.objects.filter(deliverable=deliverable).aggregate(last=Max("number"))["last"] or 0
    submission = Submission(
        deliverable=deliverable, contact=contact, number=earlier + 1, note=note, submitted_by=by
    )
    submission.criteria = [
        {"uid": str(one.uid), "text": one.text} for one in Criterion.objects.filter(deliverable=deliverable)
    ]
    submission.deemed_on = _when_deemed(submission)
    submission.belong()
    submission.full_clean()
    submission.save(force_insert=True)
    Evidence.objects.bulk_create([Evidence(submission=submission, attachment=file) for file in set(evidence)])
    record(deliverable, "deliverable.submitted", by=by, contact=contact.name, submission_id=submission.pk)
    return submission


def _ask_whether_it_may_be_submitted(
    deliverable: Deliverable, contact: Contact, evidence: Sequence[Attachment]
) -> None:
    project = deliverable.project
    if project.closed_at:
        raise refuse(_("This project is closed. Reopen it first."))
    if Submission.objects.open().filter(deliverable=deliverable).exists():
        raise refuse(_("The client is being asked about this already. Withdraw that first."))
    if contact.client_id != project.client_id or contact.archived_at:
        raise refuse(_("%(name)s is not somebody at this client."), field="contact", name=contact.name)
    if any(file.project_id != project.pk for file in evidence):
        raise refuse(_("Evidence is chosen from the files of this project."), field="evidence")


def _when_deemed(submission: Submission) -> date | None:
    days = submission.deliverable.project.deemed_after
    if days is None:
        return None
    today = timezone.localdate(submission.submitted_at, clock())
    return working_days_after(calendar_of(submission), today, days)


@transaction.atomic
def withdraw_submission(submission: Submission, *, by: Any) -> Submission:
    """Ask no longer; it can be submitted again."""
    _hold(submission)
    _decide(submission, Outcome.WITHDRAWN)
    record(submission, "submission.withdrawn", by=by)
    return submission


@transaction.atomic
def accept_submission(
    submission: Submission, *, verdicts: Judgement, name: str, by: Any, address: str | None = None
) -> Submission:
    """Take the deliverable: every criterion is met."""
    _hold(submission)
    if any(not judged.passed for judged in verdicts.values()):
        raise refuse(_("A criterion is not met. Reject, or say that it is met."))
    _judge(submission, verdicts)
    _decide(submission, Outcome.ACCEPTED, name=name, email=submission.contact.email, address=address)
    record(submission, "submission.accepted", by=by)
    return submission


@transaction.atomic
def reject_submission(
    submission: Submission, *, verdicts: Judgement, name: str, by: Any, reason: str = "",
    address: str | None = None,
) -> Submission:  # fmt: skip
    """Send the deliverable back, and say which criteria are not met and why."""
    _hold(submission)
    failed = [judged for judged in verdicts.values() if not judged.passed]
    if not failed and not reason.strip():
        raise refuse(_("Please say what should be different."), field="reason")
    _judge(submission, verdicts)
    known = {"name": name, "email": submission.contact.email, "address": address, "reason": reason}
    _decide(submission, Outcome.REJECTED, **known)
    record(submission, "submission.rejected", by=by, failed=len(failed), reason=reason)
    return submission


@transaction.atomic
def remind_of_submission(submission: Submission, *, on: date, by: Any) -> Submission:
    """Ask once more; the mail is a reaction."""
    _hold(submission)
    if submission.reminded_on:
        raise refuse(_("The contact was reminded already."))
    _note(submission, reminded_on=on)
    record(submission, "submission.reminded", by=by)
    return submission


@transaction.atomic
def announce_deeming(submission: Submission, *, on: date, by: Any) -> Submission:
    """Tell, the first and then the last time, that silence will count; told late, it counts later."""
    _hold(submission)
    if submission.deemed_on is None or submission.last_announced_on or submission.first_announced_on == on:
        raise refuse(_("There is nothing to announce."))
    field = "last_announced_on" if submission.first_announced_on else "first_announced_on"
    day = not_before(calendar_of(submission), submission.deemed_on, told_on=on, days=ANSWERABLE[field])
    _note(submission, **{field: on, "deemed_on": day})
    record(submission, "submission.announced", by=by, day=day.isoformat(), announcement=field)
    return submission


@transaction.atomic
def deem_accepted(submission: Submission, *, on: date, by: Any) -> Submission:
    """Take silence for acceptance: announced twice, and the last day is over."""
    _hold(submission)
    if not submission.last_announced_on or submission.deemed_on is None or on <= submission.deemed_on:
        raise refuse(_("The time to answer is not over."))
    _decide(submission, Outcome.DEEMED)
    record(submission, "submission.deemed", by=by, day=submission.deemed_on.isoformat())
    return submission


def _hold(submission: Submission) -> None:
    """Let nobody else decide before this is over; refuses what was decided, and knows the row as it is."""
    list(Submission.objects.select_for_update(no_key=True).filter(pk=submission.pk).values_list("pk"))
    fresh = ["outcome", "deemed_on", "reminded_on", "first_announced_on", "last_announced_on"]
    submission.refresh_from_db(fields=fresh)
    if submission.outcome:
        raise refuse(_("This was answered already, or is no longer asked."))


def _judge(submission: Submission, verdicts: Judgement) -> None:
    """Write down a verdict for each criterion; refuses when one is missing, or one that failed has no reason."""
    if set(verdicts) != {one["uid"] for one in submission.criteria}:
        raise refuse(_("Please say of each criterion whether it is met."))
    if any(not judged.passed and not judged.reason.strip() for judged in verdicts.values()):
        raise refuse(_("Please say of each criterion that is not met what is missing."))
    for place, one in enumerate(submission.criteria):
        judged = verdicts[one["uid"]]
        verdict = Verdict(submission=submission, criterion=one["uid"], text=one["text"], place=place)
        verdict.passed, verdict.reason = judged.passed, judged.reason.strip()
        verdict.belong()
        verdict.full_clean()
        verdict.save(force_insert=True)


def _decide(submission: Submission, outcome: str, **said: Any) -> None:
    _note(submission, **said, outcome=outcome, decided_at=timezone.now())


def _note(submission: Submission, **facts: Any) -> None:
    for field, value in facts.items():
        setattr(submission, field, value)
    submission.full_clean()
    submission.save(update_fields=list(facts))
