"""Two organizations with everything in them, marked so that a single letter out of place is seen.

The first has two clients: *own*, whose contact looks into the portal, and *sibling*, who must never be seen by that
contact. The second is *foreign*. Every text a person could read carries its marker.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client as Browser
from django.utils import timezone

from acceptance.actions import Judged, reject_submission, submit_deliverable
from acceptance.queries import token_of as token_of_submission
from accounts.actions import register_person
from accounts.models import User
from activity.audit import chain_now
from clients.actions import add_client, add_contact
from communication.actions import queue_mail, set_reminder
from files.actions import attach_file
from identity.models import IdentityProvider
from integrations.actions import upload_plan
from library.actions import keep_template
from members.actions import found_organization, invite_member, make_token, set_logo
from members.queries import token_of as token_of_invitation
from phases.actions import add_condition, add_phase
from portal.models import EntryCode
from portal.queries import token_of as token_of_contact
from projects.actions import (
    add_criterion,
    add_deliverable,
    add_need,
    add_scope_item,
    ask_for_signatures,
    freeze_scope,
    link_goals,
    measure_goal,
    raise_change,
    set_goal,
    share_project,
    start_project,
)
from projects.changes import addition, kept
from projects.queries import token_of_signature
from resources.actions import assign_people
from schedule.actions import lay_out_plan
from schedule.outline import Row, Waiting
from surveys.actions import answer_survey, open_survey
from surveys.queries import token_of as token_of_survey
from tenancy.models import Membership, Organization, Role
from tenancy.scope import current, scope
from tests.conftest import PASSWORD, sign_in
from tests.files.samples import picture
from tests.integrations.plans import believable
from tests.isolation.filler import fill
from tracing.actions import link_deliverables
from tracing.models import ScopeReading

MARKS = {"own": "OWNQXZ", "sibling": "SIBQXZ", "foreign": "FORQXZ"}
# People are known to operators; everything else is not.
PEOPLE = {"own": "PEROWNZ", "foreign": "PERFORZ"}
MISSING = 987654321
NOT_THERE = {"key": "NOPE-1", "slug": "nowhere", "token": f"{MISSING}-nothing"}
TODAY = date(2026, 9, 7)


@dataclass
class World:
    """The organizations, who is in them, and of each story what stands in an address."""

    mine: Organization
    theirs: Organization
    people: dict[str, User] = field(default_factory=dict)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    windows: dict[str, Any] = field(default_factory=dict)

    def row(self, model: type[Model], kind: str) -> Any:
        """The key of the story's row of any owned model, for addresses which name a model."""
        return self.objects[kind]["rows"].get(model._meta.label_lower, MISSING)


def build() -> World:
    """Everything, by the product's own actions where it has them; the rest by `fill`."""
    owner, stranger = person("own", "owner"), person("foreign", "owner")
    mine = found_organization("Mine", slug="mine", language="en", time_zone="UTC", by=owner)
    theirs = found_organization("Theirs", slug="theirs", language="en", time_zone="UTC", by=stranger)
    world = World(mine, theirs)
    world.people = {"owner": owner, "foreign owner": stranger, "operator": operator()}
    for role in (Role.ADMIN, Role.MANAGER, Role.MEMBER):
        world.people[role.value] = join(mine, "own", role)
    world.people["foreign admin"] = join(theirs, "foreign", Role.ADMIN)
    with scope(mine):
        let_in_by_a_provider()
        world.objects["own"] = tell("own", by=owner, colleague=world.people["manager"])
        world.objects["sibling"] = tell("sibling", by=owner, colleague=world.people["member"])
    with scope(theirs):
        let_in_by_a_provider()
        world.objects["foreign"] = tell("foreign", by=stranger, colleague=world.people["foreign admin"])
    world.windows = windows(world)
    return world


def let_in_by_a_provider() -> None:
    """A provider nobody can reach; its name is on the door for everybody to read."""
    IdentityProvider(name="Company ID", issuer="https://id.invalid", client_id="x", domains=["x.test"]).save()


def person(kind: str, role: str) -> User:
    email = f"{role}.{PEOPLE[kind]}@{kind}.test".lower()
    return register_person(email, name=f"{role} {PEOPLE[kind]}", password=PASSWORD)


def operator() -> User:
    who = register_person("operator@installation.test", name="Otto Operator", password=PASSWORD)
    User.objects.filter(pk=who.pk).update(is_staff=True)
    return who


def join(organization: Organization, kind: str, role: Role) -> User:
    who = person(kind, role.value)
    with scope(organization):
        Membership(user=who, role=role).save()
    return who


