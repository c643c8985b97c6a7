"""A day's round: who waits too long is asked once more, silence is announced twice, then it counts."""

from datetime import date

from django.utils import timezone

from acceptance.actions import announce_deeming, deem_accepted, remind_of_submission
from acceptance.deemed import PATIENCE, first_announcement, last_announcement, working_days_after
from acceptance.models import Submission
from acceptance.queries import calendar_of
from schedule.clock import clock


def watch_submissions(*, on: date) -> None:
    """Take the next step of each submission that waits; may run as often as it likes."""
    for submission in Submission.objects.waiting().select_related("deliverable__project", "contact"):
        if submission.deemed_on:
            _come_nearer(submission, submission.deemed_on, on=on)
        elif submission.reminded_on is None and on > _patience_ends(submission):
            remind_of_submission(submission, on=on, by=None)


def _come_nearer(submission: Submission, deemed_on: date, *, on: date) -> None:
    if submission.last_announced_on:
        if on > deemed_on:
            deem_accepted(submission, on=on, by=None)
    elif on >= _next_announcement(submission, deemed_on) and submission.first_announced_on != on:
        announce_deeming(submission, on=on, by=None)


def _next_announcement(submission: Submission, deemed_on: date) -> date:
    calendar = calendar_of(submission)
    if submission.first_announced_on:
        return last_announcement(calendar, deemed_on=deemed_on)
    return first_announcement(calendar, submitted_on=_submitted_on(submission), deemed_on=deemed_on)


def _patience_ends(submission: Submission) -> date:
    return working_days_after(calendar_of(submission), _submitted_on(submission), PATIENCE)


def _submitted_on(submission: Submission) -> date:
    return timezone.localdate(submission.submitted_at, clock())
