"""What each letter says."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients.models import Contact
from communication.letters import Letter, Unwanted, letter
from communication.models import Mail
from communication.reminders import Occurrence, still_wanted
from core.clock import database_now
from core.tokens import link_token
from members.models import Invitation
from members.queries import token_of as token_of_invitation
from projects.models import Share
from schedule.clock import clock
from surveys.forms import WORDS
from surveys.models import Answer, SurveyInvitation
from surveys.queries import token_of as token_of_survey
from tenancy.links import outside


@letter("invitation", gettext_lazy("Invitation"))
def invitation(mail: Mail) -> Letter | None:
    """Somebody is invited to become a member."""
    found = (
        Invitation.objects.open().filter(pk=mail.payload["invitation"]).select_related("invited_by").first()
    )
    if found is None:
        return None
    url = outside("members:join", token_of_invitation(found))
    subject = _("%(who)s invites you to %(organization)s") % {
        "who": found.invited_by, "organization": found.organization,
    }  # fmt: skip
    return Letter(subject, "invitation", {"invitation": found, "url": url}, reply_to=found.invited_by)


@letter("shared", gettext_lazy("Project shared"))
def shared(mail: Mail) -> Letter | None:
    """A contact may look into a project."""
    found = Share.objects.lasting().filter(pk=mail.payload["share"])
    share = found.select_related("project", "contact", "shared_by").first()
    if share is None:
        return None
    subject = _("See how %(project)s is going") % {"project": share.project.name}
    context = {"share": share, "url": entrance(share.contact)}
    return Letter(subject, "shared", context, reply_to=share.shared_by)


@letter("reminder", gettext_lazy("Reminder"))
def reminder(mail: Mail) -> Letter | None:
    """The day's milestones, on that day."""
    day = date.fromisoformat(mail.payload["day"])
    if timezone.localdate(database_now()) > day:
        raise Unwanted(Mail.Reason.LATE)
    planned = mail.reminders.select_related("task__project")
    occurrences = [Occurrence(row.task, row.offset, row.day) for row in planned]
    lines = [line(one, reader) for one, reader in still_wanted(mail.to_email, occurrences)]
    if not lines:
        return None
    lines.sort(key=lambda line: (line["day"], line["task"].name))
    context = {"lines": lines, "url": lines[0]["url"]}
    first, reader = lines[0]["task"], lines[0]["reader"]
    manager = first.project.manager if isinstance(reader, Contact) else None
    return Letter(about(lines), "reminder", context, reply_to=manager, comes_again=True)


def line(occurrence: Occurrence, reader: Any) -> dict[str, Any]:
    """A milestone in a reminder, with the reader's own way to it."""
    task, offset = occurrence.task, occurrence.offset
    is_client = isinstance(reader, Contact)
    url = entrance(reader) if is_client else outside("cockpit:project", task.project.key)
    known = {"task": task, "day": task.finish_day, "offset": offset, "days": abs(offset)}
    return known | {"reader": reader, "url": url}


def about(lines: list[dict[str, Any]]) -> str:
    """The subject of a reminder: the one milestone, or how many."""
    first = lines[0]["task"].name
    if len(lines) == 1:
        return _("Reminder: %(name)s") % {"name": first}
    return _("Reminder: %(name)s and %(count)s more") % {"name": first, "count": len(lines) - 1}


@letter("survey", gettext_lazy("Survey"))
def survey(mail: Mail) -> Letter | None:
    """One question about a milestone."""
    found = find_asked(mail.payload["invitation"])
    if found is None or not found.survey.is_open(on=timezone.localdate(database_now(), clock())):
        return None
    if hasattr(found, "answer"):
        raise Unwanted(Mail.Reason.ANSWERED)
    url = outside("answer:answer", token_of_survey(found))
    scores = [{"score": score, "word": word, "url": f"{url}?score={score}"} for score, word in WORDS]
    subject = _("How did it go: %(name)s?") % {"name": found.survey.task.name}
    context = {"survey": found.survey, "scores": scores, "url": url}
    return Letter(subject, "survey", context, reply_to=found.survey.project.manager, comes_again=True)


def find_asked(key: int) -> SurveyInvitation | None:
    """The invitation, if the contact still sees the project."""
    shares = Share.objects.lasting().filter(project=OuterRef("survey__project"), contact=OuterRef("contact"))
    asked = SurveyInvitation.objects.filter(Exists(shares), pk=key, skipped="")
    related = asked.select_related("survey__task", "survey__project__manager", "contact", "answer")
    found: SurveyInvitation | None = related.first()
    return found


@letter("low_score", gettext_lazy("Low score"))
def low_score(mail: Mail) -> Letter | None:
    """A client is not happy."""
    known = Answer.objects.select_related(
        "invitation__contact", "invitation__survey__task", "invitation__survey__project"
    )
    answer = known.filter(pk=mail.payload["answer"]).first()
    if answer is None or not answer.is_low:
        return None
    who, project = answer.invitation.contact, answer.invitation.survey.project
    subject = _("%(who)s gave %(score)s of 5") % {"who": who, "score": answer.score}
    context = {"answer": answer, "project": project, "url": outside("cockpit:project", project.key)}
    return Letter(subject, "low_score", context, reply_to=who)


def entrance(contact: Contact) -> str:
    """The contact's way into the portal."""
    return outside("portal_enter:enter", link_token("portal", contact.pk, contact.nonce))
