"""The page on which a client asks for a change: for whoever has proven an address, about what is shared with them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.limits import limited
from core.toasts import toast
from portal.actions import ask_for_change
from portal.doors import visitors_door
from portal.forms import WishForm
from portal.queries import find_shared
from portal.visitors import Visitor
from projects.models import Project
from tenancy.doors import PAGE
from tenancy.editing import explain


@visitors_door("portal.ask_for_change", PAGE)
@limited("enter_portal")
def wish(request: HttpRequest, visitor: Visitor, key: str) -> HttpResponse:
    """What should be different, and why; whoever is in charge hears of it."""
    project, form = find_shared(visitor, key), WishForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return show(request, visitor, project, form, status=422 if form.is_bound else 200)
    try:
        ask_for_change(contact_of(visitor, project), project=project, **form.cleaned_data)
    except ValidationError as refusal:
        explain(form, refusal)
        return show(request, visitor, project, form, status=422)
    toast(request, _("Thank you. %(name)s has it and will answer you.") % {"name": project.manager})
    return redirect(visitor.address_of(project.key))


def contact_of(visitor: Visitor, project: Project) -> Any:
    """Who they are at the project's client."""
    return next(contact for contact in visitor.contacts if contact.client_id == project.client_id)


def show(
    request: HttpRequest, visitor: Visitor, project: Project, form: WishForm, *, status: int
) -> HttpResponse:
    context = {"visitor": visitor, "project": project, "form": form}
    return render(request, "portal/wish.html", context, status=status)
