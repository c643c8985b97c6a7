"""A project as a blueprint."""

from collections import defaultdict
from typing import Any

from library.blueprint import Aim, Asked, Blueprint, Link, Result, Sentence, Stage, Work, amount
from library.days import WorkingDays
from phases.models import Condition, Phase
from projects.models import Criterion, Goal, Project, ScopeItem
from projects.queries import tree_of
from projects.tree import level
from schedule.models import Dependency, Task
from schedule.queries import default_calendar, working_calendar


def blueprint_of(project: Project) -> Blueprint:
    """Everything a template can keep of it; work of hours becomes whole days, and what was due before the start is due on its first day."""
    days = working_days(project)
    tasks = list(Task.objects.filter(project=project).order_by("position"))
    return Blueprint(
        objective=project.objective[:5000],
        background=project.background[:5000],
        due=days.number(project.due_on) if project.due_on else None,
        statement=statement_of(project),
        goals=goals_of(project, days),
        deliverables=deliverables_of(project, days),
        phases=phases_of(project, days),
        plan=tuple(work_of(task, tasks[place + 1 :][:1], days) for place, task in enumerate(tasks)),
        links=links_of(project, tasks),
    )


def working_days(project: Project) -> WorkingDays:
    """The project's working days, by its calendar."""
    return WorkingDays(working_calendar(default_calendar(project)), project.starts_on)


def statement_of(project: Project) -> tuple[Sentence, ...]:
    items = ScopeItem.objects.filter(project=project).order_by("kind", "position", "pk")
    return tuple(Sentence(item.kind, item.text) for item in items)


def goals_of(project: Project, days: WorkingDays) -> tuple[Aim, ...]:
    return tuple(
        Aim(
            goal.metric,
            amount(goal.target) or "0",
            days.number(goal.due_on),
            kind=goal.kind,
            unit=goal.unit,
            baseline=amount(goal.baseline) or "0",
            is_shared=goal.is_shared,
        )
        for goal in Goal.objects.current().filter(project=project)
    )


def deliverables_of(project: Project, days: WorkingDays) -> tuple[Result, ...]:
    criteria: dict[int, list[str]] = defaultdict(list)
    for criterion in Criterion.objects.filter(deliverable__project=project):
        criteria[criterion.deliverable_id].append(criterion.text)
    return tuple(
        Result(
            row.name,
            level=level(number),
            description=row.description,
            due=days.number(row.due_on) if row.due_on else None,
            price=amount(row.price),
            effort=amount(row.effort),
            criteria=tuple(criteria[row.pk]),
        )
        for row, number in tree_of(project)
    )


def phases_of(project: Project, days: WorkingDays) -> tuple[Stage, ...]:
    """What a gate asks about a row of its own, a milestone or a deliverable, is about that project only, and is left out."""
    asked: dict[int, list[Asked]] = defaultdict(list)
    for one in Condition.objects.filter(phase__project=project, milestone=None, deliverable=None):
        asked[one.phase_id].append(Asked(one.kind, one.text))
    return tuple(
        Stage(
            phase.name,
            phase.aim,
            starts=days.number(phase.starts_on) if phase.starts_on else None,
            ends=days.number(phase.ends_on) if phase.ends_on else None,
            conditions=tuple(asked[phase.pk]),
        )
        for phase in Phase.objects.filter(project=project)
    )


def work_of(task: Task, following: list[Task], days: WorkingDays) -> Work:
    """The task's line; a summary with nothing under it is work of its own."""
    told: dict[str, Any] = {"level": task.level, "notes": task.notes}
    if following and following[0].level > task.level:
        return Work(task.name, **told)
    starts, ends = days.number(task.start_day), days.number(task.finish_day)
    return Work(task.name, starts=starts, days=0 if task.is_milestone else ends - starts + 1, **told)


def links_of(project: Project, tasks: list[Task]) -> tuple[Link, ...]:
    places = {task.pk: place for place, task in enumerate(tasks, 1)}
    known = Dependency.objects.filter(predecessor__project=project, successor__project=project).order_by("pk")
    return tuple(
        Link(places[one.predecessor_id], places[one.successor_id], one.kind, round(one.lag_minutes))
        for one in known
    )
