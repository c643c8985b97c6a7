"""Pages about the values of goals."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.queries import history
from core.requests import Request
from core.toasts import toast
from projects import actions, exports, queries
from projects.forms import GoalForm, MeasureForm
from projects.goal_chart import chart
from projects.goal_words import why
from projects.models import Goal, Measurement
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage
from tenancy.exports import export_rows
from tenancy.links import inside


@door("projects.edit_goal", queries.find_goal)
def edit_goal(request: Request, goal: Goal) -> HttpResponse:
    """The goal with its values over time; sent, it is saved."""

    def act(values: dict[str, Any]) -> Done:
        edited = actions.edit_goal(queries.find_goal(goal.project.key, goal.pk), **values, by=request.user)
        return Done(_("The goal “%(name)s” is saved.") % {"name": edited}, goal.project.get_absolute_url())

    form = GoalForm(request.POST or None, instance=goal)
    shown = queries.find_goal(goal.project.key, goal.pk)
    return FormPage("projects/goal.html", about(shown)).answer(request, form, act)


def about(goal: Goal) -> dict[str, Any]:
    today, measured = timezone.localdate(), list(queries.measurements_of(goal))
    values = [(one.measured_on, one.value) for one in measured]
    return {
        "project": goal.project, "goal": goal, "events": history(goal), "measured": measured, "why": why(goal.aim, on=today),
        "stands": goal.stands(on=today), "chart": chart(goal.aim, values, on=today),
        "measure_form": MeasureForm(initial={"on": today}, auto_id="measure_%s"),
    }  # fmt: skip


@door("projects.measure_goal", queries.find_goal)
def measure(request: Request, goal: Goal) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        is_correction = queries.measurements_of(goal).filter(measured_on=values["on"]).exists()
        actions.measure_goal(goal, **values, by=request.user)
        kept = queries.find_measurement(goal.project.key, goal.pk, values["on"])
        undo = inside("projects:remove_measurement", goal.project.key, goal.pk, kept.pk)
        return Done(_("The value is kept."), goal.get_absolute_url(), "" if is_correction else undo)

    form = MeasureForm(request.POST or None, initial={"on": timezone.localdate()})
    return FormPage("projects/measure.html", {"project": goal.project, "goal": goal}).answer(
        request, form, act
    )


@verb("projects.remove_measurement", queries.find_goals_measurement)
def remove_measurement(request: Request, measurement: Measurement) -> HttpResponse:
    goal = actions.remove_measurement(measurement, by=request.user)
    toast(request, _("The value is taken back."))
    return redirect(goal.get_absolute_url())


@door("projects.view_projects", queries.find_goal, methods=READING)
def measurements_as_file(request: Request, goal: Goal) -> Any:
    return export_rows(request, _("measurements"), exports.MEASUREMENTS, queries.measurements_of(goal))
