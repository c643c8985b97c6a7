"""Pages on which somebody is forgotten."""

from typing import Any

from django.contrib.auth import logout
from django.http import HttpResponse
from django.utils.translation import gettext as _

from clients.models import Contact
from clients.queries import find_contact
from core.doors import open_door
from core.requests import Request
from erasure import actions, queries
from erasure.forms import ErasureForm
from tenancy.doors import door
from tenancy.editing import Done, FormPage


@door("erasure.erase_contact", find_contact)
def erase_contact(request: Request, contact: Contact) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        actions.erase_contact(contact, by=request.user)
        return Done(_("The contact is erased."), contact.client.get_absolute_url())

    form = ErasureForm(request.POST or None, expected=contact.email)
    context = {"contact": contact, "contacts": queries.contacts_who_are(contact)}
    return FormPage("erasure/contact.html", context).answer(request, form, act)


@open_door("erasure.erase_account")
def erase_account(request: Request) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        actions.erase_account(request.user, by=request.user)
        logout(request)
        return Done(_("Your account is erased."), "/accounts/login/")

    form = ErasureForm(request.POST or None, expected=request.user.email)
    context = {"alone": queries.sole_owner_of(request.user)}
    return FormPage("erasure/account.html", context).answer(request, form, act)
