"""Columns of the list of surveys, and of what people said in one."""

from operator import attrgetter
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from surveys.models import SurveyInvitation
from tenancy.exports import Columns


def said(invitation: SurveyInvitation, name: str) -> Any:
    """What the answer says; nothing as long as there is none."""
    return getattr(getattr(invitation, "answer", None), name, "")


def day_of_answer(invitation: SurveyInvitation) -> Any:
    moment = said(invitation, "answered_at")
    return moment and timezone.localdate(moment)


SURVEYS: Columns = [
    (_("Milestone"), attrgetter("task.name")),
    (_("Project"), attrgetter("project.name")),
    (_("Asked"), lambda survey: timezone.localdate(survey.opened_at)),
    (_("People asked"), attrgetter("asked_count")),
    (_("Answers"), attrgetter("answers_count")),
    (_("Score"), lambda survey: survey.average and round(survey.average, 2)),
]
ANSWERS: Columns = [
    (_("Name"), attrgetter("contact.name")),
    (_("Score"), lambda invitation: said(invitation, "score")),
    (_("Comment"), lambda invitation: said(invitation, "comment")),
    (_("Answered"), day_of_answer),
    (_("Not asked"), lambda invitation: bool(invitation.skipped)),
]
