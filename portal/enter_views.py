"""The entrance: from the link in a mail, by a code in a second one, into the portal."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from accounts.limits import limited
from clients.models import Contact
from core.doors import PAGE
from portal import actions, queries
from portal.doors import entrance
from portal.forms import AddressForm, CodeForm
from portal.models import VALID_FOR
from portal.visitors import (
    let_in,
    let_out,
    masked,
    proven_address,
    visitor_as,
    visitor_of,
)
from tenancy.doors import link_door
from tenancy.editing import explain
from tenancy.links import inside
from tenancy.models import Organization
from tenancy.scope import current


@link_door("portal.ask_for_link", current, methods=PAGE)
@limited("ask_for_link")
def ask(request: HttpRequest, organization: Organization) -> HttpResponse:
    """Somebody without their link asks for it; the answer never says whether we know them."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_for_link(form.cleaned_data["email"], language=get_language())
            return redirect(inside("portal_enter:ask") + "?sent")
        except ValidationError as refusal:
            explain(form, refusal)
    context = {"form": form, "sent": "sent" in request.GET}
    return render(request, "portal/ask.html", context, status=422 if form.errors else 200)


@entrance
@limited("enter_portal")
def enter(request: HttpRequest, contact: Contact) -> HttpResponse:
    """The page behind the link: looking at it does nothing, its button sends a code."""
    if request.method == "POST":
        return send_code(request, contact)
    if is_inside(request, contact):
        return redirect(inside("portal:projects"))
    return show_link(request, contact)


def send_code(request: HttpRequest, contact: Contact) -> HttpResponse:
    try:
        actions.send_entry_code(contact, by=contact)
    except ValidationError as refusal:
        return show_link(request, contact, refusals=refusal.messages)
    return redirect(inside("portal_enter:code", queries.token_of(contact)))


def show_link(request: HttpRequest, contact: Contact, refusals: Sequence[str] = ()) -> HttpResponse:
    context = about(contact) | {"refusals": refusals}
    return render(request, "portal/enter.html", context, status=422 if refusals else 200)


def is_inside(request: HttpRequest, contact: Contact) -> bool:
    """Whether this browser has proven the contact's address already."""
    return proven_address(request.session, at=timezone.now()).lower() == contact.email.lower()


@entrance
@limited("enter_portal")
def code(request: HttpRequest, contact: Contact) -> HttpResponse:
    """Asks for the code that was sent, and lets in."""
    sent = queries.newest_code(contact)
    if sent is None:
        return redirect(inside("portal_enter:enter", queries.token_of(contact)))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.enter_portal(sent, typed=form.cleaned_data["code"], by=contact)
            return welcome(request, contact)
        except ValidationError as refusal:
            explain(form, refusal)
    context = about(contact) | {"form": form, "minutes": VALID_FOR.seconds // 60}
    return render(request, "portal/code.html", context, status=422 if form.errors else 200)


def welcome(request: HttpRequest, contact: Contact) -> HttpResponse:
    """Remember who it is; straight to the project if there is but one."""
    let_in(request.session, contact, at=timezone.now())
    rotate_token(request)
    return redirect(queries.first_page(visitor_as(contact)))


def about(contact: Contact) -> dict[str, Any]:
    return {
        "contact": contact,
        "masked": masked(contact.email),
        "token": queries.token_of(contact),
    }


@link_door("portal.leave_portal", current, methods=["POST"])
def leave(request: HttpRequest, organization: Organization) -> HttpResponse:
    """Forget who it was; a sign-in as a member stays."""
    address = proven_address(request.session, at=timezone.now())
    visitor = visitor_of(address) if address else None
    let_out(request.session)
    if visitor:
        actions.leave_portal(visitor.contact, by=visitor.contact)
    return redirect(inside("portal_enter:ask"))
