"""The page on which a client asks for a change: for whoever has proven an address, about what is shared with them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.limits import limited
from core.doors import View, label
from core.permissions import ask
from core.toasts import toast
from portal.actions import ask_for_change
from portal.doors import speaking_to, translated
from portal.forms import WishForm
from portal.queries import find_shared
from portal.visitors import Visitor, proven_address, visitor_of
from projects.models import Project
from tenancy.doors import PAGE
from tenancy.editing import explain
from tenancy.links import inside
from tenancy.scope import current_or_none


def visitors_door(permission: str) -> Callable[[Callable[..., HttpResponse]], View]:
    """For whoever has proven an address; others are sent to the entrance. The view gets the visitor and the project."""

    def hang(view: Callable[..., HttpResponse]) -> View:
        @wraps(view)
        def enter(request: HttpRequest, organization: str, key: str) -> HttpResponse:
            if current_or_none() is None:
                raise Http404
            address = proven_address(request.session, at=timezone.now())
            if not address:
                return redirect(inside("portal_enter:ask"))
            visitor = visitor_of(address)
            if visitor is None:
                raise Http404
            ask(visitor, permission)
            with speaking_to(visitor.contact, request):
                return translated(view(request, visitor, find_shared(visitor, key)))

        return label(enter, permission, PAGE)

    return hang


@visitors_door("portal.ask_for_change")
@limited("enter_portal")
def wish(request: HttpRequest, visitor: Visitor, project: Project) -> HttpResponse:
    """What should be different, and why; whoever is in charge hears of it."""
    form = WishForm(request.POST or None)
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
