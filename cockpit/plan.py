"""A plan as a table and a Gantt chart, a window of rows at a time."""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone

from cockpit.plan_words import Tie, days_of, told
from projects.models import Project
from resources.models import Assignment
from schedule import gantt
from schedule.clock import clock, day_of
from schedule.gantt import Axis, Bar, Span
from schedule.models import Calendar, Dependency
from schedule.outline import visible
from schedule.queries import Overview, default_calendar, overview

WINDOW = 60
TABLE = "table"
A_DAY = 480
FIELDS = (
    "pk", "level", "name", "start", "finish", "duration_minutes", "duration_is_elapsed", "is_estimated", "is_milestone",
    "is_summary", "percent_complete", "done_on", "version",
)  # fmt: skip


@dataclass(frozen=True)
class View:
    """What somebody wants to see of a plan: how wide a day is, chart or table, from which row, which summaries are folded.

    `turned` are the summaries that are not as the others: folded, or where all are folded, open.
    """

    zoom: str = ""
    show: str = ""
    first: int = 0
    turned: frozenset[int] = frozenset()
    is_all_folded: bool = False

    def folded(self, summaries: Iterable[int]) -> frozenset[int]:
        return frozenset(summaries) - self.turned if self.is_all_folded else self.turned


@dataclass(frozen=True)
class Line:
    """A row of the plan."""

    task: dict[str, Any]
    number: int
    start: date
    finish: date
    days: str
    waits_for: str
    people: str
    is_overdue: bool
    is_folded: bool


@dataclass(frozen=True)
class Window:
    """Some rows of the plan with their picture; `following` is the next window's first row, or None."""

    plan: Overview
    lines: list[Line]
    bars: list[Bar]
    links: list[str]
    axis: Axis
    summaries: list[int]
    calendar: Calendar | None
    following: int | None

    @property
    def height(self) -> int:
        return len(self.lines) * gantt.ROW


def window(project: Project, view: View, *, on: date) -> Window:
    """The rows from `view.first` (0 is the top) with bars and dependency lines; as many queries for any number of rows."""
    known = overview(project, on=on)
    numbers = {pk: number for number, pk in enumerate(known.keys, 1)}
    summaries = list(compress(known.keys, known.summaries))
    folded = view.folded(summaries)
    indexes = visible(known.levels, {numbers[pk] - 1 for pk in folded if pk in numbers})
    rows = {known.keys[index]: row for row, index in enumerate(indexes)}
    chosen = [known.keys[index] for index in indexes[view.first : view.first + WINDOW]]
    calendar = default_calendar(project)
    axis = axis_of(known, view, on=on)
    ties = ties_of(chosen)
    tasks = tasks_of(project, {*chosen, *(before for _, before, *_ in ties if before in rows)})
    lines = lines_of([tasks[pk] for pk in chosen], numbers, folded, calendar, ties, on=on)
    bars = [
        gantt.bar(span_of(line.task, rows, is_late=line.is_overdue), axis, first_row=view.first)
        for line in lines
    ]
    following = view.first + WINDOW if view.first + WINDOW < len(indexes) else None
    begins = {pk: gantt.bar(span_of(task, rows), axis, first_row=view.first) for pk, task in tasks.items()}
    return Window(known, lines, bars, paths(begins, ties), axis, summaries, calendar, following)


def axis_of(known: Overview, view: View, *, on: date) -> Axis:
    """An axis for the whole plan, not only for the rows that are seen."""
    first, last = (day_of(end) if end else on for end in (known.first, known.last))
    return gantt.axis(first, last, zoom=view.zoom, today=on)


def tasks_of(project: Project, keys: Set[int], fields: tuple[str, ...] = FIELDS) -> dict[int, dict[str, Any]]:
    """The tasks by their keys, with the names of who is at work on each, on the organization's clock."""
    names = Assignment.objects.filter(task=OuterRef("pk")).order_by("pk").values("resource__name")
    tasks = project.tasks.filter(pk__in=keys).order_by().annotate(people=ArraySubquery(names))
    return {task["pk"]: localized(task) for task in tasks.values(*fields, "people")}


def local(moment: Any) -> Any:
    """The moment on the organization's clock: what is planned for a day stays there, whoever reads it."""
    return timezone.localtime(moment, clock())


def lines_of(
    tasks: list[dict[str, Any]],
    numbers: dict[int, int],
    folded: Set[int],
    calendar: Calendar | None,
    ties: list[tuple[Any, ...]],
    *,
    on: date,
) -> list[Line]:
    waits = waits_of(ties, numbers)
    a_day = calendar.minutes_per_day if calendar else A_DAY
    return [
        Line(
            task=task,
            number=numbers[task["pk"]],
            start=task["start"].date(),
            finish=task["finish"].date(),
            days=days_of(task, a_day),
            waits_for=", ".join(told(tie, a_day) for tie in waits.get(task["pk"], [])),
            people=", ".join(task["people"]),
            is_overdue=is_overdue(task, on=on),
            is_folded=task["pk"] in folded,
        )
        for task in tasks
    ]


def localized(task: dict[str, Any]) -> dict[str, Any]:
    return {**task, "start": local(task["start"]), "finish": local(task["finish"])}


def is_overdue(task: dict[str, Any], *, on: date) -> bool:
    return bool(task["done_on"] is None and not task["is_summary"] and task["finish"].date() < on)


def is_milestone(task: dict[str, Any]) -> bool:
    """A summary may carry the mark from where it was imported, and is none."""
    return bool(task["is_milestone"] and not task["is_summary"])


def ties_of(chosen: list[int]) -> list[tuple[Any, ...]]:
    """The dependencies of the tasks that wait: (successor, predecessor, kind, lag, whether it is elapsed, lag in percent).

    Without a join: a plan that has just come in has no statistics yet, and PostgreSQL would choose badly.
    """
    fields = ("successor_id", "predecessor_id", "kind", "lag_minutes", "lag_is_elapsed", "lag_percent")
    return list(Dependency.objects.filter(successor__in=chosen).values_list(*fields))


def waits_of(ties: list[tuple[Any, ...]], numbers: dict[int, int]) -> dict[int, list[Tie]]:
    """What each task waits for, by the rows' numbers."""
    found = defaultdict(list)
    for after, before, *rest in sorted(ties, key=lambda tie: numbers[tie[1]]):
        found[after].append(Tie(numbers[before], *rest))
    return found


def span_of(task: dict[str, Any], rows: dict[int, int], *, is_late: bool = False) -> Span:
    return Span(
        row=rows[task["pk"]],
        name=task["name"],
        start=task["start"],
        finish=task["finish"],
        is_milestone=is_milestone(task),
        is_summary=task["is_summary"],
        percent=task["percent_complete"],
        is_late=is_late,
    )


def paths(bars: dict[int, Bar], ties: list[tuple[Any, ...]]) -> list[str]:
    """The lines of the dependencies that end in the window; what comes from a folded row is not drawn."""
    return [gantt.path(bars[after], bars[before], kind) for after, before, kind, *_ in ties if before in bars]
