"""The demonstration: two firms with clients, projects of different ages, people and scores, made by the same actions."""

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from accounts.actions import register_person
from accounts.models import User
from activity.actions import hear_all
from clients.actions import add_client, add_contact
from clients.models import Client, Contact
from cockpit.demo_scope import promise_scope, scope_stories
from library.actions import keep_template
from members.actions import found_organization
from projects.actions import measure_goal, set_goal, share_project, start_project
from projects.models import Project
from resources.actions import assign_people
from schedule.actions import lay_out_plan
from schedule.outline import Row, Waiting
from surveys.actions import answer_survey, close_survey, open_survey
from tenancy.models import Membership, Organization
from tenancy.scope import scope

FILES = [Path(__file__).parent / "demo" / name for name in ("harbour.json", "yunheng.json")]
PASSWORD = "let-me-look-around"  # noqa: S105  (printed for everybody to read)
OPERATOR = "operator@accord.example"
Story = dict[str, Any]
WAY = (Decimal("0.1"), Decimal("0.35"), Decimal("0.6"), Decimal(1))
"""How far a goal had come, each quarter of the time until now."""


def stories() -> list[Story]:
    return [json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal) for path in FILES]


def load_demo(*, on: date) -> int:
    """Make what is not there yet; answers how many organizations were made."""
    if not User.objects.filter(email=OPERATOR).exists():
        operator = register_person(OPERATOR, name="Otto Operator", password=PASSWORD)
        User.objects.filter(pk=operator.pk).update(is_staff=True)
    slugs = set(Organization.objects.values_list("slug", flat=True))
    new = [story for story in stories() if story["organization"]["slug"] not in slugs]
    for story in new:
        tell(story, on=on)
    return len(new)


def tell(story: Story, *, on: date) -> None:
    known = story["organization"]
    people = {one["email"]: enrol(one, known) for one in story["people"]}
    organization = found_organization(**known, by=people[story["people"][0]["email"]])
    with scope(organization):
        for one in story["people"][1:]:
            Membership(user=people[one["email"]], role=one["role"]).save(force_insert=True)
        for client in story["clients"]:
            take_on(client, people, organization, on=on)
        keep(story, by=people[story["people"][0]["email"]])
        hear_all()


def keep(story: Story, *, by: User) -> None:
    """What the firm has learned, for the next time."""
    kept = story["template"]
    project = Project.objects.get(name=kept["project"])
    keep_template(project, name=kept["name"], summary=kept["summary"], by=by)


def enrol(one: Story, organization: Story) -> User:
    """The person's account; somebody may belong to both firms."""
    known_already = User.objects.filter(email=one["email"]).first()
    if known_already:
        return known_already
    known = {"language": organization["language"], "time_zone": organization["time_zone"]}
    return register_person(one["email"], name=one["name"], password=PASSWORD, **known)


def take_on(story: Story, people: dict[str, User], organization: Organization, *, on: date) -> None:
    by, language = people[story["projects"][0]["manager"]], organization.language
    particulars = {name: story[name] for name in ("industry", "website", "notes")}
    client = add_client(story["name"], language=language, **particulars, by=by)
    for contact in story["contacts"]:
        add_contact(client, **contact, language=language, time_zone=organization.time_zone, by=by)
    for project in story["projects"]:
        run(project, client, people, on=on)


def run(story: Story, client: Client, people: dict[str, User], *, on: date) -> None:
    by = people[story["manager"]]
    known = {"name": story["name"], "objective": story["objective"], "manager": by}
    starts, due = on + timedelta(days=story["starts"]), on + timedelta(days=story["due"])
    scope = scope_stories().get(story["name"], {})
    known |= {name: scope[name] for name in ("background", "currency") if name in scope}
    project = start_project(client, **known, starts_on=starts, due_on=due, by=by)
    for goal in story["goals"]:
        kind = scope.get("kinds", {}).get(goal["metric"], "scope")
        promise(goal, project, people, kind=kind, starts=starts, on=on, by=by)
    lay(story, project, people, on=on, by=by)
    for email in story["shares"]:
        share_project(project, email=email, by=by)
    if scope:
        promise_scope(scope, project, on=on, by=by)
    for survey in story["surveys"]:
        ask(survey, project, by=by)


def promise(
    story: Story, project: Project, people: dict[str, User], *, kind: str, starts: date, on: date, by: User
) -> None:
    numbers = {name: story[name] for name in ("metric", "unit", "baseline", "target", "current")}
    due, owner = on + timedelta(days=story["due"]), people[story["owner"]]
    began = timezone.make_aware(datetime.combine(starts, time()))
    shared = story.get("shared", True)
    goal = set_goal(
        project, **numbers, kind=kind, due_on=due, owner=owner, is_shared=shared, created_at=began, by=by
    )
    for step, share in enumerate(WAY, start=1):
        value = goal.baseline + (Decimal(story["current"]) - goal.baseline) * share
        day = starts + (on - starts) * step / len(WAY)
        if starts < day <= timezone.localdate():
            measure_goal(goal, value=round(value, 1), on=day, by=owner)


def lay(story: Story, project: Project, people: dict[str, User], *, on: date, by: User) -> None:
    if not story["plan"]:
        return
    rows = [row_of(entry, on=on) for entry in story["plan"]]
    tasks = lay_out_plan(project, rows=rows, links=[Waiting(*link) for link in story["links"]], by=by)
    named = {person.name: person for person in people.values()}
    for task, entry in zip(tasks, story["plan"], strict=True):
        for name in entry[5] if len(entry) > 5 else []:
            assign_people(task, users=[named[name]], by=by)


def row_of(entry: list[Any], *, on: date) -> Row:
    if len(entry) == 2:
        return Row(level=entry[0], name=entry[1])
    level, name, offset, days, percent = entry[:5]
    return Row(level=level, name=name, first_day=on + timedelta(days=offset), days=days, percent=percent)


def ask(story: Story, project: Project, *, by: User) -> None:
    at = timezone.now() - timedelta(days=story["days_ago"])
    survey = open_survey(project.tasks.get(name=story["milestone"]), at=at, by=by)
    invitations = {
        invitation.contact.email: invitation for invitation in survey.invitations.select_related("contact")
    }
    for email, score, comment in story["answers"]:
        invitation = invitations[email]
        who: Contact = invitation.contact
        answer_survey(invitation, score=score, comment=comment, at=at + timedelta(hours=3), by=who)
    close_survey(survey, by=None)
