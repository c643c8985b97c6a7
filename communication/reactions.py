"""When something happened, who is told."""

from django.utils import translation

from accounts.models import User
from activity.models import Event
from activity.reactions import on
from communication.actions import queue_mail, set_reminder
from communication.models import ReminderRule
from members.models import Invitation, OperatorVisit
from projects.models import Project, Share
from surveys.models import HIGHEST, LOW, Answer, Survey
from tenancy.models import Membership, Role
from tenancy.scope import current

When, Audience = ReminderRule.When, ReminderRule.Audience
USUAL = [
    (When.BEFORE, 7, Audience.MANAGER),
    (When.BEFORE, 1, Audience.MANAGER),
    (When.ON, 0, Audience.MANAGER),
    (When.OVERDUE, 1, Audience.MANAGER),
    (When.OVERDUE, 7, Audience.MANAGER),
    (When.BEFORE, 1, Audience.TEAM),
    (When.BEFORE, 7, Audience.CONTACTS),
]


class Stranger:
    """Somebody we know by an address only, spoken to in the organization's language."""

    def __init__(self, email: str):
        self.email, self.name = email, ""
        self.language, self.time_zone = current().language, current().time_zone


@on("organization.founded")
def set_the_usual_reminders(event: Event) -> None:
    if not ReminderRule.objects.exists():
        with translation.override(current().language):
            for when, days, audience in USUAL:
                set_reminder(when=when, days=days, audience=audience, by=event.actor)


@on("member.invited")
def send_the_invitation(event: Event) -> None:
    invitation = Invitation.objects.get(pk=event.subject_id)
    key = f"invitation:{invitation.pk}"
    queue_mail(key, letter="invitation", to=Stranger(invitation.email), invitation=invitation.pk)


@on("project.shared")
def tell_the_contact(event: Event) -> None:
    share = Share.everything.select_related("contact").get(pk=event.particulars["share_id"])
    queue_mail(f"shared:{share.pk}", letter="shared", to=share.contact, share=share.pk)


@on("survey.opened")
def send_the_survey(event: Event) -> None:
    survey = Survey.everything.get(pk=event.subject_id)
    for invitation in survey.invitations.filter(skipped="").select_related("contact"):
        queue_mail(
            f"survey:{invitation.pk}", letter="survey", to=invitation.contact, invitation=invitation.pk
        )


@on("answer.given", "answer.changed")
def tell_the_manager(event: Event) -> None:
    """A low score is told when it is given, and again when it is lowered."""
    score, was = event.particulars["score"], event.particulars.get("was", HIGHEST + 1)
    if score <= LOW and score < was:
        answer = Answer.everything.select_related("invitation__survey__project").get(
            pk=event.particulars["answer_id"]
        )
        for person in in_charge(answer.invitation.survey.project):
            queue_mail(f"low-score:{event.pk}:{person.pk}", letter="low_score", to=person, answer=answer.pk)


def in_charge(project: Project) -> list[User]:
    """The project's manager; whoever owns the organization, if the manager is no longer a member."""
    known = Membership.objects.filter(user__is_active=True).select_related("user")
    chosen = known.filter(user=project.manager_id) or known.filter(role=Role.OWNER)
    return [membership.user for membership in chosen]


@on("organization.visited", "visit.asked")
def tell_the_owners(event: Event) -> None:
    """Of an operator's visit, and of the wish for one."""
    key = event.particulars["visit_id"]
    for owner in Membership.objects.filter(role=Role.OWNER, user__is_active=True).select_related("user"):
        queue_mail(f"visit:{key}:{event.kind}:{owner.user_id}", letter="visit", to=owner.user, visit=key)


@on("visit.granted")
def tell_the_operator(event: Event) -> None:
    visit = OperatorVisit.objects.select_related("user").get(pk=event.particulars["visit_id"])
    queue_mail(f"visit-granted:{visit.pk}", letter="visit_granted", to=visit.user, visit=visit.pk)
