"""Pages about change requests."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from activity.queries import history
from clients.models import Contact
from core.permissions import may
from core.redirects import own_path
from core.requests import Request
from core.toasts import toast
from projects import actions, exports, queries
from projects.changes import addition, alteration, differences_of, impact, kept, removal
from projects.kinds import kind_called, kinds, written
from projects.models import ChangeRequest, Project, ScopeVersion
from projects.promises import promise_then
from projects.scope_forms import SIGNING_LASTS, ChangeForm, DeclineForm, PartForm, RaiseForm
from projects.telling import Reader, told_differences
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage
from tenancy.exports import export_rows
from tenancy.links import inside

A_PAGE = 50


@door("projects.view_projects", queries.find_project, methods=READING)
def change_list(request: Request, project: Project) -> HttpResponse:
    """The register: state, age, value."""
    words = request.GET.get("q", "").strip()
    page = Paginator(queries.changes_of(project).matching(words), A_PAGE).get_page(request.GET.get("page"))
    version = queries.newest_version(project)
    for change in page:
        change.worth = worth_of(change)
    context = {
        "project": project,
        "page": page,
        "words": words,
        "version": version,
        "answer": in_short(project),
    }
    return render(request, "projects/changes.html", context)


def worth_of(change: ChangeRequest) -> Decimal:
    """What its parts add to the price."""
    prices = [(part["after"].get("price"), part["before"].get("price")) for part in change.parts]
    return sum((Decimal(after or 0) - Decimal(before or 0) for after, before in prices), Decimal(0))


def in_short(project: Project) -> str:
    """The register in a sentence."""
    states = [change.state for change in queries.changes_of(project)]
    waiting, asked = states.count(ChangeRequest.State.RAISED), states.count(ChangeRequest.State.ASKED)
    if not states:
        return ""
    return _("%(waiting)s to be decided, %(asked)s with the client, %(all)s in all.") % {
        "waiting": waiting, "asked": asked, "all": len(states),
    }  # fmt: skip


@door("projects.view_projects", queries.find_project, methods=READING)
def changes_as_file(request: Request, project: Project) -> Any:
    return export_rows(request, _("changes"), exports.CHANGES, queries.changes_of(project))


@door("projects.raise_change", queries.find_project)
def raise_one(request: Request, project: Project) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        price, due_on = values.pop("price"), values.pop("due_on")
        parts = [] if price is None else [wanted(values["title"], price, due_on)]
        change = actions.raise_change(project, parts=kept(parts), **values, by=request.user)
        undo = inside("projects:trash_change", project.key, change.number)
        return Done(_("%(name)s is raised.") % {"name": change}, change.get_absolute_url(), undo)

    known = {
        "title": request.GET.get("title"),
        "origin": request.GET.get("origin"),
        "source": request.GET.get("source"),
    }
    form = RaiseForm(request.POST or None, initial={name: value for name, value in known.items() if value})
    return FormPage("projects/raise.html", {"project": project}).answer(request, form, act)


def wanted(title: str, price: Decimal, due_on: date | None) -> Any:
    """Something new in the scope, by its name and price."""
    fields = {"name": title, "price": written(price), "due_on": written(due_on)}
    return addition("deliverable", fields)


@door("projects.view_projects", queries.find_change, methods=READING)
def change(request: Request, change: ChangeRequest) -> HttpResponse:
    base = base_of(change)
    items = promise_then(base) if base else {}
    differences = differences_of(change.parts)
    context = {
        "project": change.project, "change": change, "base": base, "parts": told_differences(differences, items, change.project.currency),
        "effect": effect_of(change, items), "decline": DeclineForm(), "events": history(change),
        "kinds": list(kinds()), "items": choices_of(items, change.project.currency),
        "is_open": change.state == ChangeRequest.State.RAISED,
        "can_leave": change.state == ChangeRequest.State.RAISED and may(request.user, "projects.edit_change", change),
        "came_from": own_path(request, change.source) if change.source.startswith(inside("cockpit:portfolio")) else "",
        "sides": (_("Before"), _("After")), "triages": ChangeRequest.Triage.choices,
        "said": [(_("Reason"), change.reason), (_("Effect on risk"), change.risk), (_("Effect on quality"), change.quality), (_("Why it was declined"), change.decline_reason)],
        "can_be_undone": change.result_id and not change.undone_at and not change.signed_at,
    }  # fmt: skip
    return render(request, "projects/change.html", context)


def base_of(change: ChangeRequest) -> Any:
    """The version it changes: the one that stands, or the one before the version it made."""
    if change.result is None:
        return queries.newest_version(change.project)
    return queries.version_before(change.result)


def effect_of(change: ChangeRequest, items: Any) -> Any:
    """What it does to price, effort and dates; the refusal, if its parts no longer fit."""
    try:
        return {"impact": impact(items, change.parts)}
    except ValidationError as refusal:
        return {"trouble": " ".join(refusal.messages)}


def choices_of(items: Any, currency: str) -> list[tuple[str, str]]:
    """Everything in a version as (key, kind and title)."""
    reader = Reader(items, currency)
    return [(key, f"{kind_called(key.partition(':')[0]).label}: {reader.title(key)}") for key in items]


@door("projects.edit_change", queries.find_change)
def edit(request: Request, change: ChangeRequest) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        edited = actions.edit_change(
            queries.find_change(change.project.key, change.number), **values, by=request.user
        )
        return Done(_("%(name)s is saved.") % {"name": edited}, edited.get_absolute_url())

    context = {"project": change.project, "change": queries.find_change(change.project.key, change.number)}
    form = ChangeForm(request.POST or None, instance=change)
    return FormPage("projects/change_form.html", context).answer(request, form, act)


@door("projects.edit_change", queries.find_change)
def part(request: Request, change: ChangeRequest) -> HttpResponse:
    """Something to be added (`?kind=`), or something promised told differently (`?key=`)."""
    base = queries.newest_version(change.project)
    items, key, name = (
        base.items if base else {},
        request.GET.get("key", ""),
        request.GET.get("kind", "deliverable"),
    )
    if (key and key not in items) or name not in {kind.name for kind in kinds()}:
        raise Http404
    kind = key.partition(":")[0] or name

    def act(values: dict[str, Any]) -> Done:
        fields = {field: written(value) for field, value in values.items()}
        one = alteration(items, key, fields) if key else addition(kind, fields)
        return with_parts(request, change, [*without(change, key), *kept([one])])

    currency = change.project.currency
    belonging = [
        one for one in choices_of(items, currency) if one[0].startswith("deliverable:") and one[0] != key
    ]
    form = PartForm(request.POST or None, kind=kind, items=belonging, initial=dict(items.get(key, {})))
    context = {"project": change.project, "change": change, "kind": kind_called(kind), "key": key}
    return FormPage("projects/part.html", context).answer(request, form, act)


def without(change: ChangeRequest, key: str) -> list[Any]:
    return [part for part in change.parts if part["key"] != key]


def with_parts(request: Request, change: ChangeRequest, parts: Sequence[Any]) -> Done:
    actions.edit_change(change, version=change.version, parts=list(parts), by=request.user)
    return Done(_("The change says so now."), change.get_absolute_url())


@verb("projects.edit_change", queries.find_change)
def remove(request: Request, change: ChangeRequest) -> HttpResponse:
    """Something promised is to be promised no more."""
    base = queries.newest_version(change.project)
    gone = removal(base.items if base else {}, request.POST.get("key", ""))
    keys = {one.key for one in gone}
    rest = [part for part in change.parts if part["key"] not in keys]
    done = with_parts(request, change, [*rest, *kept(gone)])
    toast(request, done.text)
    return redirect(done.url)


@verb("projects.edit_change", queries.find_change)
def leave(request: Request, change: ChangeRequest) -> HttpResponse:
    """A part of the change is left out again."""
    done = with_parts(request, change, without(change, request.POST.get("key", "")))
    toast(request, done.text)
    return redirect(done.url)


@verb("projects.triage_change", queries.find_change)
def triage(request: Request, change: ChangeRequest) -> HttpResponse:
    actions.triage_change(change, triage=request.POST.get("triage", ""), by=request.user)
    return redirect(change.get_absolute_url())


@verb("projects.approve_change", queries.find_change)
def approve(request: Request, change: ChangeRequest) -> HttpResponse:
    approved = actions.approve_change(change, by=request.user)
    undo = inside("projects:undo_change", change.project.key, change.number)
    number = queries.newest_version(change.project).number
    told = _("%(name)s is approved: version %(number)s.") % {"name": approved, "number": number}
    asked = ask_who_signed_before(request, queries.find_version(change.project.key, number))
    toast(request, f"{told} {asked}".strip(), undo=undo)
    return redirect(
        change.get_absolute_url() if asked else inside("projects:ask", change.project.key, number)
    )


def ask_who_signed_before(request: Request, version: ScopeVersion) -> str:
    """Lay the version before those who signed the last one, in the same manner; says so, or '' where that can't be."""
    last = queries.last_signed_round(version.project)
    people = [one.signer for one in queries.agreed_in(last)] if last else []
    contacts = [person for person in people if isinstance(person, Contact)]
    if not contacts or last is None:
        return ""
    until = timezone.localdate() + SIGNING_LASTS
    users = [person for person in people if isinstance(person, User)]
    try:
        actions.ask_for_signatures(
            version, contacts=contacts, users=users, in_order=last.in_order, expires_on=until, by=request.user
        )
    except ValidationError:
        return ""
    names = ", ".join(contact.name for contact in contacts)
    return _("%(names)s, who signed before, are asked to sign.") % {"names": names}


