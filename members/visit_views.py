"""Operators' visits: what the operator does, and what the organization sees of it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from core.doors import open_door
from core.requests import Request
from core.toasts import toast
from members import actions, forms, queries
from members.models import OperatorVisit
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage
from tenancy.links import inside
from tenancy.models import Organization


@open_door("members.visit_organization")
def visit(request: Request) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        visit = actions.visit_organization(values["organization"], reason=values["reason"], by=request.user)
        if visit.started_at is None:
            return Done(_("The owners are asked. You get a mail when they agree."), "/operators/")
        text = _("You may look into this organization for an hour.")
        return Done(text, f"/{visit.organization.slug}/admin/")

    form = forms.VisitForm(request.POST or None, initial={"organization": request.GET.get("organization")})
    return FormPage("members/visit.html").answer(request, form, act)


@open_door("members.end_own_visits", methods=["POST"])
def end_own(request: Request) -> HttpResponse:
    organization = get_object_or_404(Organization, slug=request.POST.get("organization", ""))
    actions.end_own_visits(organization, by=request.user)
    toast(request, _("Your visit to %(name)s is over.") % {"name": organization.name})
    return redirect("/operators/")


@door("members.view_visits", methods=READING)
def visit_list(request: Request) -> HttpResponse:
    page = Paginator(queries.visits(), 50).get_page(request.GET.get("page"))
    return render(request, "members/visits.html", {"page": page})


@verb("members.grant_visit", queries.find_visit)
def grant(request: Request, visit: OperatorVisit) -> HttpResponse:
    actions.grant_visit(visit, by=request.user)
    toast(request, _("%(name)s may look in for an hour.") % {"name": visit.user})
    return redirect(inside("members:visits"))


@verb("members.refuse_visit", queries.find_visit)
def refuse(request: Request, visit: OperatorVisit) -> HttpResponse:
    actions.refuse_visit(visit, by=request.user)
    toast(request, _("%(name)s may not look in.") % {"name": visit.user})
    return redirect(inside("members:visits"))


@verb("members.end_visit", queries.find_visit)
def end(request: Request, visit: OperatorVisit) -> HttpResponse:
    actions.end_visit(visit, by=request.user)
    toast(request, _("The visit of %(name)s is over.") % {"name": visit.user})
    return redirect(inside("members:visits"))
