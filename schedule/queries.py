"""Answers about a plan."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404

from projects.models import Project
from schedule.clock import beginning_of
from schedule.models import Calendar, CalendarException, Task, TaskQuerySet, WorkWeek
from schedule.working import OFFICE_CALENDAR, Span, WorkingCalendar


def find_task(key: str, pk: int) -> Task:
    tasks = Task.objects.select_related("project", "project__client", "done_by")
    return get_object_or_404(tasks, project__key=key, pk=pk)


def milestones_of(project: Project) -> TaskQuerySet:
    """The project's milestones in the order of their dates."""
    return Task.objects.milestones().filter(project=project).order_by("finish", "position")


def counts(project: Project, *, on: date) -> dict[str, Any]:
    """How far the plan is: tasks without the summaries, how many are done, how many overdue."""
    overdue = Q(done_on=None, finish__lt=beginning_of(on))
    return (
        Task.objects.leaves()
        .filter(project=project)
        .aggregate(all=Count("pk"), done=Count("done_on"), overdue=Count("pk", filter=overdue))
    )


def next_milestone(project: Project, *, on: date) -> tuple[str, date] | None:
    """The name and day of the next milestone that is still ahead."""
    ahead = (
        Task.objects.milestones()
        .filter(project=project)
        .open()
        .filter(finish__gte=beginning_of(on))
        .order_by("finish", "position")
    )
    found = ahead.first()
    return (found.name, found.finish_day) if found else None


def default_calendar(project: Project) -> Calendar | None:
    """The calendar the project goes by, with the ones it is based on."""
    return project.calendars.filter(is_default=True).select_related("base__base").first()


def working_calendar(calendar: Calendar | None) -> WorkingCalendar:
    """When people work by the calendar; the usual office week without one."""
    if calendar is None:
        return OFFICE_CALENDAR
    layers = [one for one in (calendar, calendar.base, calendar.base and calendar.base.base) if one]
    days = CalendarException.objects.filter(calendar__in=layers)
    weeks = WorkWeek.objects.filter(calendar__in=layers)
    spans = [(one.calendar_id, Span(one.first_day, one.last_day, one.hours)) for one in days]
    spans += [(one.calendar_id, Span(one.first_day, one.last_day, week=by_day(one.week))) for one in weeks]
    return layered(layers, spans)


def layered(layers: Iterable[Calendar], spans: list[tuple[int, Span]]) -> WorkingCalendar:
    found: WorkingCalendar | None = None
    for calendar in reversed(list(layers)):
        own = tuple(span for owner, span in spans if owner == calendar.pk)
        found = WorkingCalendar(by_day(calendar.week), own, found)
    return found or OFFICE_CALENDAR


def by_day(week: dict[str, Any]) -> dict[int, Any]:
    """JSON knows no numbers as keys."""
    return {int(day): hours for day, hours in week.items()}
