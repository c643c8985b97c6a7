"""Pages about the files of a project, and the one address that hands them over."""

import logging
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from activity.queries import history
from core.requests import Request
from core.toasts import toast
from core.uploads import is_too_large
from files import actions, queries
from files.forms import AttachForm, AttachmentForm
from files.models import Attachment
from projects.models import Project
from projects.queries import find_project
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage
from tenancy.links import inside
from tenancy.streams import handed_over

A_PAGE = 50
logger = logging.getLogger(__name__)


@door("files.view_attachments", find_project, methods=READING)
def attachment_list(request: Request, project: Project) -> HttpResponse:
    context = {**rows(request, project), "form": AttachForm()}
    piece = "#rows" if request.htmx and not request.htmx.boosted else ""
    return render(request, f"files/list.html{piece}", context)


def rows(request: Request, project: Project) -> dict[str, Any]:
    words, sort = request.GET.get("q", "").strip(), request.GET.get("sort", queries.NEWEST)
    found = queries.attachments_of(project, words, sort=sort)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return {"project": project, "page": page, "words": words, "sort": sort}


@door("files.attach_file", find_project)
def attach(request: Request, project: Project) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        attachment = actions.attach_file(project, **values, by=request.user)
        text = _("%(name)s is attached.") % {"name": attachment}
        return Done(text, inside("files:list", project.key), inside("files:trash", attachment.pk))

    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AttachForm(*posted, was_too_large=is_too_large(request))
    return FormPage("files/list.html", rows(request, project)).answer(request, form, act)


@door("files.view_attachments", queries.find_attachment, methods=READING)
def fetch(request: Request, attachment: Attachment) -> Any:
    return hand_over(attachment)


def hand_over(attachment: Attachment) -> Any:
    """The file itself, to be kept and never shown; one that is lost on the disk is not found."""
    try:
        file = attachment.file.open("rb")
    except FileNotFoundError:
        logger.exception("attachment %s has lost its file", attachment.pk)
        raise Http404 from None
    return handed_over(file, name=attachment.name, media_type=attachment.media_type)


@door("files.rename_attachment", queries.find_attachment)
def rename(request: Request, attachment: Attachment) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        renamed = actions.rename_attachment(queries.find_attachment(attachment.pk), **values, by=request.user)
        return Done(_("%(name)s is saved.") % {"name": renamed}, renamed.get_absolute_url())

    context = {"attachment": queries.find_attachment(attachment.pk), "events": history(attachment)}
    form = AttachmentForm(request.POST or None, instance=attachment)
    return FormPage("files/rename.html", context).answer(request, form, act)


@verb("files.trash_attachment", queries.find_attachment)
def trash(request: Request, attachment: Attachment) -> HttpResponse:
    actions.trash_attachment(attachment, by=request.user)
    undo = inside("files:recover", attachment.pk)
    toast(request, _("%(name)s is in the trash.") % {"name": attachment}, undo=undo)
    return redirect(attachment.get_absolute_url())


@verb("files.recover_attachment", queries.find_trashed_attachment)
def recover(request: Request, attachment: Attachment) -> HttpResponse:
    actions.recover_attachment(attachment, by=request.user)
    undo = inside("files:trash", attachment.pk)
    toast(request, _("%(name)s is back.") % {"name": attachment}, undo=undo)
    return redirect(attachment.get_absolute_url())
