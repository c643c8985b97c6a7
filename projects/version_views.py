"""Pages about versions of the scope: frozen, compared, signed."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.queries import history
from core.requests import Request
from core.toasts import toast
from projects import actions, queries
from projects.comparison import compare
from projects.models import Project, ScopeVersion, Signature, SigningRound
from projects.promises import effort_of, price_of, promise_now, promise_then
from projects.scope_forms import AskForm, FreezeForm
from projects.signing import on_turn
from projects.telling import told_differences, told_items
from projects.version_paper import paper_of
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage

NOW = "now"


@verb("projects.freeze_scope", queries.find_project)
def freeze(request: Request, project: Project) -> HttpResponse:
    form = FreezeForm(request.POST)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    version = actions.freeze_scope(project, name=name, by=request.user)
    toast(request, _("Version %(number)s is frozen.") % {"number": version.number})
    return redirect(version.get_absolute_url())


@door("projects.view_projects", queries.find_project, methods=READING)
def version_list(request: Request, project: Project) -> HttpResponse:
    context = {"project": project, "versions": queries.versions_of(project)}
    return render(request, "projects/versions.html", context)


@door("projects.view_projects", queries.find_version, methods=READING)
def version(request: Request, version: ScopeVersion) -> HttpResponse:
    signatures = list(queries.signatures_of(version))
    waiting = next((one.round for one in signatures if one.round.is_open(on=timezone.localdate())), None)
    turns = {one.pk for one in on_turn(waiting)} if waiting else set()
    context = {
        "project": version.project, "version": version, "signatures": signatures, "waiting": waiting, "turns": turns,
        "told": told_items(version.items, version.order, version.head["currency"]),
        "price": price_of(version.items), "effort": effort_of(version.items), "events": history(version),
        "mine": next((one for one in signatures if one.pk in turns and one.user_id == request.user.pk), None),
        "before": version.number - 1,
    }  # fmt: skip
    return render(request, "projects/version.html", context)


@door("projects.view_projects", queries.find_version, methods=READING)
def compared(request: Request, version: ScopeVersion) -> HttpResponse:
    """The version beside another one, or beside what is promised now."""
    other = request.GET.get("with", NOW)
    before, after, titles = _sides(version, other)
    currency = version.head["currency"]
    context = {
        "project": version.project, "version": version, "titles": titles, "other": other,
        "differences": told_differences(compare(before, after), {**before, **after}, currency),
        "versions": queries.versions_of(version.project), "currency": currency,
        "prices": (price_of(before), price_of(after)),
    }  # fmt: skip
    return render(request, "projects/compared.html", context)


def _sides(version: ScopeVersion, other: str) -> tuple[Any, Any, tuple[str, str]]:
    """The items before and after, and what they are called; the older version comes first."""
    if other == NOW:
        return promise_then(version), promise_now(version.project), (str(version), _("Now"))
    if not other.isdecimal() or len(other) > 6:
        raise Http404
    found = queries.find_version(version.project.key, int(other))
    first, second = sorted([version, found], key=lambda one: one.number)
    return promise_then(first), promise_then(second), (str(first), str(second))


@door("projects.view_projects", queries.find_version, methods=READING)
def paper(request: Request, version: ScopeVersion) -> HttpResponse:
    """The version with its signatures as a PDF."""
    return paper_of(version)


@door("projects.ask_for_signatures", queries.find_version)
def ask(request: Request, version: ScopeVersion) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        lead = [version.project.manager] if values.pop("with_lead") else []
        actions.ask_for_signatures(version, users=lead, **values, by=request.user)
        return Done(_("They get a mail with a link to exactly this version."), version.get_absolute_url())

    context = {"project": version.project, "version": version}
    form = AskForm(request.POST or None, project=version.project)
    return FormPage("projects/ask.html", context).answer(request, form, act)


@verb("projects.withdraw_round", queries.find_round)
def withdraw(request: Request, laid: SigningRound) -> HttpResponse:
    actions.withdraw_round(laid, by=request.user)
    toast(request, _("Nobody is asked to sign any more."))
    return redirect(laid.get_absolute_url())


@verb("projects.sign", queries.find_own_signature)
def sign(request: Request, signature: Signature) -> HttpResponse:
    """A member's own signature, given inside."""
    actions.sign(signature, name=str(request.user), by=request.user)
    toast(request, _("You have signed."))
    return redirect(signature.get_absolute_url())


@verb("projects.refuse_to_sign", queries.find_own_signature)
def refuse(request: Request, signature: Signature) -> HttpResponse:
    reason = request.POST.get("reason", "")[:2000]
    actions.refuse_to_sign(signature, name=str(request.user), reason=reason, by=request.user)
    toast(request, _("You have refused to sign."))
    return redirect(signature.get_absolute_url())
