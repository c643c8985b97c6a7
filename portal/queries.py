"""What a visitor may see: answers about what was shared with them, and nothing else."""

import zoneinfo
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils import timezone

from clients.models import Contact
from core.tokens import is_genuine, key_of, link_token
from portal.models import EntryCode
from portal.needs import Need, needs_of
from portal.outlook import Milestone, Mood, Outlook, State
from portal.summary import remark, sentence
from portal.visitors import Visitor
from projects.goal_chart import Chart, chart
from projects.models import Goal, Project, ProjectQuerySet, Share
from projects.queries import goals_of
from schedule.models import Task
from tenancy.models import Organization
from tenancy.scope import current

PURPOSE = "portal"
ORDER = [Mood.LATE, Mood.ON_TIME, Mood.UNPLANNED, Mood.FINISHED]


def find_by_token(token: str) -> Contact:
    """The contact to whom the link was mailed; Http404 for anything else."""
    contacts = Contact.objects.current().filter(client__archived_at=None).select_related("client")
    contact = contacts.filter(pk=key_of(token)).first()
    if contact is None or not is_genuine(token, PURPOSE, contact.pk, contact.nonce):
        raise Http404
    return contact


def token_of(contact: Contact) -> str:
    """The token in the contact's link."""
    return link_token(PURPOSE, contact.pk, contact.nonce)


def newest_code(contact: Contact) -> EntryCode | None:
    """The code the contact was sent last: the only one that can still count."""
    return EntryCode.objects.filter(contact=contact).select_related("contact").first()


@dataclass(frozen=True)
class Glance:
    """A project in the visitor's list."""

    project: Project
    outlook: Outlook
    mood: Mood
    answer: str
    needs: list[Need]
    url: str


@dataclass(frozen=True)
class Stop:
    """A milestone on the way, told on a day."""

    milestone: Milestone
    state: State
    remark: str
    is_late: bool


def shared_with(visitor: Visitor) -> ProjectQuerySet:
    """The projects into which any of the visitor's contacts may look."""
    shares = Share.objects.lasting().filter(project=OuterRef("pk"), contact__in=visitor.contacts)
    return Project.objects.filter(Exists(shares)).select_related("client", "manager")


def first_page(visitor: Visitor) -> str:
    """Where to look first: the project if there is but one, else the list."""
    keys = list(shared_with(visitor).values_list("key", flat=True)[:2])
    return visitor.address_of(keys[0]) if len(keys) == 1 else visitor.home


def find_shared(visitor: Visitor, key: str) -> Project:
    """The project if it is shared with the visitor; Http404 like for one that does not exist."""
    project = shared_with(visitor).filter(key=key).first()
    if project is None:
        raise Http404
    return project


def glances(visitor: Visitor, *, on: date) -> list[Glance]:
    """Everything shared with the visitor: what needs them first, then what is late, what is finished last."""
    seen = glances_at(list(shared_with(visitor)), visitor, on=on)
    return sorted(seen, key=lambda each: (not each.needs, ORDER.index(each.mood)))


def glances_at(projects: list[Project], visitor: Visitor, *, on: date) -> list[Glance]:
    """The projects as the visitor sees them, in three queries."""
    outlooks, needs = outlooks_of(projects), needs_of(visitor, projects, on=on)
    return [glance(each, outlooks[each.pk], needs[each.pk], visitor, on=on) for each in projects]


def glance(project: Project, outlook: Outlook, needs: list[Need], visitor: Visitor, *, on: date) -> Glance:
    url = visitor.address_of(project.key)
    return Glance(project, outlook, outlook.mood(on=on), sentence(outlook, on=on), needs, url)


def outlooks_of(projects: Iterable[Project]) -> dict[int, Outlook]:
    """The outlook of each project by its key."""
    milestones = defaultdict(list)
    tasks = Task.objects.milestones().filter(project__in=list(projects)).order_by("finish", "position")
    for project_id, *facts in tasks.values_list("project_id", "name", "finish", "done_on"):
        milestones[project_id].append(milestone(*facts))
    return {
        each.pk: Outlook(tuple(milestones[each.pk]), each.due_on, each.closed_at is not None)
        for each in projects
    }


def milestone(name: str, finish: datetime, done_on: date | None) -> Milestone:
    return Milestone(name, timezone.localdate(finish, clock()), done_on)


def way(outlook: Outlook, *, on: date) -> list[Stop]:
    """The milestones in the order of their dates."""
    return [stop(each, outlook, on=on) for each in outlook.milestones]


def stop(each: Milestone, outlook: Outlook, *, on: date) -> Stop:
    return Stop(each, outlook.state_of(each, on=on), remark(each, on=on), each.days_late(on=on) > 0)


def shared_goals(project: Project, *, on: date) -> list[dict[str, Any]]:
    """The goals the client sees, each with its standing and its values over time."""
    goals: Iterable[Goal] = goals_of(project).shared().prefetch_related("measurements")
    return [{"goal": goal, "standing": goal.stands(on=on), "chart": chart_of(goal, on=on)} for goal in goals]


def chart_of(goal: Goal, *, on: date) -> Chart:
    values = [(one.measured_on, one.value) for one in goal.measurements.all()]
    return chart(goal.aim, values, on=on)


def today() -> date:
    """The day it is where the plan is kept: planned days don't shift with the reader's clock."""
    return timezone.localdate(timezone=clock())


def clock() -> zoneinfo.ZoneInfo:
    return zoneinfo.ZoneInfo(current().time_zone)


def organizations(keys: list[int]) -> Any:
    """Other firms at which the same person has come in."""
    return Organization.objects.filter(pk__in=keys)
