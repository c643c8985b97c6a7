"""A plan's rows: the project, calendars, tasks, dependencies, people and assignments a file told of."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from accounts.models import User
from clients.models import Client
from integrations.msproject.plan import NO_WEEK, Plan, PlanCalendar, PlanResource, PlanTask, Week
from projects.actions import start_project
from projects.models import Project
from resources.models import Assignment, Resource
from schedule.clock import at, today
from schedule.models import Calendar, CalendarException, Dependency, Task, WorkWeek
from tenancy.queries import people

BATCH = 500
FULL = 100


def make_project(plan: Plan, client: Client, *, name: str, by: User) -> tuple[Project, dict[str, int]]:
    """The project with everything in it, and how much of what that is."""
    project = start_project(client, name=name or plan.title, starts_on=begins(plan), by=by)
    calendars, kept = make_calendars(plan, project)
    tasks = make_tasks(plan.tasks, project, calendars)
    resources = make_resources(plan.resources, project, calendars)
    links = make_links(plan, tasks)
    assignments = make_assignments(plan, tasks, resources)
    return project, {
        "tasks": len(tasks),
        "summaries": sum(task.is_summary for task in plan.tasks),
        "milestones": sum(task.is_milestone and not task.is_summary for task in plan.tasks),
        "done": sum(task.done_on is not None for task in tasks.values()),
        "links": len(links),
        **kept,
        "resources": len(resources),
        "members": sum(resource.user_id is not None for resource in resources.values()),
        "assignments": len(assignments),
    }


def begins(plan: Plan) -> date:
    """The project's first day: its first task's, else what the file says, else today."""
    starts = (
        [task.start for task in plan.tasks] or [plan.start]
        if plan.start
        else [task.start for task in plan.tasks]
    )
    return min(starts).date() if starts else today()


def make_calendars(plan: Plan, project: Project) -> tuple[dict[int, Calendar], dict[str, int]]:
    """The calendars by their numbers in the file; one that says nothing of its own is its base."""
    made: dict[int, Calendar] = {}
    own = [calendar for calendar in plan.calendars if not calendar.says_nothing]
    for level in by_depth(own):
        rows = [calendar_row(calendar, plan, project, made) for calendar in level]
        for calendar, row in zip(level, Calendar.objects.bulk_create(rows), strict=True):
            made[calendar.uid] = row
    for calendar in plan.calendars:
        if calendar.says_nothing and calendar.base_uid in made:
            made[calendar.uid] = made[calendar.base_uid]
    kept = {"exceptions": make_exceptions(own, made), "other_weeks": make_work_weeks(own, made)}
    return made, {"calendars": len(own), **kept}


def by_depth(calendars: Iterable[PlanCalendar]) -> Iterable[list[PlanCalendar]]:
    """The calendars in layers, each based on ones of the layers before it."""
    depths: dict[int | None, int] = {None: -1}
    layers: dict[int, list[PlanCalendar]] = {}
    for calendar in calendars:
        depths[calendar.uid] = depths.get(calendar.base_uid, -1) + 1
        layers.setdefault(depths[calendar.uid], []).append(calendar)
    return [layers[depth] for depth in sorted(layers)]


def calendar_row(calendar: PlanCalendar, plan: Plan, project: Project, made: dict[int, Calendar]) -> Calendar:
    return Calendar(
        project=project,
        name=calendar.name,
        base=made.get(calendar.base_uid) if calendar.base_uid is not None else None,
        is_default=calendar.uid == plan.calendar_uid,
        minutes_per_day=min(max(plan.minutes_per_day, 1), 1440),
        week=stored(calendar.week),
    )


def stored(week: Week = NO_WEEK) -> dict[str, Any]:
    return {str(day): hours for day, hours in week.items()}


def make_exceptions(calendars: Iterable[PlanCalendar], made: dict[int, Calendar]) -> int:
    rows = [
        CalendarException(calendar=made[calendar.uid], **asdict(days))
        for calendar in calendars
        for days in calendar.days_off
    ]
    return len(CalendarException.objects.bulk_create(rows, batch_size=BATCH))


def make_work_weeks(calendars: Iterable[PlanCalendar], made: dict[int, Calendar]) -> int:
    rows = [
        WorkWeek(
            calendar=made[calendar.uid], name=other.name, first_day=other.first_day, last_day=other.last_day,
            week=stored(other.week),
        )
        for calendar in calendars
        for other in calendar.other_weeks
    ]  # fmt: skip
    return len(WorkWeek.objects.bulk_create(rows, batch_size=BATCH))


def make_tasks(
    tasks: Iterable[PlanTask], project: Project, calendars: dict[int, Calendar]
) -> dict[int, Task]:
    rows = [task_row(task, position, project, calendars) for position, task in enumerate(tasks, 1)]
    made = Task.objects.bulk_create(rows, batch_size=BATCH)
    return {task.uid: task for task in made if task.uid is not None}


def task_row(task: PlanTask, position: int, project: Project, calendars: dict[int, Calendar]) -> Task:
    """The task; what is complete is done on the day it finished, without telling anybody: it is history."""
    start = at(task.start)
    is_done = task.percent_complete == FULL and not task.is_summary
    return Task(
        project=project,
        position=position,
        uid=task.uid,
        outline=task.outline,
        level=task.level,
        name=task.name,
        wbs=task.wbs,
        notes=task.notes,
        start=start,
        finish=max(start, at(task.finish)),  # where clocks are put forward, an hour may be missing
        duration_minutes=task.duration_minutes,
        duration_is_elapsed=task.duration_is_elapsed,
        is_estimated=task.is_estimated,
        is_milestone=task.is_milestone,
        is_summary=task.is_summary,
        is_manual=task.is_manual,
        percent_complete=task.percent_complete,
        constraint=task.constraint,
        constraint_date=instant(task.constraint_date),
        deadline=instant(task.deadline),
        calendar=calendars.get(task.calendar_uid) if task.calendar_uid is not None else None,
        actual_start=instant(task.actual_start),
        actual_finish=instant(task.actual_finish),
        done_on=(task.actual_finish or task.finish).date() if is_done else None,
    )


def instant(wall: datetime | None) -> datetime | None:
    return at(wall) if wall else None


def make_links(plan: Plan, tasks: dict[int, Task]) -> list[Dependency]:
    rows = [
        Dependency(
            predecessor=tasks[link.predecessor],
            successor=tasks[link.successor],
            kind=link.kind,
            lag_minutes=link.lag_minutes,
            lag_is_elapsed=link.lag_is_elapsed,
            lag_percent=link.lag_percent,
        )
        for link in plan.links
    ]
    return Dependency.objects.bulk_create(rows, batch_size=BATCH)


def make_resources(
    resources: Iterable[PlanResource], project: Project, calendars: dict[int, Calendar]
) -> dict[int, Resource]:
    """The resources by their numbers in the file; somebody with a member's address is that member."""
    members = {person.email.lower(): person for person in people()}
    found = list(resources)
    rows = [
        Resource(
            project=project,
            name=resource.name,
            email=resource.email,
            kind=resource.kind,
            group=resource.group,
            max_units=resource.max_units,
            calendar=calendars.get(resource.calendar_uid) if resource.calendar_uid is not None else None,
            user=members.get(resource.email.lower()),
        )
        for resource in found
    ]
    made = Resource.objects.bulk_create(rows, batch_size=BATCH)
    return {resource.uid: row for resource, row in zip(found, made, strict=True)}


def make_assignments(plan: Plan, tasks: dict[int, Task], resources: dict[int, Resource]) -> list[Assignment]:
    rows = [
        Assignment(
            task=tasks[assignment.task_uid],
            resource=resources[assignment.resource_uid],
            units=assignment.units,
            work_minutes=assignment.work_minutes,
        )
        for assignment in plan.assignments
    ]
    return Assignment.objects.bulk_create(rows, batch_size=BATCH)
