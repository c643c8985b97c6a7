"""Pages about the scope: its statement and the register of deliverables."""

from collections import Counter
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activity.queries import history
from core.permissions import may
from core.requests import Request
from core.toasts import toast
from projects import actions, exports, queries
from projects.models import Criterion, Deliverable, Project, ScopeItem
from projects.register import entries_of
from projects.scope_forms import (
    CriterionForm,
    DeliverableForm,
    DeliverableLineForm,
    FreezeForm,
    RegisterForm,
    ScopeItemForm,
)
from projects.scope_rows import ScopeRows
from projects.standings import scope_standing
from projects.steps import STEPS, after_step, one_step
from projects.tree import Branch, outline
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage
from tenancy.exports import export
from tenancy.links import inside

KINDS = ScopeItem.Kind


@door("projects.view_projects", queries.find_project, methods=READING)
def register(request: Request, project: Project) -> HttpResponse:
    """What is promised, and how it stands to the version that stands."""
    return show_register(request, project)


def show_register(request: Request, project: Project) -> HttpResponse:
    standing = scope_standing(project)
    branches = outline(standing.rows["deliverable"])
    may_edit = may(request.user, "projects.edit_deliverable", project)
    edited = request.GET.get("edit", "")
    rows = ScopeRows(inside("projects:scope", project.key), project.currency, standing, may_edit, edited)
    items = standing.rows["scopeitem"]
    context = {
        "project": project, "standing": standing, "answer": standing.sentence(), "may_edit": may_edit,
        "rows": [rows.row(branch) for branch in with_criteria(branches, standing.rows["criterion"])],
        "statement": [(kind, [item for item in items if item.kind == kind]) for kind in KINDS],
        "price": sum((row.price or Decimal(0) for row, _number in branches), Decimal(0)),
        "effort": sum((row.effort or Decimal(0) for row, _number in branches), Decimal(0)),
        "freeze": FreezeForm(), "open_changes": queries.changes_of(project).open().count(),
        "edit_form": edit_line(project, edited), "csrf": get_token(request), "events": history(project),
    }  # fmt: skip
    return render(request, "projects/scope.html", context)


def with_criteria(branches: list[Branch], criteria: list[Criterion]) -> list[tuple[Any, str, int]]:
    """Each deliverable with its number and how many criteria it has."""
    counts = Counter(criterion.deliverable_id for criterion in criteria)
    return [(row, number, counts[row.pk]) for row, number in branches]


def edit_line(project: Project, edited: str) -> DeliverableForm | None:
    """The form in the row that is being edited."""
    row = project.deliverables.filter(pk=edited).first() if edited.isdecimal() else None
    return DeliverableForm(instance=row, project=project) if row else None


@door("projects.add_deliverable", queries.find_project)
def add_deliverable(request: Request, project: Project) -> HttpResponse:
    """By the line under the register; opened, it is a page of its own."""

    def act(values: dict[str, Any]) -> Done:
        row = actions.add_deliverable(project, **values, by=request.user)
        undo = inside("projects:trash_deliverable", project.key, row.pk)
        return Done(_("“%(name)s” is added.") % {"name": row}, back_to(project, row), undo)

    is_line = request.method == "POST" and "parent" not in request.POST
    form = (
        DeliverableLineForm(request.POST)
        if is_line
        else DeliverableForm(request.POST or None, project=project)
    )
    return FormPage("projects/deliverable.html", {"project": project}).answer(request, form, act)


@door("projects.bring_in_deliverables", queries.find_project)
def bring_in(request: Request, project: Project) -> HttpResponse:
    """A register from a spreadsheet: all of it comes, or every problem is told."""
    form = RegisterForm(request.POST or None, request.FILES or None)

    def act(values: dict[str, Any]) -> Done:
        entries = entries_of(form.source(), currency=project.currency)
        added = actions.bring_in_deliverables(project, entries=entries, by=request.user)
        text = ngettext("%(count)s deliverable has come.", "%(count)s deliverables have come.", len(added))
        return Done(text % {"count": len(added)}, inside("projects:scope", project.key))

    return FormPage("projects/bring_in.html", {"project": project}).answer(request, form, act)


def back_to(project: Project, row: Deliverable) -> str:
    return inside("projects:scope", project.key) + f"#d-{row.pk}"


@door("projects.edit_deliverable", queries.find_deliverable)
def deliverable(request: Request, row: Deliverable) -> HttpResponse:
    """A deliverable with its criteria; sent, it is saved."""

    def act(values: dict[str, Any]) -> Done:
        edited = actions.edit_deliverable(
            queries.find_deliverable(row.project.key, row.pk), **values, by=request.user
        )
        return Done(_("“%(name)s” is saved.") % {"name": edited}, back_to(row.project, edited))

    shown = queries.find_deliverable(row.project.key, row.pk)
    context = {
        "project": row.project, "deliverable": shown, "criteria": shown.criteria.all(), "events": history(shown),
        "criterion_form": CriterionForm(auto_id="criterion_%s"),
    }  # fmt: skip
    form = DeliverableForm(request.POST or None, instance=row, project=row.project)
    return FormPage("projects/deliverable.html", context).answer(request, form, act)


@verb("projects.move_deliverable", queries.find_deliverable)
def move_deliverable(request: Request, row: Deliverable) -> HttpResponse:
    """A step up, down, in or out; or, dragged, to a place among its siblings."""
    branches, project = queries.tree_of(row.project), row.project
    step, place = request.POST.get("step", ""), request.POST.get("place", "")
    if step in STEPS:
        parent, where = after_step(branches, row, step)
    else:
        parent, where = row.parent, int(place) if place.isdecimal() and len(place) < 6 else 0
    actions.move_deliverable(row, parent=parent, place=where, by=request.user)
    return redirect(back_to(project, row))


