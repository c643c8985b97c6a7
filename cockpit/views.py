"""Pages that look across: the portfolio, a project's home, search, what happened."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activity.models import Event
from activity.queries import history
from clients.models import Client
from clients.queries import everybody_at, find_client
from cockpit import queries
from cockpit.health import Health
from cockpit.summary import sentence
from core.requests import Request
from phases.queries import open_phase_of
from projects.goal_words import together
from schedule import clock
from schedule.queries import milestones_of
from surveys.queries import answers_of
from tenancy.doors import READING, door
from tenancy.navigation import navigation

A_PAGE = 50


@door("cockpit.view_portfolio", methods=READING)
def portfolio(request: Request) -> HttpResponse:
    """Every project with health, next milestone and last score."""
    asked, today = PortfolioAsked.by(request), clock.today()
    lines = asked.lines(on=today)
    page = Paginator(asked.shown(lines), A_PAGE).get_page(request.GET.get("page"))
    piece = "#rows" if request.htmx else ""
    context = {
        "page": page, "words": asked.words, "wanted": asked.health, "closed": asked.closed, "sort": asked.order,
        "today": today, "healths": list(Health), "answer": across(lines), "piece": piece,
        "is_empty": not lines and not asked.words and not asked.closed,
    }  # fmt: skip
    return render(request, f"cockpit/portfolio.html{piece}", context)


@dataclass(frozen=True)
class PortfolioAsked:
    """Which projects somebody wants to see, and in which order."""

    words: str
    health: str
    closed: bool
    order: str

    @classmethod
    def by(cls, request: Request) -> "PortfolioAsked":
        asked = request.GET
        words, order = asked.get("q", "").strip(), asked.get("sort", "health")
        return cls(words, asked.get("health", ""), "closed" in asked, order)

    def lines(self, *, on: date) -> list[queries.Standings]:
        """Those that match, of any health."""
        return queries.portfolio(self.words, closed=self.closed, on=on)

    def shown(self, lines: list[queries.Standings]) -> list[queries.Standings]:
        """Those of the health, sorted."""
        fitting = [line for line in lines if self.health in ("", line.health)]
        return queries.sort_portfolio(fitting, self.order)


def across(lines: list[queries.Standings]) -> str:
    """The portfolio in one sentence."""
    bad = sum(line.health is Health.OFF_TRACK for line in lines)
    shaky = sum(line.health is Health.AT_RISK for line in lines)
    off = ngettext("%(count)s project is off track", "%(count)s projects are off track", bad) % {"count": bad}
    risky = ngettext("%(count)s is at risk", "%(count)s are at risk", shaky) % {"count": shaky}
    if bad and shaky:
        return _("%(first)s; %(second)s.") % {"first": off, "second": risky}
    if bad or shaky:
        return _("%(clause)s; the others are fine.") % {"clause": off if bad else risky}
    return _("Everything is on track.")


@door("cockpit.view_project", queries.find_home, methods=READING)
def project(request: Request, project: Any) -> HttpResponse:
    """A project's home."""
    today = clock.today()
    line, goals = queries.standing_of(project, on=today)
    milestones = list(milestones_of(project))
    context = {
        "project": project, "line": line, "today": today, "answer": " ".join([sentence(line.facts, on=today), together([(str(goal), goal.stands(on=today)) for goal in goals])]).strip(),
        "goals": [(goal, goal.stands(on=today)) for goal in goals], "milestones": milestones,
        "answers": answers_of(project)[:5], "phase": open_phase_of(project),
        "events": history(project, *goals, *milestones),
    }  # fmt: skip
    return render(request, "cockpit/project.html", context)


@door("clients.view_clients", find_client, methods=READING)
def client(request: Request, client: Client) -> HttpResponse:
    """A client's home: its people, its projects, what happened."""
    people = list(everybody_at(client))
    context = {
        "client": client, "contacts": people, "projects": client.projects.all(),
        "events": history(client, *people),
    }  # fmt: skip
    return render(request, "cockpit/client.html", context)


@door("cockpit.search", methods=READING)
def search(request: Request) -> HttpResponse:
    """Projects, clients, people, tasks and places that match; a piece for the command palette."""
    words = request.GET.get("q", "").strip()
    places = [entry for entry in navigation(request) if words.lower() in str(entry["title"]).lower()]
    context = {"words": words, "found": queries.search(words), "places": places}
    return render(request, f"cockpit/search.html{'#results' if request.htmx else ''}", context)


@door("cockpit.view_activity", methods=READING)
def activity(request: Request) -> HttpResponse:
    """What happened, the newest first."""
    page = Paginator(Event.objects.select_related("actor"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "cockpit/activity.html", {"page": page})
