"""Pages on which plans come in."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from activity.queries import history
from core.requests import Request
from core.uploads import is_too_large
from integrations import actions, queries, texts
from integrations.forms import UploadForm
from integrations.models import PlanImport
from tenancy.doors import READING, door
from tenancy.editing import Done, FormPage

A_PAGE = 50


@door("integrations.view_imports", methods=READING)
def import_list(request: Request) -> HttpResponse:
    page = Paginator(queries.imports(), A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, texts.standing(one)) for one in page.object_list]
    return render(request, "integrations/list.html", {"page": page, "rows": rows})


@door("integrations.upload_plan")
def upload(request: Request) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        plan_import = actions.upload_plan(values.pop("client"), **values, by=request.user)
        return Done(_("%(name)s is on its way in.") % {"name": plan_import}, plan_import.get_absolute_url())

    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = UploadForm(
        *posted, was_too_large=is_too_large(request), initial={"client": request.GET.get("client")}
    )
    return FormPage("integrations/upload.html").answer(request, form, act)


@door("integrations.view_imports", queries.find_import, methods=READING)
def detail(request: Request, plan_import: PlanImport) -> HttpResponse:
    """How far it is, then what came of it; the piece is asked for every second until it is over."""
    context = {
        "import": plan_import,
        "standing": texts.standing(plan_import),
        "kept": texts.what_was_kept(plan_import.kept),
        "not_kept": texts.what_was_not(plan_import.not_kept),
        "events": history(plan_import),
    }
    return render(request, f"integrations/detail.html{'#status' if request.htmx else ''}", context)
