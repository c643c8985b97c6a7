"""The organization's logo: set, removed, and shown to whoever has a page on which it stands."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from core.requests import Request
from core.toasts import toast
from core.uploads import is_too_large
from members import actions
from members.forms import LogoForm
from members.models import Logo
from tenancy.doors import READING, door, link_door, verb
from tenancy.editing import Done, FormPage
from tenancy.links import inside
from tenancy.scope import current
from tenancy.streams import inert

FOR_A_YEAR = "private, max-age=31536000, immutable"
"""Another logo has another address."""


def find_logo(address: str) -> Logo:
    """The logo, for whoever was told where it is; Http404 for a guess."""
    logo = Logo.objects.first() if constant_time_compare(address, current().logo) else None
    if logo is None:
        raise Http404
    return logo


@link_door("members.view_logo", find_logo, methods=READING)
def show(request: Request, logo: Logo) -> Any:
    try:
        answer = inert(FileResponse(logo.image.open("rb"), content_type="image/png"))
    except FileNotFoundError:
        raise Http404 from None
    answer["Cache-Control"] = FOR_A_YEAR
    return answer


@door("members.set_logo")
def set_logo(request: Request) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        actions.set_logo(**values, by=request.user)
        return Done(_("The logo is set."), inside("members:set_logo"))

    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return FormPage("members/logo.html").answer(
        request, LogoForm(*posted, was_too_large=is_too_large(request)), act
    )


@verb("members.remove_logo")
def remove_logo(request: Request) -> HttpResponse:
    actions.remove_logo(by=request.user)
    toast(request, _("The logo is removed."))
    return redirect(inside("members:set_logo"))
