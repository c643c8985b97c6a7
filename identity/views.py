"""Pages about signing in through an organization's provider."""

import logging
from typing import Any

from django.contrib.auth import login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.limits import limited
from accounts.sessions import note_device
from activity.queries import history
from core.doors import READING, open_door
from core.outbound import Unreachable
from core.redirects import safe_path
from core.requests import Request
from core.toasts import toast
from identity import actions, oidc, queries
from identity.forms import FindingForm, ProviderForm
from identity.models import IdentityProvider, ProviderIdentity
from identity.sessions import ERRAND, confined_to, mark
from tenancy.doors import door, link_door, verb
from tenancy.editing import Done, FormPage
from tenancy.links import inside, outside
from tenancy.scope import current

logger = logging.getLogger(__name__)
ALLAUTH = "allauth.account.auth_backends.AuthenticationBackend"


@open_door("identity.find_sign_in")
@limited("find_sign_in")
def find(request: Request) -> HttpResponse:
    """Asks for an address or an organization; never says whether it knows either."""
    form = FindingForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "identity/find.html", {"form": form}, status=422 if form.errors else 200)
    who = form.cleaned_data["who"].strip().lower()
    if "@" in who:
        actions.find_sign_in(who)
        return render(request, "identity/find.html", {"form": form, "sent": True})
    if actions.lets_in(who.strip("/")):
        return redirect("identity:sign_in", who.strip("/"))
    form.add_error("who", _("No organization signs in at that address."))
    return render(request, "identity/find.html", {"form": form}, status=422)


@link_door("identity.sign_in", queries.find_provider, methods=READING)
def sign_in(request: Request, provider: IdentityProvider) -> HttpResponse:
    """The organization's own door, with one button."""
    return show(request, provider)


def show(request: Request, provider: IdentityProvider, status: int = 200, trouble: str = "") -> HttpResponse:
    linked = queries.own_identity(request.user) if request.user.is_authenticated else None
    context = {"provider": provider, "trouble": trouble, "linked": linked, "next": wanted(request)}
    return render(request, "identity/sign_in.html", context, status=status)


def wanted(request: Request) -> str:
    """Where the person was going, if that is inside this organization."""
    return safe_path(request, request.GET.get("next", ""), inside("cockpit:portfolio"))


@link_door("identity.sign_in", queries.find_provider, methods=READING)
@limited("start_sign_in", methods=READING)
def start(request: Request, provider: IdentityProvider) -> HttpResponse:
    """Sends the browser to the provider, with an errand only this browser can bring back."""
    try:
        url, errand = oidc.begin(provider, outside("identity:back"))
    except (Unreachable, ValidationError) as trouble:
        return down(request, provider, trouble)
    request.session[ERRAND] = {**errand, "next": wanted(request)}
    return redirect(url)


def down(request: Request, provider: IdentityProvider, trouble: Exception) -> HttpResponse:
    logger.warning("identity provider of %s: %s", current().slug, trouble)
    text = _("%(provider)s does not answer at the moment. Please try again in a few minutes.")
    return show(request, provider, 422, text % {"provider": provider})


@link_door("identity.sign_in", queries.find_provider, methods=READING)
@limited("start_sign_in", methods=READING)
def back(request: Request, provider: IdentityProvider) -> HttpResponse:
    """The browser is back from the provider."""
    errand = request.session.pop(ERRAND, None) or {}
    try:
        claims = oidc.claims_of(provider, errand, request.GET.dict(), outside("identity:back"))
    except oidc.NotBelieved as trouble:
        logger.warning("identity provider of %s: %s", current().slug, trouble)
        text = _("%(provider)s did not sign you in. Please try again.") % {"provider": provider}
        return show(request, provider, 403, text)
    except (Unreachable, ValidationError) as trouble:
        return down(request, provider, trouble)
    return arrive(request, provider, errand, claims)


