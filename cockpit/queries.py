"""Answers that look across the areas."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import TruncDate

from clients.queries import clients as find_clients
from clients.queries import contacts
from cockpit.health import Facts, Health, health
from projects.models import Goal, Project
from projects.queries import goals_of, projects
from schedule.clock import beginning_of, clock
from schedule.models import Task
from surveys.queries import last_scores

MOST_URGENT = [Health.OFF_TRACK, Health.AT_RISK, Health.NO_PLAN, Health.ON_TRACK, Health.DONE]
A_FEW = 6


@dataclass(frozen=True)
class Standings:
    """A project as a line of the portfolio."""

    project: Project
    facts: Facts
    health: Health
    score: Any


def plans(chosen: Any, *, on: date) -> Any:
    """The projects with what their plans say: milestones, finish, what is next, what is overdue."""
    is_milestone = Q(tasks__is_milestone=True, tasks__is_summary=False)
    is_overdue = is_milestone & Q(tasks__done_on=None, tasks__finish__lt=beginning_of(on))
    ahead = Task.objects.milestones().open().filter(project=OuterRef("pk"), finish__gte=beginning_of(on))
    following = ahead.order_by("finish", "position")
    return chosen.annotate(
        planned_finish=Max(day_of("tasks__finish")),
        milestones=Count("tasks", filter=is_milestone),
        milestones_done=Count("tasks", filter=is_milestone & ~Q(tasks__done_on=None)),
        overdue=Count("tasks", filter=is_overdue),
        oldest_overdue_on=Min(day_of("tasks__finish"), filter=is_overdue),
        next_milestone=Subquery(following.values("name")[:1]),
        next_milestone_on=Subquery(following.values(day=day_of("finish"))[:1]),
    )


def day_of(moment: str) -> TruncDate:
    """The day of a moment by the organization's clock."""
    return TruncDate(moment, tzinfo=clock())


def facts_of(project: Any, goals: list[Goal], *, on: date) -> Facts:
    """The facts of a project that came out of `plans`."""
    return Facts(
        due_on=project.due_on,
        planned_finish=project.planned_finish,
        next_milestone=project.next_milestone or "",
        next_milestone_on=project.next_milestone_on,
        milestones=project.milestones,
        milestones_done=project.milestones_done,
        overdue=project.overdue,
        oldest_overdue_on=project.oldest_overdue_on,
        goals=tuple(goal.stands(on=on) for goal in goals),
    )


def portfolio(words: str = "", *, closed: bool = False, on: date) -> list[Standings]:
    """Every project that matches with health, next milestone and last score; three queries, however many there are."""
    chosen = list(plans(projects(words, closed=closed), on=on))
    goals: dict[int, list[Goal]] = {project.pk: [] for project in chosen}
    for goal in Goal.objects.current().filter(project__in=list(goals)):
        goals[goal.project_id].append(goal)
    scores = last_scores(list(goals))
    return [stand(project, goals[project.pk], scores.get(project.pk), on=on) for project in chosen]


def stand(project: Any, goals: list[Goal], score: Any, *, on: date) -> Standings:
    facts = facts_of(project, goals, on=on)
    return Standings(project, facts, health(facts, on=on), score)


def standing_of(project: Project, *, on: date) -> tuple[Standings, list[Goal]]:
    """One project as the portfolio has it, and its goals."""
    known = plans(Project.objects.filter(pk=project.pk), on=on).get()
    goals = list(goals_of(project))
    return stand(known, goals, last_scores([project.pk]).get(project.pk), on=on), goals


def sort_portfolio(lines: list[Standings], by: str) -> list[Standings]:
    """Sorted by health, next, score, due, client or name; a leading “-” turns it round; unknown means health."""
    key = SORTS.get(by.removeprefix("-"), SORTS["health"])
    known = [line for line in lines if key(line) is not None]
    unknown = [line for line in lines if key(line) is None]
    return sorted(known, key=key, reverse=by.startswith("-")) + unknown


SORTS = {
    "health": lambda line: (
        MOST_URGENT.index(line.health),
        line.facts.next_milestone_on or date.max,
        line.project.name,
    ),
    "next": lambda line: line.facts.next_milestone_on,
    "score": lambda line: line.score.average if line.score else None,
    "due": lambda line: line.project.due_on,
    "client": lambda line: (line.project.client.name.lower(), line.project.name),
    "name": lambda line: line.project.name.lower(),
}


def search(words: str) -> dict[str, list[Any]]:
    """The first few projects, clients, people and milestones that match."""
    if not words:
        return {}
    milestones = Task.objects.filter(name__icontains=words, project__closed_at=None, is_summary=False)
    return {
        "projects": list(projects(words)[:A_FEW]),
        "clients": list(find_clients(words)[:A_FEW]),
        "contacts": list(contacts(words)[:A_FEW]),
        "tasks": list(milestones.select_related("project").order_by("-is_milestone", "finish")[:A_FEW]),
    }
