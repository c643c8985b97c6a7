"""Columns of the portfolio, of a project's goals and of a plan."""

from operator import attrgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from cockpit.plan import is_milestone
from core.templatetags.look import health_name
from schedule.clock import today
from tenancy.exports import Columns

PORTFOLIO: Columns = [
    (_("Key"), attrgetter("project.key")),
    (_("Project"), attrgetter("project.name")),
    (_("Client"), attrgetter("project.client.name")),
    (_("Project manager"), attrgetter("project.manager")),
    (_("Health"), lambda line: health_name(line.health)),
    (_("Next milestone"), attrgetter("facts.next_milestone")),
    (_("Next milestone on"), attrgetter("facts.next_milestone_on")),
    (_("Start"), attrgetter("project.starts_on")),
    (_("Due"), attrgetter("project.due_on")),
    (_("Last score"), lambda line: line.score and round(line.score, 2)),
]
GOALS: Columns = [
    (_("Metric"), attrgetter("metric")),
    (_("Unit"), attrgetter("unit")),
    (_("Baseline"), attrgetter("baseline")),
    (_("Current value"), attrgetter("current")),
    (_("Target"), attrgetter("target")),
    (_("Due"), attrgetter("due_on")),
    (_("Owner"), attrgetter("owner")),
    (_("Health"), lambda goal: health_name(goal.stands(on=today()))),
    (_("The client sees it"), attrgetter("is_shared")),
]


def of_task(name: str) -> Any:
    return lambda line: line.task[name]


PLAN: Columns = [
    (_("Row"), attrgetter("number")),
    (_("Outline number"), of_task("outline")),
    (_("Code"), of_task("wbs")),
    (_("Task"), of_task("name")),
    (_("Milestone"), lambda line: is_milestone(line.task)),
    (_("Start"), attrgetter("start")),
    (_("Finish"), attrgetter("finish")),
    (_("Days"), attrgetter("days")),
    (_("% complete"), of_task("percent_complete")),
    (_("Waits for"), attrgetter("waits_for")),
    (_("People"), attrgetter("people")),
    (_("Done"), of_task("done_on")),
]
