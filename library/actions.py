"""What can be done with project templates."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from clients.models import Client
from library.blueprint import Blueprint, Part, chosen, written
from library.dated import rows_of
from library.days import WorkingDays
from library.models import ProjectTemplate
from library.reading import blueprint_of
from library.ready import Ready
from phases.actions import lay_out_phases
from phases.usual import PlannedPhase
from projects.actions import add_scope_item, bring_in_deliverables, set_goal, start_project
from projects.models import Project
from projects.register import Entry
from schedule.actions import lay_out_plan
from schedule.outline import Waiting
from schedule.working import OFFICE_CALENDAR
from tenancy.models import refuse
from tenancy.scope import current

EVERYTHING = frozenset(Part)


@transaction.atomic
def keep_template(
    project: Project, *, name: str, by: Any, parts: Collection[str] = EVERYTHING, **particulars: Any
) -> ProjectTemplate:
    """Keep the parts of a project to start others from."""
    particulars.setdefault("language", current().language)
    content = written(chosen(blueprint_of(project), parts))
    template = ProjectTemplate(name=name, content=content, **particulars).added()
    record(template, "project_template.kept", by=by, project=project.key)
    return template


@transaction.atomic
def replace_template(
    template: ProjectTemplate, *, project: Project, by: Any, parts: Collection[str] = EVERYTHING
) -> ProjectTemplate:
    """Let a template hold what a project has learned since."""
    template.revise(version=template.version, content=written(chosen(blueprint_of(project), parts)))
    record(template, "project_template.replaced", by=by, project=project.key)
    return template


@transaction.atomic
def adopt_template(ready: Ready, *, by: Any) -> ProjectTemplate:
    """Take a ready-made template over, to make it one's own."""
    if ProjectTemplate.objects.filter(name=ready.name, language=ready.language).exists():
        raise refuse(_("“%(name)s” is in the library already."), name=ready.name)
    template = ProjectTemplate(
        name=ready.name, summary=ready.summary, language=ready.language, content=written(ready.blueprint)
    ).added()
    record(template, "project_template.adopted", by=by)
    return template


@transaction.atomic
def edit_template(template: ProjectTemplate, *, version: int, by: Any, **changes: Any) -> ProjectTemplate:
    """Call it otherwise."""
    changed = template.revise(version=version, **changes)
    record(template, "project_template.edited", by=by, changed=changed)
    return template


@transaction.atomic
def trash_template(template: ProjectTemplate, *, by: Any) -> ProjectTemplate:
    """Throw it away; for thirty days it can be taken back."""
    template.throw_away(by=by)
    record(template, "project_template.trashed", by=by)
    return template


@transaction.atomic
def recover_template(template: ProjectTemplate, *, by: Any) -> ProjectTemplate:
    """Take it back out of the trash."""
    template.take_back()
    record(template, "project_template.recovered", by=by)
    return template


@transaction.atomic
def build_project(
    template: ProjectTemplate | Ready, *, client: Client, name: str, starts_on: date, by: Any,
    parts: Collection[str] = EVERYTHING, **particulars: Any,
) -> Project:  # fmt: skip
    """Start a project from a template: all its parts, dated from the start, or nothing."""
    blueprint = chosen(template.blueprint, parts)
    days = WorkingDays(OFFICE_CALENDAR, starts_on)
    particulars.setdefault("objective", blueprint.objective)
    particulars.setdefault("background", blueprint.background)
    particulars.setdefault("due_on", days.day(blueprint.due) if blueprint.due else None)
    project = start_project(client, name=name, starts_on=starts_on, **particulars, by=by)
    record(project, "project.built", by=by, template=template.name)
    _promise(project, blueprint, days, by=by)
    if blueprint.phases:
        lay_out_phases(project, phases=phases_of(blueprint, days), by=by)
    if blueprint.plan:
        waits = [Waiting(one.before, one.after, one.kind, one.lag) for one in blueprint.links]
        lay_out_plan(project, rows=rows_of(blueprint, days), links=waits, by=by)
    return project


def _promise(project: Project, blueprint: Blueprint, days: WorkingDays, *, by: Any) -> None:
    """The blueprint's scope and goals; whoever manages the project owns the goals."""
    for sentence in blueprint.statement:
        add_scope_item(project, kind=sentence.kind, text=sentence.text, by=by)
    for aim in blueprint.goals:
        baseline, target = Decimal(aim.baseline), Decimal(aim.target)
        set_goal(
            project, metric=aim.metric, kind=aim.kind, unit=aim.unit, baseline=baseline, target=target, current=baseline,
            due_on=days.day(aim.due), owner=project.manager, is_shared=aim.is_shared, by=by,
        )  # fmt: skip
    if blueprint.deliverables:
        bring_in_deliverables(project, entries=entries_of(blueprint, days), by=by)


def phases_of(blueprint: Blueprint, days: WorkingDays) -> list[PlannedPhase]:
    return [
        PlannedPhase(
            stage.name,
            stage.aim,
            [(one.kind, one.text) for one in stage.conditions],
            starts_on=days.day(stage.starts) if stage.starts else None,
            ends_on=days.day(stage.ends) if stage.ends else None,
        )
        for stage in blueprint.phases
    ]


def entries_of(blueprint: Blueprint, days: WorkingDays) -> list[Entry]:
    return [
        Entry(
            one.level,
            one.name,
            days.day(one.due) if one.due else None,
            Decimal(one.price) if one.price else None,
            Decimal(one.effort) if one.effort else None,
            one.description,
            one.criteria,
        )
        for one in blueprint.deliverables
    ]
