"""What we need from a visitor, and what they have told us: their own questions and answers, nobody else's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from acceptance.models import Submission
from acceptance.queries import token_of as token_of_submission
from portal.visitors import Visitor
from projects.models import Project, Signature
from projects.queries import signatures_waiting, token_of_signature
from surveys.models import SurveyInvitation
from surveys.queries import answers_of, milestone_name, token_of
from tenancy.links import inside


@dataclass(frozen=True)
class Need:
    """A question that waits for the visitor; a manager who looks through their eyes gets no link to answer it."""

    name: str
    until: date | None
    url: str
    kind: str = "survey"


def needs_of(visitor: Visitor, projects: Iterable[Project], *, on: date) -> dict[int, list[Need]]:
    """The visitor's open questions by project."""
    waiting = SurveyInvitation.objects.filter(
        contact__in=visitor.contacts,
        skipped="",
        answer=None,
        survey__project__in=list(projects),
        survey__closed_at=None,
        survey__closes_on__gte=on,
    ).select_related("survey")
    told = waiting.annotate(milestone=milestone_name("survey__task"))
    needs = defaultdict(list)
    for invitation in told.order_by("survey__closes_on", "pk"):
        needs[invitation.survey.project_id].append(need(visitor, invitation))
    for submission in acceptances_of(visitor, projects):
        needs[submission.deliverable.project_id].append(need_of_acceptance(visitor, submission))
    for signature in signatures_waiting(on=on).filter(
        contact__in=visitor.contacts, round__version__project__in=list(projects)
    ):
        needs[signature.round.version.project_id].append(need_of_signature(visitor, signature))
    return needs


def need_of_signature(visitor: Visitor, signature: Signature) -> Need:
    url = "" if visitor.manager else inside("portal_sign:sign", token_of_signature(signature))
    return Need(str(signature.round.version), signature.round.expires_on, url, kind="signature")


def acceptances_of(visitor: Visitor, projects: Iterable[Project]) -> Any:
    """The deliverables that wait for the visitor's word."""
    waiting = Submission.objects.waiting().select_related("deliverable")
    return waiting.filter(contact__in=visitor.contacts, deliverable__project__in=list(projects)).order_by(
        "pk"
    )


def need_of_acceptance(visitor: Visitor, submission: Submission) -> Need:
    url = "" if visitor.manager else inside("accept:accept", token_of_submission(submission))
    return Need(submission.deliverable.name, submission.deemed_on, url, kind="acceptance")


def need(visitor: Visitor, invitation: Any) -> Need:
    url = "" if visitor.manager else inside("answer:answer", token_of(invitation))
    return Need(invitation.milestone, invitation.survey.closes_on, url)


def last_answer(visitor: Visitor, project: Project) -> Any:
    """The last score the visitor gave to the project, or None."""
    return answers_of(project).filter(invitation__contact__in=visitor.contacts).first()
