"""A project starts from a template, dated from its start."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from library.actions import build_project, keep_template
from library.reading import blueprint_of
from library.ready import everything_ready, find_ready
from projects.models import Goal, Project
from schedule.models import Dependency, Task
from tests.library.conftest import MONDAY

EACH = pytest.mark.parametrize("ready", everything_ready(), ids=lambda one: f"{one.slug}-{one.language}")


@pytest.fixture
def template(full, manager):
    return keep_template(full, name="Ours", by=manager)


def build(template, client, manager, **more):
    known = {"name": "Next", "starts_on": date(2026, 6, 6), "manager": manager, **more}
    return build_project(template, client=client, by=manager, **known)


def test_dates_follow_the_start_in_working_days(template, client, manager):
    """It starts on a Saturday: the first day is the Monday after."""
    project = build(template, client, manager)

    days = {task.name: (task.start_day, task.finish_day) for task in Task.objects.filter(project=project)}
    assert days["Design"] == (date(2026, 6, 8), date(2026, 6, 10))
    assert days["Code"] == (date(2026, 6, 11), date(2026, 6, 17))
    assert days["Build"] == (date(2026, 6, 8), date(2026, 6, 17))
    assert days["Live"] == (date(2026, 6, 18), date(2026, 6, 18))
    assert Goal.objects.get(project=project).due_on == date(2026, 6, 15)
    assert project.deliverables.get(name="Website").due_on == date(2026, 6, 26)
    assert (project.due_on, project.objective) == (date(2026, 7, 7), "Better")


def test_it_is_all_there_and_begins_at_the_beginning(template, client, manager):
    project = build(template, client, manager)

    goal = Goal.objects.get(project=project)
    assert goal.baseline == goal.current == Decimal("1.5")
    assert goal.owner == manager
    part = project.deliverables.get(name="Start page")
    assert part.parent.name == "Website"
    assert [one.text for one in part.criteria.all()] == ["Opens in two seconds"]
    phase = project.phases.get()
    assert (phase.name, phase.ends_on) == ("Planning", date(2026, 6, 15))
    assert [str(one) for one in phase.conditions.all()] == ["The team is named"]
    ties = Dependency.objects.filter(predecessor__project=project).order_by("pk")
    told = [(tie.predecessor.name, tie.successor.name, tie.kind, int(tie.lag_minutes)) for tie in ties]
    assert told == [
        ("Design", "Code", "SS", 480),
        ("Code", "Live", "FS", 0),
    ]
    assert not Task.objects.filter(project=project, percent_complete__gt=0).exists()
    code = Task.objects.get(project=project, name="Code")
    assert int(code.duration_minutes) == 5 * 480
    assert code.outline == "1.2"


def test_what_is_built_can_be_kept_as_the_same_template(template, client, manager):
    project = build(template, client, manager, starts_on=MONDAY)

    assert blueprint_of(project) == template.blueprint


def test_parts_that_are_not_chosen_do_not_come(template, client, manager):
    project = build(template, client, manager, parts=["deliverables"])

    assert project.deliverables.get(name="Website").price is None
    assert not Task.objects.filter(project=project).exists()
    assert not Goal.objects.filter(project=project).exists()


def test_all_or_nothing(template, client, manager):
    with pytest.raises(ValidationError):
        build(template, client, manager, currency="NONE")

    assert not Project.objects.filter(name="Next").exists()


@EACH
def test_every_ready_one_becomes_a_project(ready, client, manager):
    project = build(ready, client, manager)

    assert Task.objects.filter(project=project).count() == len(ready.blueprint.plan)
    assert blueprint_of(project).deliverables == ready.blueprint.deliverables


def test_find_ready_knows_the_language(organization):
    assert find_ready("website", "en").name == "Website"
    assert find_ready("website", "zh-hans").name == "网站建设"
