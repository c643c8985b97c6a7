"""What can be done with surveys."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from clients.models import Contact
from projects.queries import shares_of
from schedule.models import Task
from surveys.models import Answer, Survey, SurveyInvitation
from surveys.queries import was_asked_lately
from tenancy.models import refuse
from tenancy.scope import current

LATELY = "asked lately"


@transaction.atomic
def open_survey(task: Task, *, at: datetime, by: Any) -> Survey:
    """Ask the people the project is shared with how the milestone went; the mails are a reaction."""
    contacts = [share.contact for share in shares_of(task.project)]
    if not contacts:
        raise refuse(
            _("Nobody at the client sees this project. Share it first; then there is somebody to ask.")
        )
    if Survey.objects.open().filter(task=task).exists():
        raise refuse(_("The client is being asked about this milestone already."))
    survey = Survey(
        project=task.project, task=task, opened_at=at, closes_on=timezone.localdate(at) + Survey.LASTS
    )
    survey.save(force_insert=True)
    asked = [invite(survey, contact, at=at) for contact in contacts]
    record(survey, "survey.opened", by=by, asked=sum(not invitation.skipped for invitation in asked))
    return survey


def invite(survey: Survey, contact: Contact, *, at: datetime) -> SurveyInvitation:
    """Ask the contact, or write down that they were asked too lately."""
    too_soon = was_asked_lately(contact, at=at, days=current().days_between_surveys)
    invitation = SurveyInvitation(
        survey=survey, contact=contact, invited_at=at, skipped=LATELY if too_soon else ""
    )
    invitation.save(force_insert=True)
    return invitation


@transaction.atomic
def answer_survey(
    invitation: SurveyInvitation, *, score: int, comment: str | None = None, at: datetime, by: Any
) -> Answer:
    """Say how it went, or say it otherwise while the survey is open; a comment left out stays as it was."""
    SurveyInvitation.objects.select_for_update(no_key=True).get(pk=invitation.pk)
    if not invitation.survey.is_open(on=timezone.localdate(at)):
        raise refuse(_("This survey is closed. Thank you all the same: do write to us."))
    answer = Answer.objects.filter(invitation=invitation).first()
    if answer is None:
        answer = Answer(invitation=invitation, score=score, comment=comment or "", answered_at=at).added()
        record(invitation.survey, "answer.given", by=by, score=score, answer_id=answer.pk)
    elif (answer.score, answer.comment) != (score, answer.comment if comment is None else comment):
        said = answer.comment if comment is None else comment
        answer.revise(version=answer.version, score=score, comment=said, answered_at=at)
        record(invitation.survey, "answer.changed", by=by, score=score, answer_id=answer.pk)
    return answer


@transaction.atomic
def close_survey(survey: Survey, *, by: Any) -> Survey:
    """Take no more answers."""
    if survey.closed_at:
        raise refuse(_("This survey is closed already."))
    survey.closed_at = timezone.now()
    survey.save(update_fields=["closed_at"])
    record(survey, "survey.closed", by=by)
    return survey