@verb("projects.trash_deliverable", queries.find_deliverable)
def trash_deliverable(request: Request, row: Deliverable) -> HttpResponse:
    actions.trash_deliverable(row, by=request.user)
    undo = inside("projects:recover_deliverable", row.project.key, row.pk)
    toast(request, _("“%(name)s” is in the trash.") % {"name": row}, undo=undo)
    return redirect(inside("projects:scope", row.project.key))


@verb("projects.recover_deliverable", queries.find_trashed_deliverable)
def recover_deliverable(request: Request, row: Deliverable) -> HttpResponse:
    actions.recover_deliverable(row, by=request.user)
    toast(request, _("“%(name)s” is back.") % {"name": row})
    return redirect(back_to(row.project, row))


@verb("projects.add_criterion", queries.find_deliverable)
def add_criterion(request: Request, row: Deliverable) -> HttpResponse:
    form = CriterionForm(request.POST)
    if form.is_valid():
        actions.add_criterion(row, **form.cleaned_data, by=request.user)
    else:
        toast(request, " ".join(map(str, form.errors["text"])))
    return redirect(row.get_absolute_url() + "#criteria")


@door("projects.edit_criterion", queries.find_criterion)
def edit_criterion(request: Request, criterion: Criterion) -> HttpResponse:
    project = criterion.deliverable.project

    def act(values: dict[str, Any]) -> Done:
        edited = actions.edit_criterion(
            queries.find_criterion(project.key, criterion.pk), **values, by=request.user
        )
        return Done(_("The criterion is saved."), edited.get_absolute_url() + "#criteria")

    context = {"project": project, "criterion": criterion, "events": history(criterion)}
    form = CriterionForm(request.POST or None, instance=criterion)
    return FormPage("projects/criterion.html", context).answer(request, form, act)


@verb("projects.move_criterion", queries.find_criterion)
def move_criterion(request: Request, criterion: Criterion) -> HttpResponse:
    keys = [one.pk for one in criterion.deliverable.criteria.all()]
    place = one_step(keys, criterion.pk, request.POST.get("step", ""))
    actions.move_criterion(criterion, place=place, by=request.user)
    return redirect(criterion.get_absolute_url() + "#criteria")


@verb("projects.trash_criterion", queries.find_criterion)
def trash_criterion(request: Request, criterion: Criterion) -> HttpResponse:
    actions.trash_criterion(criterion, by=request.user)
    undo = inside("projects:recover_criterion", criterion.deliverable.project.key, criterion.pk)
    toast(request, _("The criterion is in the trash."), undo=undo)
    return redirect(criterion.get_absolute_url() + "#criteria")


@verb("projects.recover_criterion", queries.find_trashed_criterion)
def recover_criterion(request: Request, criterion: Criterion) -> HttpResponse:
    actions.recover_criterion(criterion, by=request.user)
    toast(request, _("The criterion is back."))
    return redirect(criterion.get_absolute_url() + "#criteria")


@door("projects.add_scope_item", queries.find_project)
def add_scope_item(request: Request, project: Project) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        item = actions.add_scope_item(project, **values, by=request.user)
        undo = inside("projects:trash_scope_item", project.key, item.pk)
        return Done(_("“%(name)s” is added.") % {"name": item}, statement_of(project), undo)

    form = ScopeItemForm(request.POST or None, initial={"kind": request.GET.get("kind")})
    return FormPage("projects/scope_item.html", {"project": project}).answer(request, form, act)


def statement_of(project: Project) -> str:
    return inside("projects:scope", project.key) + "#statement"


@door("projects.edit_scope_item", queries.find_scope_item)
def edit_scope_item(request: Request, item: ScopeItem) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        edited = actions.edit_scope_item(
            queries.find_scope_item(item.project.key, item.pk), **values, by=request.user
        )
        return Done(_("“%(name)s” is saved.") % {"name": edited}, statement_of(item.project))

    context = {"project": item.project, "item": item, "events": history(item)}
    form = ScopeItemForm(request.POST or None, instance=item)
    return FormPage("projects/scope_item.html", context).answer(request, form, act)


@verb("projects.move_scope_item", queries.find_scope_item)
def move_scope_item(request: Request, item: ScopeItem) -> HttpResponse:
    siblings = [one.pk for one in ScopeItem.objects.filter(project=item.project, kind=item.kind)]
    place = one_step(siblings, item.pk, request.POST.get("step", ""))
    actions.move_scope_item(item, place=place, by=request.user)
    return redirect(statement_of(item.project))


@verb("projects.trash_scope_item", queries.find_scope_item)
def trash_scope_item(request: Request, item: ScopeItem) -> HttpResponse:
    actions.trash_scope_item(item, by=request.user)
    undo = inside("projects:recover_scope_item", item.project.key, item.pk)
    toast(request, _("“%(name)s” is in the trash.") % {"name": item}, undo=undo)
    return redirect(statement_of(item.project))


@verb("projects.recover_scope_item", queries.find_trashed_scope_item)
def recover_scope_item(request: Request, item: ScopeItem) -> HttpResponse:
    actions.recover_scope_item(item, by=request.user)
    toast(request, _("“%(name)s” is back.") % {"name": item})
    return redirect(statement_of(item.project))


@door("projects.view_projects", queries.find_project, methods=READING)
def deliverables_as_file(request: Request, project: Project) -> Any:
    return export(request, _("deliverables"), exports.DELIVERABLES, queries.tree_of(project))
