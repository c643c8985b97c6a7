"""What can be done with the tasks of a plan."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import IntegerField, Max, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from projects.models import Project
from schedule.clock import at
from schedule.models import Dependency, Task
from schedule.outline import Row, Waiting, numbers, spans, with_progress
from tenancy.models import refuse

BEGIN, END, A_DAY, SATURDAY = time(9), time(17), 8 * 60, 5
FULL = 100


@transaction.atomic
def add_task(
    project: Project, *, name: str, first_day: date, last_day: date, by: Any, **particulars: Any
) -> Task:
    """Put a task at the end of the plan."""
    position, outline = next_row(project)
    times = hours(first_day, last_day, is_milestone=particulars.get("is_milestone", False))
    task = Task(
        project=project, name=name, position=position, outline=outline, **times, **particulars
    ).added()
    record(task, "task.added", by=by, project=project.key)
    return task


def next_row(project: Project) -> tuple[int, str]:
    """The position and the outline number of a task that comes after all others."""
    is_top = Q(level=1, outline__regex="^[0-9]{1,9}$")
    number = Cast("outline", IntegerField())
    last = project.tasks.aggregate(position=Max("position"), top=Max(number, filter=is_top))
    return (last["position"] or 0) + 1, str((last["top"] or 0) + 1)


@transaction.atomic
def edit_task(
    task: Task,
    *,
    version: int,
    by: Any,
    first_day: date | None = None,
    last_day: date | None = None,
    **changes: Any,
) -> Task:
    """Change a task; its hours stay where its days do."""
    first, last = first_day or task.start_day, last_day or task.finish_day
    if (first, last) != (task.start_day, task.finish_day):
        changes |= hours(first, last, is_milestone=changes.get("is_milestone", task.is_milestone))
    changed = task.revise(version=version, **changes)
    if "percent_complete" in changed:
        carry_up(task)
    record(task, "task.edited", by=by, changed=changed)
    return task


def hours(first_day: date, last_day: date, *, is_milestone: bool) -> dict[str, Any]:
    """Start, finish and duration of a task from its first day to its last."""
    if last_day < first_day:
        raise refuse(_("A task can't finish before it starts."))
    if is_milestone:
        return {"start": moment(last_day, END), "finish": moment(last_day, END), "duration_minutes": 0}
    days = sum(
        (first_day + timedelta(days=n)).weekday() < SATURDAY for n in range((last_day - first_day).days + 1)
    )
    return {
        "start": moment(first_day, BEGIN),
        "finish": moment(last_day, END),
        "duration_minutes": days * A_DAY,
    }


@transaction.atomic
def complete_task(task: Task, *, on: date, by: Any) -> Task:
    """Say that a task, often a milestone, is done; clients are asked how it went in a reaction."""
    if task.is_summary:
        raise refuse(_("A summary is done when everything under it is."))
    if task.done_on:
        raise refuse(_("“%(name)s” is done already."), name=task.name)
    task.revise(version=task.version, done_on=on, done_by=by, percent_complete=FULL)
    carry_up(task)
    record(task, "task.completed", by=by, is_milestone=task.is_milestone, done_on=on.isoformat())
    return task


@transaction.atomic
def reopen_task(task: Task, *, by: Any) -> Task:
    """Take back that a task is done."""
    task.revise(version=task.version, done_on=None, done_by=None, percent_complete=0)
    carry_up(task)
    record(task, "task.reopened", by=by)
    return task


def carry_up(task: Task) -> None:
    """Let the summaries above the task say how far they are: by the durations of the tasks under them."""
    numbers = task.outline.split(".")
    for depth in range(1, len(numbers)):
        outline = ".".join(numbers[:depth])
        under = Task.objects.leaves().filter(project=task.project, outline__startswith=f"{outline}.")
        rows = list(under.values_list("duration_minutes", "percent_complete"))
        task.project.tasks.filter(outline=outline).update(percent_complete=share_done(rows))


def share_done(rows: Sequence[tuple[Decimal, int]]) -> int:
    """Percent complete of tasks together, weighted by their durations; milestones alone count alike."""
    total = sum(duration for duration, _ in rows)
    if total:
        return int(sum(duration * percent for duration, percent in rows) / total)
    return sum(percent for _, percent in rows) // max(len(rows), 1)


@transaction.atomic
def lay_out_plan(project: Project, *, rows: Sequence[Row], links: Sequence[Waiting], by: Any) -> list[Task]:
    """Write a whole outline at once; links tie rows by their numbers. What is complete is done."""
    rows = with_progress(rows)
    outline, days = numbers([row.level for row in rows]), spans(rows)
    planned = [
        planned_task(project, row, position=position, outline=outline[position - 1], days=days[position - 1])
        for position, row in enumerate(rows, 1)
    ]
    tasks = Task.objects.bulk_create(planned)
    Dependency.objects.bulk_create(
        Dependency(
            predecessor=tasks[tie.before - 1],
            successor=tasks[tie.after - 1],
            kind=tie.kind,
            lag_minutes=tie.lag_minutes,
        )
        for tie in links
    )
    record(project, "plan.laid_out", by=by, tasks=len(tasks))
    return tasks


def planned_task(project: Project, row: Row, *, position: int, outline: str, days: tuple[date, date]) -> Task:
    first, last = days
    is_milestone = row.first_day is not None and row.days == 0
    return Task(
        project=project,
        position=position,
        outline=outline,
        level=row.level,
        name=row.name,
        notes=row.notes,
        start=moment(first, END if is_milestone else BEGIN),
        finish=moment(last, END),
        duration_minutes=row.days * A_DAY,
        is_milestone=is_milestone,
        is_summary=row.first_day is None,
        percent_complete=row.percent,
        done_on=last if row.percent == FULL and row.first_day else None,
    )


def moment(day: date, clock: time) -> datetime:
    """The day at the hour, by the organization's clock."""
    return at(datetime.combine(day, clock))
