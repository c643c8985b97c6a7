"""Answers about submissions."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from acceptance.models import Evidence, Submission
from core.tokens import is_genuine, key_of, link_token
from projects.models import Deliverable, Project
from schedule.queries import default_calendar, working_calendar
from schedule.working import WorkingCalendar

PURPOSE = "acceptance"


def submissions() -> Any:
    """Every submission, the newest first, with what a row of a list tells."""
    known = Submission.objects.select_related("deliverable__project", "contact", "submitted_by")
    return known.prefetch_related("verdicts", "evidence__attachment")


def submissions_of(deliverable: Deliverable) -> Any:
    """Each time it was submitted, the newest first, with verdicts and evidence."""
    return submissions().filter(deliverable=deliverable)


def newest_submissions(project: Project) -> dict[int, Submission]:
    """By the deliverable's key the last time it was submitted and not withdrawn, with verdicts; two queries."""
    asked = Submission.objects.filter(deliverable__project=project).exclude(
        outcome=Submission.Outcome.WITHDRAWN
    )
    newest = (
        asked.order_by("deliverable_id", "-number").distinct("deliverable_id").select_related("deliverable")
    )
    return {one.deliverable_id: one for one in newest.prefetch_related("verdicts")}


def find_submission(key: str, pk: int, submission: int) -> Submission:
    return get_object_or_404(submissions(), deliverable__project__key=key, deliverable_id=pk, pk=submission)


def find_by_token(token: str) -> Submission:
    """The submission the link in the mail speaks of; Http404 for any other token."""
    known = submissions().select_related("deliverable__project__manager", "contact__client")
    here = known.filter(pk=key_of(token), contact__archived_at=None, contact__client__archived_at=None)
    found: Submission | None = here.first()
    if found is None or not is_genuine(token, PURPOSE, found.pk, found.nonce):
        raise Http404
    return found


def find_evidence(token: str, pk: int) -> Evidence:
    """A file the link's submission shows; `pk` is the attachment's."""
    shown = Evidence.objects.select_related("attachment")
    return get_object_or_404(shown, submission=find_by_token(token), attachment_id=pk)


def token_of(submission: Submission) -> str:
    return link_token(PURPOSE, submission.pk, submission.nonce)


def calendar_of(submission: Submission) -> WorkingCalendar:
    return working_calendar(default_calendar(submission.deliverable.project))
