"""Pages about second factors: whether the organization asks for one, and where somebody shows theirs."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.factors import ERRAND, has_proved, kinds_of
from core.doors import READING, open_door
from core.redirects import safe_path
from core.requests import Request
from core.toasts import toast
from identity import actions
from tenancy.doors import verb
from tenancy.links import inside
from tenancy.queries import organizations_of
from tenancy.scope import current


@open_door("identity.bring_factor", methods=READING)
def bring_factor(request: Request) -> HttpResponse:
    """Says who asks for a second factor, and leads to setting one up or to showing it, and from there to where one wanted to go."""
    wanted = safe_path(request, request.GET.get("next", ""))
    if has_proved(request):
        request.session.pop(ERRAND, None)
        return redirect(wanted)
    request.session[ERRAND] = wanted
    slug = wanted.split("/")[1]
    asking = next((one for one in organizations_of(request.user) if one.slug == slug), None)
    context = {"asking": asking, "kinds": kinds_of(request.user), "next": wanted}
    return render(request, "identity/bring_factor.html", context)


@verb("identity.require_factor")
def require_factor(request: Request) -> HttpResponse:
    actions.require_factor(current(), by=request.user)
    toast(request, _("Everybody needs a second factor here now."), undo=inside("identity:release_factor"))
    return redirect(inside("identity:settings"))


@verb("identity.release_factor")
def release_factor(request: Request) -> HttpResponse:
    actions.release_factor(current(), by=request.user)
    text = _("Members may come without a second factor again.")
    toast(request, text, undo=inside("identity:require_factor"))
    return redirect(inside("identity:settings"))
