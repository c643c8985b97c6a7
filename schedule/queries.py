"""Answers about a plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.shortcuts import get_object_or_404

from projects.models import Project
from schedule.clock import beginning_of, day_of
from schedule.models import Calendar, CalendarException, Task, TaskQuerySet, WorkWeek
from schedule.working import OFFICE_CALENDAR, Span, WorkingCalendar


def find_task(key: str, pk: int) -> Task:
    tasks = Task.objects.select_related("project", "project__client", "done_by")
    return get_object_or_404(tasks, project__key=key, pk=pk)


def milestones_of(project: Project) -> TaskQuerySet:
    """The project's milestones in the order of their dates."""
    return Task.objects.milestones().filter(project=project).order_by("finish", "position")


@dataclass(frozen=True)
class Overview:
    """A plan without its rows' particulars: their keys, levels and whether they are summaries, top to bottom; how far it is."""

    keys: list[int]
    levels: list[int]
    summaries: list[bool]
    first: datetime | None
    last: datetime | None
    counts: dict[str, int]
    following: tuple[str, date] | None


def overview(project: Project, *, on: date) -> Overview:
    """One query, however long the plan is; `counts` are tasks without summaries: all, done, overdue; then the next milestone."""
    is_leaf, begins = Q(is_summary=False), beginning_of(on)
    ahead = milestones_of(project).open().filter(finish__gte=begins)
    known = Task.objects.filter(project=project).order_by("project_id").values("project_id")
    row = known.annotate(
        keys=ArrayAgg("pk", order_by="position"),
        levels=ArrayAgg("level", order_by="position"),
        summaries=ArrayAgg("is_summary", order_by="position"),
        first=Min("start"),
        last=Max("finish"),
        all=Count("pk", filter=is_leaf),
        done=Count("done_on", filter=is_leaf),
        overdue=Count("pk", filter=is_leaf & Q(done_on=None, finish__lt=begins)),
        following=Subquery(ahead.values(told=JSONObject(name="name", finish="finish"))[:1]),
    ).first()
    return told(row) if row else NOTHING


def told(row: Any) -> Overview:
    following = row["following"]
    return Overview(
        keys=row["keys"],
        levels=row["levels"],
        summaries=row["summaries"],
        first=row["first"],
        last=row["last"],
        counts={name: row[name] for name in ("all", "done", "overdue")},
        following=(following["name"], day_of(following["finish"])) if following else None,
    )


NOTHING = Overview([], [], [], None, None, {"all": 0, "done": 0, "overdue": 0}, None)


def default_calendar(project: Project) -> Any:
    """The calendar the project goes by, or None, with the ones it is based on and the days on which any of them differs."""
    return default_calendars().filter(project=project).first()


@cache
def default_calendars() -> Any:
    """Every project's, built once: it names no organization before it is asked."""
    layers = Q(calendar=OuterRef("pk")) | Q(calendar=OuterRef("base")) | Q(calendar=OuterRef("base__base"))
    span = {"owner": "calendar_id", "first_day": "first_day", "last_day": "last_day"}
    days = CalendarException.objects.filter(layers).values(told=JSONObject(**span, hours="hours"))
    weeks = WorkWeek.objects.filter(layers).values(told=JSONObject(**span, week="week"))
    known = Calendar.objects.filter(is_default=True).select_related("base__base").order_by("pk")
    return known.annotate(days=ArraySubquery(days), weeks=ArraySubquery(weeks))


def working_calendar(calendar: Any) -> WorkingCalendar:
    """When people work by the calendar, which came from `default_calendar`; the usual office week without one."""
    if calendar is None:
        return OFFICE_CALENDAR
    layers = [one for one in (calendar, calendar.base, calendar.base and calendar.base.base) if one]
    return layered(layers, [(one["owner"], span_of(one)) for one in calendar.days + calendar.weeks])


def span_of(told: dict[str, Any]) -> Span:
    first_day, last_day = (date.fromisoformat(told[end]) for end in ("first_day", "last_day"))
    if "week" in told:
        return Span(first_day, last_day, week=by_day(told["week"]))
    return Span(first_day, last_day, told["hours"])


def layered(layers: Iterable[Calendar], spans: list[tuple[int, Span]]) -> WorkingCalendar:
    found: WorkingCalendar | None = None
    for calendar in reversed(list(layers)):
        own = tuple(span for owner, span in spans if owner == calendar.pk)
        found = WorkingCalendar(by_day(calendar.week), own, found)
    return found or OFFICE_CALENDAR


def by_day(week: dict[str, Any]) -> dict[int, Any]:
    """JSON knows no numbers as keys."""
    return {int(day): hours for day, hours in week.items()}
