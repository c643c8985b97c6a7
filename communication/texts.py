"""What each letter says."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from communication.letters import Letter, letter
from communication.models import Mail
from communication.reminders import day_of, still_wanted
from core.tokens import link_token
from members.models import Invitation
from members.queries import token_of as token_of_invitation
from projects.models import Project, Share
from surveys.forms import WORDS
from surveys.models import Answer, SurveyInvitation
from surveys.queries import token_of as token_of_survey
from tenancy.links import outside


@letter("invitation")
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
    return Letter(subject, "invitation", {"invitation": found, "url": url})


@letter("shared")
def shared(mail: Mail) -> Letter | None:
    """A contact may look into a project."""
    found = Share.objects.lasting().filter(pk=mail.payload["share"])
    share = found.select_related("project", "contact", "shared_by").first()
    if share is None:
        return None
    token = link_token("portal", share.contact_id, share.contact.nonce)
    subject = _("See how %(project)s is going") % {"project": share.project.name}
    return Letter(subject, "shared", {"share": share, "url": outside("portal_enter:enter", token)})


@letter("reminder")
def reminder(mail: Mail) -> Letter | None:
    """The day's milestones."""
    pairs = still_wanted(mail.to_email, mail.payload["reasons"], on=date.fromisoformat(mail.payload["day"]))
    if not pairs:
        return None
    lines: list[dict[str, Any]] = [
        {"task": task, "day": day_of(task), "offset": offset, "days": abs(offset)} for task, offset in pairs
    ]
    lines.sort(key=lambda line: (line["day"], line["task"].name))
    return Letter(about(lines), "reminder", {"lines": lines})


def about(lines: list[dict[str, Any]]) -> str:
    """The subject of a reminder: the one milestone, or how many."""
    first = lines[0]["task"].name
    if len(lines) == 1:
        return _("Reminder: %(name)s") % {"name": first}
    return _("Reminder: %(name)s and %(count)s more") % {"name": first, "count": len(lines) - 1}


@letter("survey")
def survey(mail: Mail) -> Letter | None:
    """One question about a milestone."""
    asked = SurveyInvitation.objects.filter(
        pk=mail.payload["invitation"], skipped="", contact__archived_at=None
    )
    found = (
        asked.filter(survey__closed_at=None)
        .select_related("survey__task", "survey__project", "contact")
        .first()
    )
    if found is None:
        return None
    url = outside("answer:answer", token_of_survey(found))
    scores = [{"score": score, "word": word, "url": f"{url}?score={score}"} for score, word in WORDS]
    subject = _("How did it go: %(name)s?") % {"name": found.survey.task.name}
    return Letter(subject, "survey", {"survey": found.survey, "scores": scores, "url": url})


@letter("low_score")
def low_score(mail: Mail) -> Letter | None:
    """A client is not happy."""
    known = Answer.objects.select_related(
        "invitation__contact", "invitation__survey__task", "invitation__survey__project"
    )
    answer = known.filter(pk=mail.payload["answer"]).first()
    if answer is None or not answer.is_low:
        return None
    subject = _("%(who)s gave %(score)s of 5") % {"who": answer.invitation.contact, "score": answer.score}
    project = answer.invitation.survey.project
    return Letter(subject, "low_score", {"answer": answer, "project": project, "url": absolute(project)})


def absolute(project: Project) -> str:
    return outside("cockpit:project", project.key)
