"""What is written about submissions: to the contact who is asked, and to whoever is in charge."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from acceptance.models import Submission
from acceptance.queries import submissions, token_of
from communication.letters import Letter, Unwanted, letter
from communication.models import Mail
from tenancy.links import outside

Outcome = Submission.Outcome


@letter("acceptance_asked", gettext_lazy("Acceptance asked"))
def asked(mail: Mail) -> Letter | None:
    """A deliverable waits for the contact's word."""
    return asking(mail, _("Please accept: %(name)s"))


@letter("acceptance_reminder", gettext_lazy("Reminder of an acceptance"))
def reminded(mail: Mail) -> Letter | None:
    """It still does."""
    return asking(mail, _("Still waiting for you: %(name)s"))


@letter("acceptance_soon", gettext_lazy("Acceptance announced"))
def announced(mail: Mail) -> Letter | None:
    """Silence will soon be acceptance."""
    day = date.fromisoformat(mail.payload["day"])
    told = {"day": date_format(day, "DATE_FORMAT")}
    return asking(mail, _("%(name)s will be deemed accepted after %(day)s"), deemed_on=day, **told)


def asking(mail: Mail, subject: str, *, deemed_on: date | None = None, **told: str) -> Letter | None:
    """The letter with the link, while the question is open and, where it tells a day, that day still holds."""
    found = Submission.objects.waiting().filter(pk=mail.payload["submission"])
    if deemed_on:
        found = found.filter(deemed_on=deemed_on)
    submission = found.select_related("deliverable__project", "contact", "submitted_by").first()
    if submission is None:
        drop_answered(mail)
        return None
    known = {"name": submission.deliverable.name, **told}
    context = about(submission) | {"url": outside("accept:accept", token_of(submission))}
    return Letter(subject % known, "acceptance", context, reply_to=submission.submitted_by)


def drop_answered(mail: Mail) -> None:
    if Submission.objects.exclude(outcome="").filter(pk=mail.payload["submission"]).exists():
        raise Unwanted(Mail.Reason.ANSWERED)


@letter("acceptance_deemed", gettext_lazy("Deemed accepted"))
def deemed(mail: Mail) -> Letter | None:
    """Silence was acceptance: said to the contact."""
    return decided(mail, "accept:accept", _("%(name)s is deemed accepted"))


@letter("acceptance_answered", gettext_lazy("Acceptance answered"))
def answered(mail: Mail) -> Letter | None:
    """What became of it: said to whoever is in charge."""
    subjects = {
        Outcome.ACCEPTED: _("%(who)s accepted %(name)s"),
        Outcome.REJECTED: _("%(who)s rejected %(name)s"),
        Outcome.DEEMED: _("%(name)s is deemed accepted"),
    }
    return decided(mail, "acceptance:history", subjects[Outcome(mail.payload["outcome"])])


def decided(mail: Mail, view: str, subject: str) -> Letter | None:
    submission = submissions().exclude(outcome="").filter(pk=mail.payload["submission"]).first()
    if submission is None:
        return None
    known = {"name": submission.deliverable.name, "who": submission.contact.name}
    is_contacts = view == "accept:accept"
    way = (
        [token_of(submission)]
        if is_contacts
        else [submission.deliverable.project.key, submission.deliverable_id]
    )
    who = submission.submitted_by if is_contacts else submission.contact
    return Letter(subject % known, "verdict", about(submission) | {"url": outside(view, *way)}, reply_to=who)


def about(submission: Submission) -> dict[str, Any]:
    return {
        "submission": submission,
        "deliverable": submission.deliverable,
        "project": submission.deliverable.project,
    }
