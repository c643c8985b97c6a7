"""What can be done with surveys."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from clients.models import Contact
from projects.queries import shares_of
from schedule.clock import clock
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
    if task.project.closed_at:
        raise refuse(_("This project is closed. Reopen it to ask about its milestones."))
    if not contacts:
        raise refuse(
            _("Nobody at the client sees this project. Share it first; then there is somebody to ask.")
        )
    hold(task, contacts)
    if Survey.objects.open().filter(task=task).exists():
        raise refuse(_("The client is being asked about this milestone already."))
    closes_on = timezone.localdate(at, clock()) + Survey.LASTS
    survey = Survey(project=task.project, task=task, opened_at=at, closes_on=closes_on)
    survey.save(force_insert=True)
    asked = [invite(survey, contact, at=at) for contact in contacts]
    record(survey, "survey.opened", by=by, asked=sum(not invitation.skipped for invitation in asked))
    return survey


def hold(task: Task, contacts: list[Contact]) -> None:
    """Let nobody else ask about the task, or ask the same people, before this is over."""
    Task.objects.select_for_update(no_key=True).get(pk=task.pk)
    addresses = {contact.email.lower() for contact in contacts}
    people = Contact.objects.annotate(address=Lower("email")).filter(address__in=addresses)
    list(people.select_for_update(no_key=True).order_by("pk").values_list("pk"))


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
    survey = Survey.objects.select_for_update(no_key=True).get(pk=invitation.survey_id)
    if not survey.is_open(on=timezone.localdate(at, clock())):
        raise refuse(_("This survey is closed. Thank you all the same: do write to us."))
    answer = Answer.objects.filter(invitation=invitation).first()
    if answer is None:
        answer = Answer(invitation=invitation, score=score, comment=comment or "", answered_at=at).added()
        record(survey, "answer.given", by=by, score=score, answer_id=answer.pk)
        return answer
    was, said = answer.score, answer.comment if comment is None else comment
    if (was, answer.comment) != (score, said):
        answer.revise(version=answer.version, score=score, comment=said, answered_at=at)
        record(survey, "answer.changed", by=by, score=score, was=was, answer_id=answer.pk)
    return answer


@transaction.atomic
def close_survey(survey: Survey, *, by: Any) -> Survey:
    """Take no more answers."""
    if not Survey.objects.open().filter(pk=survey.pk).update(closed_at=timezone.now()):
        raise refuse(_("This survey is closed already."))
    survey.refresh_from_db(fields=["closed_at"])
    record(survey, "survey.closed", by=by)
    return survey
