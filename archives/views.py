"""Pages on which an organization's data leaves, and comes in."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from archives import actions, queries
from archives.forms import ArchiveForm
from archives.models import OrganizationExport
from archives.pieces import as_file
from core.doors import open_door
from core.permissions import may
from core.requests import Request
from core.toasts import toast
from core.uploads import is_too_large
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage
from tenancy.links import inside
from tenancy.streams import handed_over
from tenancy.trash import KEPT_FOR

A_PAGE = 20


@door("archives.export_organization", methods=READING)
def export_list(request: Request) -> HttpResponse:
    page = Paginator(queries.exports(), A_PAGE).get_page(request.GET.get("page"))
    rows = [(export, export.is_ready(at=timezone.now())) for export in page.object_list]
    is_busy = any(export.is_waiting for export, _is_ready in rows)
    context = {"page": page, "rows": rows, "is_busy": is_busy}
    return render(request, f"archives/list.html{'#rows' if request.htmx else ''}", context)


@verb("archives.export_organization")
def export(request: Request) -> HttpResponse:
    actions.export_organization(by=request.user)
    toast(request, _("The export is being made. You can leave this page and come back."))
    return redirect(inside("archives:list"))


@door("archives.fetch_export", queries.find_ready, methods=READING)
def fetch(request: Request, export: OrganizationExport) -> Any:
    actions.fetch_export(export, by=request.user)
    return handed_over(as_file(export), name=export.file_name, media_type="application/zip")


@door("archives.view_trash", methods=READING)
def trash(request: Request) -> HttpResponse:
    """What was thrown away: what, who, when, and how long it can still be taken back."""
    page = Paginator(queries.thrown(at=timezone.now()), A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, may(request.user, one.permission, one.row)) for one in page.object_list]
    return render(request, "archives/trash.html", {"page": page, "rows": rows, "days": KEPT_FOR.days})


@open_door("archives.import_organization")
def bring(request: Request) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        organization = actions.import_organization(values["file"], slug=values["slug"], by=request.user)
        text = _("Welcome. %(name)s is here, with everything in it.") % {"name": organization.name}
        return Done(text, f"/{organization.slug}/")

    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ArchiveForm(*posted, was_too_large=is_too_large(request))
    return FormPage("archives/bring.html").answer(request, form, act)
