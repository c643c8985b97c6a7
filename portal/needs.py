"""What we need from a visitor, and what they have told us: their own questions and answers, nobody else's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.visitors import Visitor
from projects.models import Project
from surveys.models import Answer, SurveyInvitation
from surveys.queries import token_of
from tenancy.links import inside


@dataclass(frozen=True)
class Need:
    """A question that waits for the visitor; a manager who looks through their eyes gets no link to answer it."""

    milestone: str
    until: date
    url: str


def needs_of(visitor: Visitor, projects: Iterable[Project], *, on: date) -> dict[int, list[Need]]:
    """The visitor's open questions by project."""
    waiting = SurveyInvitation.objects.filter(
        contact__in=visitor.contacts,
        skipped="",
        answer=None,
        survey__project__in=list(projects),
        survey__closed_at=None,
        survey__closes_on__gte=on,
    ).select_related("survey__task")
    needs = defaultdict(list)
    for invitation in waiting.order_by("survey__closes_on", "pk"):
        needs[invitation.survey.project_id].append(need(visitor, invitation))
    return needs


def need(visitor: Visitor, invitation: SurveyInvitation) -> Need:
    url = "" if visitor.manager else inside("answer:answer", token_of(invitation))
    return Need(invitation.survey.task.name, invitation.survey.closes_on, url)


def last_answer(visitor: Visitor, project: Project) -> Answer | None:
    """The last score the visitor gave to the project."""
    given = Answer.objects.filter(
        invitation__contact__in=visitor.contacts, invitation__survey__project=project
    )
    return given.select_related("invitation__survey__task").order_by("-answered_at", "-pk").first()
