"""When something happened, who is told."""

from django.utils import timezone, translation

from activity.models import Event
from activity.reactions import on
from communication.actions import queue_mail, set_reminder
from communication.models import ReminderRule
from communication.people import in_charge
from members.models import Invitation, OperatorVisit
from projects.models import ChangeRequest, Share, SigningRound
from projects.signing import on_turn
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


@on("scope_version.laid_out", "signature.given", "signature.forwarded")
def ask_whose_turn_it_is(event: Event) -> None:
    """One mail for each person, when it is their turn."""
    laid = SigningRound.everything.get(pk=event.particulars["round_id"])
    if laid.is_open(on=timezone.localdate()):
        for signature in on_turn(laid):
            key = f"sign:{signature.pk}"
            queue_mail(key, letter="sign", to=signature.signer, signature=signature.pk)


@on("scope_version.signed", "signature.refused")
def tell_who_asked(event: Event) -> None:
    laid = SigningRound.everything.select_related("asked_by").get(pk=event.particulars["round_id"])
    is_signed = event.kind == "scope_version.signed"
    payload = {"version": laid.version_id, "round": laid.pk, "is_signed": is_signed}
    queue_mail(f"signed:{laid.pk}:{laid.asked_by_id}", letter="signed", to=laid.asked_by, **payload)


@on("change.raised")
def tell_of_a_clients_wish(event: Event) -> None:
    """What somebody at the client asked for; what we raise ourselves is known."""
    change = ChangeRequest.everything.filter(pk=event.subject_id).select_related("project").first()
    if change is not None and change.raised_for_id and change.raised_by_id is None:
        for person in in_charge(change.project):
            queue_mail(f"wished:{change.pk}:{person.pk}", letter="wished", to=person, change=change.pk)
