"""Answers about how a project hangs together."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from acceptance.queries import newest_submissions
from projects.models import Criterion, Deliverable, Goal, GoalDeliverable, Need, NeedGoal, Project
from projects.queries import signed_version
from projects.tree import outline
from schedule.models import Contribution, Task
from tracing.creep import MINUTES, Creep, Work, creep, inherited
from tracing.models import ScopeReading
from tracing.trace import Facts, Piece

Rows = dict[str, dict[int, Any]]


def pairs(links: Any, one: str, other: str, project: Project) -> dict[int, frozenset[int]]:
    """What each is linked to, in one query."""
    found: dict[int, set[int]] = defaultdict(set)
    for key, linked in links.objects.filter(**{f"{one}__project": project}).values_list(
        f"{one}_id", f"{other}_id"
    ):
        found[key].add(linked)
    return {key: frozenset(linked) for key, linked in found.items()}


def plan_of(project: Project) -> list[Work]:
    """The plan's lines with what each is said to make; two queries."""
    makes = pairs(Contribution, "task", "deliverable", project)
    return [work_of(task, makes) for task in Task.objects.filter(project=project).order_by("position")]


def work_of(task: Task, makes: Mapping[int, frozenset[int]]) -> Work:
    hours = Decimal(task.duration_minutes) / MINUTES
    return Work(task.pk, task.outline, hours, task.is_summary, makes.get(task.pk, frozenset()))


def rows_of(project: Project) -> Rows:
    """What is traced, by kind and key, each knowing its project."""
    return {
        "need": {one.pk: one for one in knowing(Need.objects.select_related("contact"), project)},
        "goal": {one.pk: one for one in knowing(Goal.objects.current(), project)},
        "deliverable": {one.pk: one for one, _number in outline(knowing(Deliverable.objects, project))},
        "task": {one.pk: one for one in knowing(Task.objects.order_by("position"), project)},
        "submission": newest_submissions(project),
    }


def knowing(rows: Any, project: Project) -> list[Any]:
    """The project's rows; none asks for it again."""
    found = list(rows.filter(project=project))
    for row in found:
        row.project = project
    return found


@dataclass(frozen=True)
class Traced:
    """What hangs together in a project: the facts, the rows they are about, and its plan."""

    facts: Facts
    rows: Rows
    plan: list[Work]


def traced(project: Project) -> Traced:
    """As many queries for many rows as for few."""
    rows = rows_of(project)
    answers = pairs(NeedGoal, "need", "goal", project)
    serves = pairs(GoalDeliverable, "goal", "deliverable", project)
    said = pairs(Contribution, "task", "deliverable", project)
    plan = [work_of(task, said) for task in rows["task"].values()]
    makes, criteria = inherited(plan), with_criteria(project)
    facts = Facts(
        needs=[Piece(key, row.text, answers.get(key, frozenset())) for key, row in rows["need"].items()],
        goals=[Piece(key, str(row), serves.get(key, frozenset())) for key, row in rows["goal"].items()],
        deliverables=[
            Piece(key, row.name, parent=row.parent_id, has_criteria=key in criteria)
            for key, row in rows["deliverable"].items()
        ],
        tasks=[Piece(key, row.name, makes[key]) for key, row in rows["task"].items() if not row.is_summary],
    )
    return Traced(facts, rows, plan)


def with_criteria(project: Project) -> set[int]:
    known = Criterion.objects.filter(deliverable__project=project)
    return set(known.values_list("deliverable_id", flat=True))


def creep_of(project: Project, plan: list[Work] | None = None) -> Creep | None:
    """How much of its plan belongs to nothing that was signed; None before anything is."""
    version = signed_version(project)
    if version is None:
        return None
    signed = {key.partition(":")[2] for key in version.items if key.startswith("deliverable:")}
    known = project.deliverables.filter(uid__in=signed).values_list("pk", flat=True)
    return creep(plan_of(project) if plan is None else plan, set(known))


def readings_of(project: Project) -> Any:
    """What was read, the newest first."""
    return ScopeReading.objects.filter(project=project)
