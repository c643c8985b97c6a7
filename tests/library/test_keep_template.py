"""A project becomes a template: its parts, with days counted from the start."""

import pytest
from django.core.exceptions import ValidationError

from library.actions import adopt_template, edit_template, keep_template, replace_template
from library.blueprint import Asked, Link, Result, Stage
from library.models import ProjectTemplate
from library.ready import everything_ready
from projects.actions import add_deliverable, trash_deliverable
from tenancy.models import Conflict


def test_it_keeps_everything_but_people_and_dates(full, manager):
    blueprint = keep_template(full, name="Ours", by=manager).blueprint

    assert (blueprint.objective, blueprint.due) == ("Better", 22)
    assert [(one.kind, one.text) for one in blueprint.statement] == [("excluded", "Hosting")]
    aim = blueprint.goals[0]
    assert (aim.metric, aim.baseline, aim.target, aim.unit, aim.due) == ("Orders", "1.5", "9", "/h", 6)
    assert blueprint.deliverables == (
        Result("Website", due=15, price="900"),
        Result("Start page", level=2, effort="7.5", criteria=("Opens in two seconds",)),
    )
    assert blueprint.phases == (
        Stage("Planning", ends=6, conditions=(Asked("confirmed", "The team is named"),)),
    )
    told = [(work.name, work.level, work.starts, work.days) for work in blueprint.plan]
    assert told == [("Build", 1, None, 0), ("Design", 2, 1, 3), ("Code", 2, 4, 5), ("Live", 1, 9, 0)]
    assert blueprint.links == (Link(2, 3, "SS", 480), Link(3, 4))


def test_what_is_in_the_trash_or_not_chosen_is_left_behind(full, manager):
    trash_deliverable(full.deliverables.get(name="Start page"), by=manager)

    kept = keep_template(full, name="Ours", parts=["deliverables"], by=manager).blueprint

    assert [(one.name, one.price) for one in kept.deliverables] == [("Website", None)]
    assert (kept.statement, kept.goals, kept.plan, kept.links) == ((), (), (), ())
    assert kept.objective == "Better"


def test_a_name_is_used_once_in_a_language(full, manager):
    keep_template(full, name="Ours", by=manager)

    with pytest.raises(ValidationError, match="a template with this name"):
        keep_template(full, name="Ours", by=manager)
    assert keep_template(full, name="Ours", language="zh-hans", by=manager).pk


def test_replace_template_takes_what_a_project_has_learned(full, manager):
    template = keep_template(full, name="Ours", by=manager)
    add_deliverable(full, name="Handbook", by=manager)

    replace_template(template, project=full, parts=["deliverables"], by=manager)

    template.refresh_from_db()
    assert [one.name for one in template.blueprint.deliverables] == ["Website", "Start page", "Handbook"]
    assert template.blueprint.plan == ()


def test_edit_template_lets_nobody_overwrite_another(full, manager):
    template = keep_template(full, name="Ours", by=manager)
    edit_template(ProjectTemplate.objects.get(), version=template.version, summary="For shops", by=manager)

    with pytest.raises(Conflict):
        edit_template(template, version=1, name="Mine", by=manager)
    assert ProjectTemplate.objects.get().summary == "For shops"


def test_adopt_template_makes_a_ready_one_ones_own(organization, manager):
    ready = everything_ready()[0]

    template = adopt_template(ready, by=manager)

    assert (template.name, template.language, template.blueprint) == (
        ready.name, ready.language, ready.blueprint,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="in the library already"):
        adopt_template(ready, by=manager)


def test_content_that_is_none_is_refused(organization):
    wrong = ProjectTemplate(name="Bent", language="en", content={"plan": [{"name": "", "starts": 0}]})

    with pytest.raises(ValidationError, match="not the content of a template"):
        wrong.added()