def arrive(
    request: Request, provider: IdentityProvider, errand: dict[str, Any], claims: dict[str, Any]
) -> HttpResponse:
    try:
        if "linking" in errand:
            return linked(request, provider, errand, claims)
        identity = actions.sign_in_person(provider, claims)
    except ValidationError as refusal:
        actions.note_refusal(provider, claims, " ".join(refusal.messages))
        return show(request, provider, 403, " ".join(refusal.messages))
    let_in(request, provider, identity)
    return redirect(errand["next"])


def let_in(request: Request, provider: IdentityProvider, identity: ProviderIdentity) -> None:
    """Begin a session from nothing: what this browser knew of anybody else is gone."""
    request.session.flush()
    login(request, identity.user, backend=ALLAUTH)
    mark(request.session, provider, confined=not identity.is_own)
    note_device(request)


@verb("identity.link_person", queries.find_provider)
def link(request: Request, provider: IdentityProvider) -> HttpResponse:
    """Goes to the provider for somebody who is signed in by what is their own; the policy for forms forbids to redirect there."""
    if confined_to(request.session):
        raise PermissionDenied
    try:
        url, errand = oidc.begin(provider, outside("identity:back"))
    except (Unreachable, ValidationError) as trouble:
        return down(request, provider, trouble)
    request.session[ERRAND] = {**errand, "next": inside("identity:sign_in"), "linking": request.user.pk}
    return render(request, "identity/continue.html", {"provider": provider, "url": url})


def linked(
    request: Request, provider: IdentityProvider, errand: dict[str, Any], claims: dict[str, Any]
) -> HttpResponse:
    """The same person, still signed in by what is their own, has been at the provider too."""
    if request.user.pk != errand["linking"] or confined_to(request.session):
        raise PermissionDenied
    actions.link_person(provider, claims, by=request.user)
    toast(request, _("%(provider)s now vouches for your whole account.") % {"provider": provider})
    return redirect(errand["next"])


@verb("identity.unlink_person")
def unlink(request: Request) -> HttpResponse:
    actions.unlink_person(queries.find_own_identity(request.user), by=request.user)
    toast(request, _("Your account is no longer linked."))
    return redirect(inside("identity:sign_in"))


@door("identity.set_provider")
def settings(request: Request) -> HttpResponse:
    """The provider of the organization: set up, or changed."""
    provider = queries.provider_or_none()

    def act(values: dict[str, Any]) -> Done:
        if provider:
            actions.edit_provider(provider, **values, by=request.user)
        else:
            actions.set_provider(**values, by=request.user)
        return Done(
            _("Saved. Try it in another browser before you make it the only way."),
            inside("identity:settings"),
        )

    context = {
        "provider": provider,
        "back": outside("identity:back"),
        "address": outside("identity:sign_in"),
        "events": history(provider) if provider else [],
    }
    form = ProviderForm(request.POST or None, instance=provider)
    return FormPage("identity/settings.html", context).answer(request, form, act)


@verb("identity.remove_provider", queries.find_provider)
def remove(request: Request, provider: IdentityProvider) -> HttpResponse:
    actions.remove_provider(provider, by=request.user)
    toast(request, _("Nobody signs in through %(provider)s any more.") % {"provider": provider})
    return redirect(inside("identity:settings"))


@verb("identity.require_provider", queries.find_provider)
def require(request: Request, provider: IdentityProvider) -> HttpResponse:
    actions.require_provider(provider, by=request.user)
    text = _("%(provider)s is the only way in now, but for owners.") % {"provider": provider}
    toast(request, text, undo=inside("identity:release"))
    return redirect(inside("identity:settings"))


@verb("identity.release_provider", queries.find_provider)
def release(request: Request, provider: IdentityProvider) -> HttpResponse:
    actions.release_provider(provider, by=request.user)
    text = _("Members may sign in in any way again.")
    toast(request, text, undo=inside("identity:require"))
    return redirect(inside("identity:settings"))
