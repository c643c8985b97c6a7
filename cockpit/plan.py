"""A plan as a table and a Gantt chart, a window of rows at a time."""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Min
from django.utils import timezone

from cockpit.plan_words import Tie, days_of, told
from projects.models import Project
from resources.models import Assignment
from schedule import gantt
from schedule.clock import clock
from schedule.gantt import Axis, Bar, Span
from schedule.models import Calendar, Dependency, Task
from schedule.outline import visible
from schedule.queries import default_calendar

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
    order = list(project.tasks.order_by("position").values_list("pk", "level", "is_summary"))
    numbers = {pk: number for number, (pk, _, _) in enumerate(order, 1)}
    summaries = [pk for pk, _, is_summary in order if is_summary]
    folded = view.folded(summaries)
    indexes = visible([level for _, level, _ in order], {numbers[pk] - 1 for pk in folded if pk in numbers})
    rows = {order[index][0]: row for row, index in enumerate(indexes)}
    chosen = [order[index][0] for index in indexes[view.first : view.first + WINDOW]]
    calendar = default_calendar(project)
    axis = axis_of(project, view, on=on)
    ties = ties_of(chosen)
    lines = lines_of(project, chosen, numbers, folded, calendar, ties, on=on)
    bars = [gantt.bar(span_of(line, rows), axis, first_row=view.first) for line in lines]
    following = view.first + WINDOW if view.first + WINDOW < len(indexes) else None
    return Window(
        lines, bars, paths(bars, chosen, rows, axis, view.first, ties), axis, summaries, calendar, following
    )


def axis_of(project: Project, view: View, *, on: date) -> Axis:
    """An axis for the whole plan, not only for the rows that are seen."""
    ends = project.tasks.aggregate(first=Min("start"), last=Max("finish"))
    first, last = (local(ends[end]).date() if ends[end] else on for end in ("first", "last"))
    return gantt.axis(first, last, zoom=view.zoom, today=on)


def local(moment: Any) -> Any:
    """The moment on the organization's clock: what is planned for a day stays there, whoever reads it."""
    return timezone.localtime(moment, clock())


def lines_of(
    project: Project,
    chosen: list[int],
    numbers: dict[int, int],
    folded: Set[int],
    calendar: Calendar | None,
    ties: list[tuple[Any, ...]],
    *,
    on: date,
) -> list[Line]:
    tasks = {task["pk"]: localized(task) for task in project.tasks.filter(pk__in=chosen).values(*FIELDS)}
    waits, people = waits_of(ties, numbers), assigned(chosen)
    a_day = calendar.minutes_per_day if calendar else A_DAY
    return [
        Line(
            task=tasks[pk],
            number=numbers[pk],
            start=tasks[pk]["start"].date(),
            finish=tasks[pk]["finish"].date(),
            days=days_of(tasks[pk], a_day),
            waits_for=", ".join(told(tie, a_day) for tie in waits.get(pk, [])),
            people=people.get(pk, ""),
            is_overdue=is_overdue(tasks[pk], on=on),
            is_folded=pk in folded,
        )
        for pk in chosen
    ]


def localized(task: dict[str, Any]) -> dict[str, Any]:
    return {**task, "start": local(task["start"]), "finish": local(task["finish"])}


def is_overdue(task: dict[str, Any], *, on: date) -> bool:
    return bool(task["done_on"] is None and not task["is_summary"] and task["finish"].date() < on)


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


def assigned(chosen: list[int]) -> dict[int, str]:
    """The names of who is at work on each task."""
    names = defaultdict(list)
    for task, name in Assignment.objects.filter(task__in=chosen).values_list("task_id", "resource__name"):
        names[task].append(name)
    return {task: ", ".join(people) for task, people in names.items()}


def span_of(line: Line, rows: dict[int, int]) -> Span:
    return Span(
        row=rows[line.task["pk"]],
        name=line.task["name"],
        start=line.task["start"],
        finish=line.task["finish"],
        is_milestone=line.task["is_milestone"] and not line.task["is_summary"],
        is_summary=line.task["is_summary"],
        percent=line.task["percent_complete"],
        is_late=line.is_overdue,
    )


def paths(
    bars: list[Bar],
    chosen: list[int],
    rows: dict[int, int],
    axis: Axis,
    first: int,
    ties: list[tuple[Any, ...]],
) -> list[str]:
    """The lines of the dependencies that end in the window; what comes from a folded row is not drawn."""
    ends = dict(zip(chosen, bars, strict=True))
    begins = beginnings({before for _, before, *_ in ties if before in rows}, rows, axis, first)
    return [
        gantt.path(ends[after], begins[before], kind) for after, before, kind, *_ in ties if before in begins
    ]


def beginnings(tasks: set[int], rows: dict[int, int], axis: Axis, first: int) -> dict[int, Bar]:
    """The bars of the tasks, in the window or not, from which lines come."""
    known = Task.objects.filter(pk__in=tasks).values_list("pk", "start", "finish", "is_milestone")
    spans = {
        pk: Span(rows[pk], "", local(start), local(finish), is_point) for pk, start, finish, is_point in known
    }
    return {pk: gantt.bar(span, axis, first_row=first) for pk, span in spans.items()}
