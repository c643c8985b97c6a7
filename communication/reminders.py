"""Who is reminded of which milestones on a day, by the organization's rules; one mail per person and day."""

import zoneinfo
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from communication.actions import queue_mail
from communication.models import ReminderRule
from projects.models import Goal, Share
from resources.models import Assignment
from schedule.models import Task
from tenancy.scope import current

MORNING = 8
Audience = ReminderRule.Audience


@dataclass
class Reminded:
    """A person and the milestones they could be reminded of, each with the offsets of the rules that say so."""

    person: Any
    milestones: list[tuple[Task, int]] = field(default_factory=list)

    def due(self, *, on: date) -> list[list[int]]:
        """The (task, offset) pairs whose day it is, without repetition."""
        chosen = {
            (task.pk, offset)
            for task, offset in self.milestones
            if day_of(task) + timedelta(days=offset) == on
        }
        return [list(pair) for pair in sorted(chosen)]


def plan_reminders(*, at: datetime) -> int:
    """Queue the day's mail for everybody whose morning has come; may run as often as it likes. Answers how many."""
    told = 0
    for email, reminded in whom_to_remind(at=at).items():
        now = at.astimezone(zoneinfo.ZoneInfo(reminded.person.time_zone))
        reasons = reminded.due(on=now.date())
        if reasons and now.hour >= MORNING:
            day = now.date().isoformat()
            queue_mail(
                f"reminder:{email}:{day}", letter="reminder", to=reminded.person, day=day, reasons=reasons
            )
            told += 1
    return told


def whom_to_remind(*, at: datetime) -> dict[str, Reminded]:
    """Everybody whom some rule could concern around now, by e-mail address, lower case."""
    rules = list(ReminderRule.objects.current())
    tasks = milestones_near(at.date(), {rule.offset for rule in rules})
    audiences = audiences_of(tasks)
    people: dict[str, Reminded] = {}
    for rule in rules:
        for task in tasks:
            for person in audiences[rule.audience][task.project_id]:
                known = people.setdefault(person.email.lower(), Reminded(person))
                known.milestones.append((task, rule.offset))
    return people


def milestones_near(day: date, offsets: set[int]) -> list[Task]:
    """Open milestones of open projects that some offset brings to the day, give or take one for time zones."""
    if not offsets:
        return []
    first, last = day - timedelta(days=max(offsets) + 1), day - timedelta(days=min(offsets) - 1)
    open_ones = Task.objects.milestones().open().filter(project__closed_at=None)
    near = open_ones.filter(finish__date__gte=first, finish__date__lte=last)
    return list(near.select_related("project__manager"))


def audiences_of(tasks: list[Task]) -> dict[str, dict[int, list[Any]]]:
    """The people of each audience of each project."""
    projects = {task.project_id: task.project for task in tasks}
    found: dict[str, dict[int, list[Any]]] = {audience: defaultdict(list) for audience in Audience.values}
    for project in projects.values():
        found[Audience.MANAGER][project.pk].append(project.manager)
    for goal in Goal.objects.current().filter(project__in=list(projects)).select_related("owner"):
        found[Audience.TEAM][goal.project_id].append(goal.owner)
    at_work = Assignment.objects.filter(task__project__in=list(projects)).exclude(resource__user=None)
    for assignment in at_work.select_related("resource__user", "task"):
        found[Audience.TEAM][assignment.task.project_id].append(assignment.resource.user)
    for share in Share.objects.lasting().filter(project__in=list(projects)).select_related("contact"):
        found[Audience.CONTACTS][share.project_id].append(share.contact)
    return found


def day_of(task: Task) -> date:
    """The milestone's date, by the organization's clock: it does not shift with who reads it."""
    return timezone.localtime(task.finish, zoneinfo.ZoneInfo(current().time_zone)).date()


def still_wanted(email: str, reasons: list[list[int]], *, on: date) -> list[tuple[Task, int]]:
    """What of a queued reminder still holds: not done, not moved, not closed, and still theirs to hear."""
    known = Task.objects.milestones().open().filter(pk__in=[pk for pk, _ in reasons], project__closed_at=None)
    tasks = {task.pk: task for task in known.select_related("project__manager")}
    audiences = audiences_of(list(tasks.values()))
    hearing = {
        project
        for audience in audiences.values()
        for project, people in audience.items()
        if any(person.email.lower() == email.lower() for person in people)
    }
    pairs = [(tasks[pk], offset) for pk, offset in reasons if pk in tasks and tasks[pk].project_id in hearing]
    return [(task, offset) for task, offset in pairs if day_of(task) + timedelta(days=offset) == on]
