"""The lists of the cockpit as files."""

from typing import Any

from django.utils.translation import gettext as _

from cockpit import exports
from cockpit.plan_export import WholePlan
from cockpit.views import PortfolioAsked
from core.requests import Request
from projects.models import Project
from projects.queries import find_project, goals_of
from schedule.clock import today
from tenancy.doors import READING, door
from tenancy.exports import export, export_rows


@door("cockpit.view_portfolio", methods=READING)
def portfolio(request: Request) -> Any:
    asked = PortfolioAsked.by(request)
    return export(request, _("portfolio"), exports.PORTFOLIO, asked.shown(asked.lines(on=today())))


@door("cockpit.view_project", find_project, methods=READING)
def goals(request: Request, project: Project) -> Any:
    return export_rows(request, called(project, _("goals")), exports.GOALS, goals_of(project))


@door("schedule.view_plan", find_project, methods=READING)
def plan(request: Request, project: Project) -> Any:
    whole = WholePlan.of(project, on=today())
    return export(request, called(project, _("plan")), exports.PLAN, whole.keys, whole.lines)


def called(project: Project, listed: str) -> str:
    return f"{project.key}-{listed}"