@verb("projects.undo_change", queries.find_change)
def undo(request: Request, change: ChangeRequest) -> HttpResponse:
    actions.undo_change(change, by=request.user)
    toast(request, _("Everything is as it was before %(name)s.") % {"name": change})
    return redirect(change.get_absolute_url())


@verb("projects.decline_change", queries.find_change)
def decline(request: Request, change: ChangeRequest) -> HttpResponse:
    form = DeclineForm(request.POST)
    if not form.is_valid():
        raise ValidationError(_("Please say why."))
    actions.decline_change(change, **form.cleaned_data, by=request.user)
    undo = inside("projects:reconsider_change", change.project.key, change.number)
    toast(request, _("%(name)s is declined.") % {"name": change}, undo=undo)
    return redirect(change.get_absolute_url())


@verb("projects.reconsider_change", queries.find_change)
def reconsider(request: Request, change: ChangeRequest) -> HttpResponse:
    actions.reconsider_change(change, by=request.user)
    toast(request, _("%(name)s is open again.") % {"name": change})
    return redirect(change.get_absolute_url())


@verb("projects.trash_change", queries.find_change)
def trash(request: Request, change: ChangeRequest) -> HttpResponse:
    actions.trash_change(change, by=request.user)
    undo = inside("projects:recover_change", change.project.key, change.number)
    toast(request, _("%(name)s is in the trash.") % {"name": change}, undo=undo)
    return redirect(inside("projects:changes", change.project.key))


@verb("projects.recover_change", queries.find_trashed_change)
def recover(request: Request, change: ChangeRequest) -> HttpResponse:
    actions.recover_change(change, by=request.user)
    toast(request, _("%(name)s is back.") % {"name": change})
    return redirect(change.get_absolute_url())
