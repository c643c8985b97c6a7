"""Who is reminded of which milestones on a day, by the organization's rules; one mail per person and day."""

import zoneinfo
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from communication.models import ReminderRule
from projects.models import Goal, Share
from resources.models import Assignment
from schedule.clock import beginning_of
from schedule.models import Task
from tenancy.models import Membership

MORNING = time(8)
A_DAY = timedelta(days=1)
Audience = ReminderRule.Audience
People = dict[str, dict[int, list[Any]]]


@dataclass(frozen=True)
class Occurrence:
    """That a person should hear on a day, theirs, of a milestone `offset` days away."""

    task: Task
    offset: int
    day: date


@dataclass
class Reminded:
    """A person and what they could be reminded of."""

    person: Any
    occurrences: dict[tuple[int, int], Occurrence] = field(default_factory=dict)

    def add(self, task: Task, offset: int) -> None:
        day = task.finish_day + timedelta(days=offset)
        self.occurrences.setdefault((task.pk, offset), Occurrence(task, offset, day))

    def due(self, *, at: datetime) -> list[Occurrence]:
        """What today's mail tells, once the person's morning has come."""
        now = at.astimezone(self.clock)
        is_morning = now.time() >= MORNING
        return [one for one in self.occurrences.values() if is_morning and one.day == now.date()]

    def missed(self, *, since: datetime, at: datetime) -> list[Occurrence]:
        """Whose morning came after the last round, on a day that is over."""
        today = at.astimezone(self.clock).date()
        return [one for one in self.occurrences.values() if one.day < today and self.morning(one.day) > since]

    def morning(self, day: date) -> datetime:
        return datetime.combine(day, MORNING, tzinfo=self.clock)

    @property
    def clock(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.person.time_zone)


def whom_to_remind(*, since: datetime, at: datetime) -> dict[str, Reminded]:
    """Everybody whom some rule could concern between the instants, by e-mail address, lower case."""
    rules = list(ReminderRule.objects.current())
    tasks = milestones_near(since.date(), at.date(), {rule.offset for rule in rules})
    audiences = audiences_of(tasks)
    people: dict[str, Reminded] = {}
    for rule in rules:
        for task in tasks:
            for person in audiences[rule.audience][task.project_id]:
                people.setdefault(person.email.lower(), Reminded(person)).add(task, rule.offset)
    return people


def milestones_near(first: date, last: date, offsets: set[int]) -> list[Task]:
    """Open milestones of open projects that some offset brings to the days, give or take one for time zones."""
    if not offsets:
        return []
    begin = beginning_of(first - timedelta(days=max(offsets)) - A_DAY)
    end = beginning_of(last - timedelta(days=min(offsets)) + 2 * A_DAY)
    open_ones = Task.objects.milestones().open().filter(project__closed_at=None)
    return list(open_ones.filter(finish__gte=begin, finish__lt=end).select_related("project__manager"))


def audiences_of(tasks: Iterable[Task]) -> People:
    """The people of each audience of each project; of staff, those who are members still."""
    managers = {task.project_id: task.project.manager for task in tasks}
    team = Goal.objects.current().filter(project__in=managers).values_list("project", "owner")
    assigned = Assignment.objects.filter(task__project__in=managers).exclude(resource__user=None)
    at_work = assigned.values_list("task__project", "resource__user").distinct()
    staff = members([person.pk for person in managers.values()] + [user for _, user in (*team, *at_work)])
    found: People = {audience: defaultdict(list) for audience in Audience.values}
    for project, person in managers.items():
        found[Audience.MANAGER][project] += staff.get(person.pk, [])
    for project, user in {*team, *at_work}:
        found[Audience.TEAM][project] += staff.get(user, [])
    for share in Share.objects.lasting().filter(project__in=managers).select_related("contact"):
        found[Audience.CONTACTS][share.project_id].append(share.contact)
    return found


def members(keys: list[int]) -> dict[int, list[Any]]:
    """Those of the users who belong to the organization, each in a list of one."""
    known = Membership.objects.filter(user__in=keys, user__is_active=True).select_related("user")
    return {membership.user_id: [membership.user] for membership in known}


def still_wanted(email: str, occurrences: list[Occurrence]) -> list[tuple[Occurrence, Any]]:
    """What of a queued reminder still holds, and who hears it: not done, not moved, not closed, still by a rule theirs."""
    open_ones = Task.objects.milestones().open().filter(project__closed_at=None)
    known = open_ones.filter(pk__in=[one.task.pk for one in occurrences]).select_related("project__manager")
    tasks = {task.pk: task for task in known}
    audiences, rules = audiences_of(tasks.values()), list(ReminderRule.objects.current())
    wanted = []
    for one in occurrences:
        task = tasks.get(one.task.pk)
        if task and task.finish_day + timedelta(days=one.offset) == one.day:
            hearing = [
                audiences[rule.audience][task.project_id] for rule in rules if rule.offset == one.offset
            ]
            person = next((p for people in hearing for p in people if p.email.lower() == email.lower()), None)
            if person:
                wanted.append((Occurrence(task, one.offset, one.day), person))
    return wanted
