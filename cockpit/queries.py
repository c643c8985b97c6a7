"""Answers that look across the areas."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.shortcuts import get_object_or_404

from clients.queries import clients as find_clients
from clients.queries import contacts
from cockpit.health import Facts, Health, health
from files.queries import attachments_of
from projects.models import Goal, Project, Share
from projects.queries import goals_of, projects
from schedule.clock import beginning_of, day_of, today
from schedule.models import Task
from surveys.queries import last_score

MOST_URGENT = [Health.OFF_TRACK, Health.AT_RISK, Health.NO_PLAN, Health.ON_TRACK, Health.DONE]
A_FEW = 6
NO_MILESTONES: dict[str, Any] = {"all": 0, "done": 0, "overdue": 0, "oldest": None}


@dataclass(frozen=True)
class Standings:
    """A project as a line of the portfolio."""

    project: Project
    facts: Facts
    health: Health
    score: Any


def plans(chosen: Any, *, on: date) -> Any:
    """The projects with what their plans and clients say: `planned_finish`, `milestones`, `next_milestone`, `last_score`."""
    return chosen.annotate(**said(beginning_of(on)))


@lru_cache(maxsize=64)
def said(begins: datetime) -> dict[str, Subquery]:
    """Each is looked up by an index, project by project: joined, all tasks of all projects would be read.

    Built once for each moment at which a day begins somewhere; they name no organization before they are asked.
    """
    tasks = Task.objects.filter(project=OuterRef("pk"))
    milestones = tasks.milestones()
    ahead = milestones.open().filter(finish__gte=begins).order_by("finish", "position")
    counted = milestones.order_by().values("project").annotate(told=told(begins)).values("told")
    return {
        "planned_finish": Subquery(tasks.order_by("-finish").values("finish")[:1]),
        "milestones": Subquery(counted),
        "next_milestone": Subquery(ahead.values(told=JSONObject(name="name", finish="finish"))[:1]),
        "last_score": Subquery(last_score(OuterRef("pk"))),
    }


def told(begins: datetime) -> JSONObject:
    """How many milestones there are, are done and are overdue, and since when."""
    is_overdue = Q(done_on=None, finish__lt=begins)
    return JSONObject(
        all=Count("pk"),
        done=Count("done_on"),
        overdue=Count("pk", filter=is_overdue),
        oldest=Min("finish", filter=is_overdue),
    )


def day_or_none(moment: datetime | str | None) -> date | None:
    return day_of(moment) if moment else None


def facts_of(project: Any, goals: list[Goal], *, on: date) -> Facts:
    """The facts of a project that came out of `plans`."""
    following, known = project.next_milestone or {}, project.milestones or NO_MILESTONES
    return Facts(
        due_on=project.due_on,
        planned_finish=day_or_none(project.planned_finish),
        next_milestone=following.get("name", ""),
        next_milestone_on=day_or_none(following.get("finish")),
        milestones=known["all"],
        milestones_done=known["done"],
        overdue=known["overdue"],
        oldest_overdue_on=day_or_none(known["oldest"]),
        goals=tuple(goal.stands(on=on) for goal in goals),
    )


def portfolio(words: str = "", *, closed: bool = False, on: date) -> list[Standings]:
    """Every project that matches with health, next milestone and last score; two queries, however many there are."""
    chosen = list(plans(projects(words, closed=closed), on=on))
    goals: dict[int, list[Goal]] = {project.pk: [] for project in chosen}
    for goal in Goal.objects.current().filter(project__in=list(goals)):
        goals[goal.project_id].append(goal)
    return [stand(project, goals[project.pk], on=on) for project in chosen]


def stand(project: Any, goals: list[Goal], *, on: date) -> Standings:
    facts = facts_of(project, goals, on=on)
    return Standings(project, facts, health(facts, on=on), project.last_score)


def find_home(key: str) -> Any:
    """The project with what its home tells: besides `plans`, `shared_with`, the contacts who look in, and `files_count`."""
    shares = Share.objects.lasting().filter(project=OuterRef("pk"))
    contacts = shares.values(told=JSONObject(pk="contact_id", name="contact__name"))
    known = plans(Project.objects.select_related("client", "manager"), on=today())
    files = (
        attachments_of(OuterRef("pk")).order_by().values("project").annotate(all=Count("pk")).values("all")
    )
    told = known.annotate(shared_with=ArraySubquery(contacts), files_count=Subquery(files))
    return get_object_or_404(told, key=key)


def standing_of(project: Any, *, on: date) -> tuple[Standings, list[Goal]]:
    """One project, out of `plans`, as the portfolio has it, and its goals."""
    goals = list(goals_of(project))
    return stand(project, goals, on=on), goals


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
    "score": lambda line: line.score,
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
