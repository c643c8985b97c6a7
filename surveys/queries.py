"""Answers about surveys."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, OuterRef, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404

from clients.models import Contact
from core.tokens import is_genuine, key_of, link_token
from projects.models import Project
from schedule.models import Task
from surveys.models import Answer, Survey, SurveyInvitation

SURVEY = "survey"


def find_survey(pk: int) -> Survey:
    return get_object_or_404(Survey.objects.counting().select_related("project", "task"), pk=pk)


def find_invitation(token: str) -> SurveyInvitation:
    """The invitation the link in the mail speaks of; Http404 for any other token."""
    known = SurveyInvitation.objects.select_related("survey__task", "survey__project", "contact", "answer")
    invitation = known.filter(pk=key_of(token), skipped="", contact__archived_at=None).first()
    if invitation is None or not is_genuine(token, SURVEY, invitation.pk, invitation.nonce):
        raise Http404
    return invitation


def token_of(invitation: SurveyInvitation) -> str:
    return link_token(SURVEY, invitation.pk, invitation.nonce)


def surveys() -> Any:
    """Every survey, the newest first, with how it goes."""
    return Survey.objects.counting().select_related("project", "task").order_by("-opened_at", "-pk")


def invitations_of(survey: Survey) -> Any:
    """Who is asked, by name, with what they said."""
    return survey.invitations.select_related("contact", "answer")


def last_score(project: Any) -> Any:
    """The average score of the last survey of the project that somebody answered, to be selected with the project."""
    answers = Answer.objects.filter(invitation__survey__project=project)
    latest = answers.order_by("-invitation__survey__opened_at").values("invitation__survey")
    return latest.annotate(average=Avg("score")).values("average")[:1]


def answers_of(project: Project) -> Any:
    """What people said about the project, the newest first."""
    answers = Answer.objects.filter(invitation__survey__project=project)
    told = answers.annotate(milestone=milestone_name("invitation__survey__task"))
    return told.select_related("invitation__contact").order_by("-answered_at", "-pk")


def milestone_name(path: str) -> Subquery:
    """What the milestone is called to which the path leads, looked up: joined, all tasks of the organization would be read."""
    return Subquery(Task.objects.filter(pk=OuterRef(path)).order_by().values("name"))


def was_asked_lately(contact: Contact, *, at: datetime, days: int) -> bool:
    """Whether the person, by address, was asked anything by us within the days."""
    lately = SurveyInvitation.objects.filter(skipped="", invited_at__gt=at - timedelta(days=days))
    return lately.filter(contact__email__iexact=contact.email).exists()
