"""A plan as a table and a Gantt chart, a window of rows at a time."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from projects.models import Project
from resources.models import Assignment
from schedule import gantt
from schedule.gantt import Axis, Bar, Span
from schedule.models import Dependency

WINDOW = 120
A_DAY = 480
FIELDS = (
    "pk", "position", "outline", "level", "name", "start", "finish", "duration_minutes", "is_milestone", "is_summary",
    "percent_complete", "done_on",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A row of the plan."""

    task: dict[str, Any]
    number: int
    days: str
    waits_for: str
    people: str
    is_overdue: bool


@dataclass(frozen=True)
class Window:
    """Some rows of the plan with their picture; `following` is the next window's first row, or None."""

    lines: list[Line]
    bars: list[Bar]
    links: list[str]
    axis: Axis
    following: int | None
    height: int


def window(project: Project, *, first: int, zoom: str, on: date) -> Window:
    """The rows from `first` (0 is the top) with bars and dependency lines; three queries, however many rows."""
    tasks = [localized(task) for task in project.tasks.order_by("position").values(*FIELDS)]
    rows = {task["pk"]: row for row, task in enumerate(tasks)}
    waits = waiting(project, rows)
    spans = [span_of(task, row, waits, on=on) for row, task in enumerate(tasks)]
    axis = gantt.axis(spans, zoom=zoom, today=on)
    shown = spans[first : first + WINDOW]
    bars = [gantt.bar(span, axis, first_row=first) for span in shown]
    following = first + WINDOW if first + WINDOW < len(tasks) else None
    people = assigned([tasks[span.row]["pk"] for span in shown])
    lines = [line_of(tasks[span.row], span, waits, people) for span in shown]
    links = [line for at in bars for line in lines_to(at, spans, axis, first)]
    return Window(lines, bars, links, axis, following, len(shown) * gantt.ROW)


def localized(task: dict[str, Any]) -> dict[str, Any]:
    """The task with its moments on the reader's clock."""
    return {**task, "start": timezone.localtime(task["start"]), "finish": timezone.localtime(task["finish"])}


def waiting(project: Project, rows: dict[int, int]) -> dict[int, list[tuple[int, str, Decimal, int | None]]]:
    """What each task waits for: (row, kind, lag in minutes, lag in percent)."""
    found = defaultdict(list)
    ties = Dependency.objects.filter(successor__project=project).order_by("predecessor__position")
    for after, before, kind, lag, percent in ties.values_list(
        "successor_id", "predecessor_id", "kind", "lag_minutes", "lag_percent"
    ):
        found[after].append((rows[before], kind, lag, percent))
    return found


def span_of(task: dict[str, Any], row: int, waits: dict[int, list[Any]], *, on: date) -> Span:
    return Span(
        row=row,
        name=task["name"],
        start=task["start"],
        finish=task["finish"],
        is_milestone=task["is_milestone"] and not task["is_summary"],
        is_summary=task["is_summary"],
        percent=task["percent_complete"],
        is_late=task["done_on"] is None and not task["is_summary"] and task["finish"].date() < on,
        links=tuple((before, kind) for before, kind, *_ in waits.get(task["pk"], [])),
    )


def lines_to(at: Bar, spans: list[Span], axis: Axis, first: int) -> list[str]:
    return [gantt.path(at, gantt.bar(spans[row], axis, first_row=first), kind) for row, kind in at.span.links]


def assigned(tasks: list[int]) -> dict[int, str]:
    """The names of who is at work on each task."""
    names = defaultdict(list)
    for task, name in Assignment.objects.filter(task__in=tasks).values_list("task_id", "resource__name"):
        names[task].append(name)
    return {task: ", ".join(people) for task, people in names.items()}


def line_of(task: dict[str, Any], span: Span, waits: dict[int, list[Any]], people: dict[int, str]) -> Line:
    ties = ", ".join(told(*tie) for tie in waits.get(task["pk"], []))
    days = f"{float(task['duration_minutes']) / A_DAY:g}" if task["duration_minutes"] else ""
    return Line(task, span.row + 1, days, ties, people.get(task["pk"], ""), span.is_late)


def told(row: int, kind: str, lag: Decimal, percent: int | None) -> str:
    """A dependency as planners write it: 12, 12SS, 12FS+2d."""
    name = f"{row + 1}{kind}" if kind != "FS" or lag or percent else f"{row + 1}"
    if percent:
        return f"{name}{percent:+d}%"
    return f"{name}{float(lag) / A_DAY:+g}d" if lag else name


def counts(project: Project, *, on: date) -> dict[str, Any]:
    """How far the plan is: leaf tasks, how many done, how many overdue."""
    leaves = project.tasks.filter(is_summary=False)
    return {"all": leaves.count(), "done": leaves.done().count(), "overdue": leaves.overdue(on=on).count()}


