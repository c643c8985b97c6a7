"""Pages about clients and their people."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from activity.queries import history
from clients import actions, exports, queries
from clients.forms import ClientForm, ContactForm
from clients.models import Client, Contact
from core.requests import Request
from core.toasts import toast
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage
from tenancy.exports import export_rows
from tenancy.links import inside
from tenancy.scope import current

A_PAGE = 50


@door("clients.view_clients", methods=READING)
def client_list(request: Request) -> HttpResponse:
    words, archived = asked_for(request)
    page = Paginator(queries.clients(words, archived=archived), A_PAGE).get_page(request.GET.get("page"))
    piece = "#rows" if request.htmx and not request.htmx.boosted else ""
    context = {"page": page, "words": words, "archived": archived, "piece": piece}
    return render(request, f"clients/list.html{piece}", context)


def asked_for(request: Request) -> tuple[str, bool]:
    """The words that are searched, and whether among the archived."""
    return request.GET.get("q", "").strip(), "archived" in request.GET


@door("clients.view_clients", methods=READING)
def as_file(request: Request) -> Any:
    words, archived = asked_for(request)
    return export_rows(request, _("clients"), exports.CLIENTS, queries.clients(words, archived=archived))


@door("clients.view_clients", queries.find_client, methods=READING)
def contacts_as_file(request: Request, client: Client) -> Any:
    return export_rows(request, _("contacts"), exports.CONTACTS, queries.everybody_at(client))


@door("clients.add_client")
def add(request: Request) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        client = actions.add_client(**values, by=request.user)
        undo = inside("clients:archive", client.pk)
        return Done(_("%(name)s is a client now.") % {"name": client}, client.get_absolute_url(), undo)

    form = ClientForm(request.POST or None, initial={"language": current().language})
    return FormPage("clients/form.html").answer(request, form, act)


@door("clients.edit_client", queries.find_client)
def edit(request: Request, client: Client) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        actions.edit_client(queries.find_client(client.pk), **values, by=request.user)
        return Done(_("%(name)s is saved.") % {"name": values["name"]}, client.get_absolute_url())

    form = ClientForm(request.POST or None, instance=client)
    return FormPage("clients/form.html", {"client": client}).answer(request, form, act)


@verb("clients.archive_client", queries.find_client)
def archive(request: Request, client: Client) -> HttpResponse:
    actions.archive_client(client, by=request.user)
    toast(request, _("%(name)s is archived.") % {"name": client}, undo=inside("clients:restore", client.pk))
    return redirect(inside("clients:list"))


@verb("clients.restore_client", queries.find_client)
def restore(request: Request, client: Client) -> HttpResponse:
    actions.restore_client(client, by=request.user)
    toast(request, _("%(name)s is back.") % {"name": client}, undo=inside("clients:archive", client.pk))
    return redirect(client.get_absolute_url())


@verb("clients.trash_client", queries.find_client)
def trash(request: Request, client: Client) -> HttpResponse:
    actions.trash_client(client, by=request.user)
    toast(
        request, _("%(name)s is in the trash.") % {"name": client}, undo=inside("clients:recover", client.pk)
    )
    return redirect(inside("clients:list"))


@verb("clients.recover_client", queries.find_trashed_client)
def recover(request: Request, client: Client) -> HttpResponse:
    actions.recover_client(client, by=request.user)
    toast(request, _("%(name)s is back.") % {"name": client}, undo=inside("clients:trash", client.pk))
    return redirect(client.get_absolute_url())


@door("clients.add_contact", queries.find_client)
def add_contact(request: Request, client: Client) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        contact = actions.add_contact(client, **values, by=request.user)
        undo = inside("clients:archive_contact", client.pk, contact.pk)
        return Done(_("%(name)s is added.") % {"name": contact}, client.get_absolute_url(), undo)

    known = {"language": client.language, "time_zone": current().time_zone}
    form = ContactForm(request.POST or None, initial=known)
    return FormPage("clients/contact.html", {"client": client}).answer(request, form, act)


@door("clients.edit_contact", queries.find_contact)
def edit_contact(request: Request, contact: Contact) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        actions.edit_contact(queries.find_contact(contact.pk), **values, by=request.user)
        return Done(_("%(name)s is saved.") % {"name": values["name"]}, contact.client.get_absolute_url())

    context = {"client": contact.client, "contact": contact, "events": history(contact)}
    return FormPage("clients/contact.html", context).answer(
        request, ContactForm(request.POST or None, instance=contact), act
    )


@verb("clients.archive_contact", queries.find_contact)
def archive_contact(request: Request, contact: Contact) -> HttpResponse:
    actions.archive_contact(contact, by=request.user)
    undo = inside("clients:restore_contact", contact.client_id, contact.pk)
    toast(request, _("%(name)s is archived.") % {"name": contact}, undo=undo)
    return redirect(contact.client.get_absolute_url())


@verb("clients.restore_contact", queries.find_contact)
def restore_contact(request: Request, contact: Contact) -> HttpResponse:
    actions.restore_contact(contact, by=request.user)
    toast(request, _("%(name)s is back.") % {"name": contact})
    return redirect(contact.client.get_absolute_url())