def tell(kind: str, *, by: User, colleague: User) -> dict[str, Any]:
    """A client's whole story; answers what stands in addresses, and `rows`: a key of every owned model."""
    mark = MARKS[kind]
    before = fill.keys_now()
    if not current().logo:
        set_logo(file=BytesIO(picture()), by=by)
    client = add_client(f"{mark} client", industry=mark, notes=f"{mark} notes", by=by)
    contact = add_contact(client, name=f"{mark} contact", email=f"{mark}@client.test", by=by)
    project = start_project(client, name=f"{mark} project", objective=mark, starts_on=TODAY, by=by)
    numbers = {"baseline": Decimal(1), "target": Decimal(9), "due_on": TODAY, "owner": by}
    goal = set_goal(project, metric=mark, unit="%", **numbers, is_shared=True, by=by)
    plan = [
        Row(level=1, name=f"{mark} phase"),
        Row(level=2, name=f"{mark} task", first_day=TODAY, days=3),
        Row(level=2, name=f"{mark} milestone", first_day=TODAY + timedelta(days=5), days=0),
    ]
    tasks = lay_out_plan(project, rows=plan, links=[Waiting(2, 3)], by=by)
    assign_people(tasks[1], users=[colleague], by=by)
    share = share_project(project, email=contact.email, by=by)
    item = add_scope_item(project, text=mark, by=by)
    deliverable = add_deliverable(project, name=mark, description=mark, by=by)
    criterion = add_criterion(deliverable, text=mark, by=by)
    version = freeze_scope(project, name=mark, by=by)
    laid = ask_for_signatures(
        version, contacts=[contact], message=mark, expires_on=timezone.localdate() + timedelta(days=9), by=by
    )
    change = raise_change(
        project, title=mark, reason=mark, parts=kept([addition("deliverable", {"name": mark})]), by=by
    )
    measure_goal(goal, value=Decimal(2), on=TODAY, note=mark, by=by)
    need = add_need(project, text=mark, contact=contact, goals=[goal], by=by)
    link_goals(deliverable, goals=[goal], by=by)
    link_deliverables(tasks[1], deliverables=[deliverable], by=by)
    ScopeReading(project=project, day=TODAY, tasks=3, tasks_outside=1, hours=9, hours_outside=3).save()
    phase = add_phase(project, name=mark, aim=mark, by=by)
    condition = add_condition(phase, kind="confirmed", text=mark, by=by)
    template = keep_template(project, name=mark, summary=mark, by=by)
    survey = open_survey(tasks[2], at=timezone.now(), by=by)
    invitation = survey.invitations.all()[0]
    answer = answer_survey(invitation, score=3, comment=mark, at=timezone.now(), by=contact)
    plan_import = upload_plan(
        client, file=SimpleUploadedFile(f"{mark}.xml", believable()), name=f"{mark} plan", by=by
    )
    attachment = attach_file(project, file=SimpleUploadedFile(f"{mark}.txt", mark.encode()), by=by)
    refused = submit_deliverable(deliverable, contact=contact, note=mark, evidence=[attachment], by=by)
    verdicts = {str(criterion.uid): Judged(passed=False, reason=mark)}
    reject_submission(refused, verdicts=verdicts, name=f"{mark} contact", by=contact)
    submission = submit_deliverable(deliverable, contact=contact, note=mark, evidence=[attachment], by=by)
    offer = invite_member(f"{mark}@invited.test", role=Role.MEMBER, by=by)
    rule = set_reminder(when="before", audience="manager", days=len(kind), by=by)
    token, secret = make_token(
        Membership.objects.get(user=colleague), name=f"{mark} token", scopes=["write"], by=by
    )
    mail = queue_mail(f"{mark}-mail", letter="low_score", to=contact, answer=answer.pk)
    objects = {
        "client": client.pk, "contact": contact.pk, "key": project.key, "project": project.pk, "goal": goal.pk,
        "scope item": item.pk, "deliverable": deliverable.pk, "criterion": criterion.pk, "version": version.number,
        "round": laid.pk, "change": change.number, "task": tasks[2].pk, "share": share.pk, "survey": survey.pk, "answer": answer.pk, "mail": mail.pk,
        "import": plan_import.pk, "attachment": attachment.pk, "invitation": offer.pk, "reminder": rule.pk, "api token": token.pk,
        "secret": secret, "member": Membership.objects.get(user=colleague).pk,
        "answer token": token_of_survey(invitation), "enter token": token_of_contact(contact),
        "submission": submission.pk, "project template": template.pk, "phase": phase.pk, "need": need.pk, "condition": condition.pk,
        "accept token": token_of_submission(submission), "join token": token_of_invitation(offer),
        "sign token": token_of_signature(laid.signatures.get()), "logo": current().logo,
    }  # fmt: skip
    chain_now()
    rows = fill.everything(mark, since=before)
    return {**objects, "export": rows["archives.organizationexport"], "rows": rows}


def windows(world: World) -> dict[str, Any]:
    """The cookies of everybody who looks: nobody, contacts, members, another organization's admin, an operator."""
    signed_in = ("member", "manager", "admin", "foreign admin", "operator")
    cookies = {role: sign_in(world.people[role]).cookies for role in signed_in}
    return {
        "anonymous": Browser().cookies,
        "contact": come_in(world.mine, world.objects["own"]),
        "sibling contact": come_in(world.mine, world.objects["sibling"]),
        **cookies,
    }


def come_in(organization: Organization, story: dict[str, Any]) -> Any:
    browser, link = Browser(), f"/{organization.slug}/enter/{story['enter token']}/"
    browser.post(link)
    with scope(organization):
        digits = EntryCode.objects.filter(contact=story["contact"])[0].digits
    assert browser.post(f"{link}code/", {"code": digits}).status_code == 302
    return browser.cookies
