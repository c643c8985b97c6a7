"""A page for whoever runs the installation, and answers for whatever watches it."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import wake
from core.doors import READING, open_door
from core.permissions import may
from core.requests import Request
from core.toasts import toast
from operations import health, metrics, queries
from operations.actions import retry_failed
from tenancy.models import Organization


@open_door("operations.look_at_health", methods=READING)
def livez(request: Request) -> HttpResponse:
    """This process lives; nothing else is asked."""
    return HttpResponse("alive", content_type="text/plain")


@open_door("operations.look_at_health", methods=READING)
def readyz(request: Request) -> HttpResponse:
    """This process can work: 200, or 503 with what is missing; says nothing about versions."""
    parts = health.state()
    ready = health.is_ready(parts)
    return JsonResponse({"status": "ready" if ready else "not ready", **parts}, status=200 if ready else 503)


@open_door("operations.look_at_health", methods=READING)
def read_metrics(request: Request) -> HttpResponse:
    """What Prometheus reads, with the token of METRICS_TOKEN; to everybody else there is nothing here."""
    word, _space, token = request.headers.get("Authorization", "").partition(" ")
    if word != "Bearer" or not may(token, "operations.read_metrics"):
        raise Http404
    return HttpResponse(metrics.text(), content_type=metrics.CONTENT_TYPE)


@open_door("operations.view_work", methods=READING)
def work(request: Request) -> HttpResponse:
    """What waits and what has failed, in every organization, by counts alone."""
    rows = queries.work()
    known = Organization.objects.in_bulk({row.organization_id for row in rows})
    shown = {
        "rows": [(known[row.organization_id], row) for row in rows],
        "failed": sum(row.failed for row in rows),
        "waiting": sum(row.waiting for row in rows),
        "parts": [(health.PARTS[part], state) for part, state in health.state().items()],
        "queue": wake.queue(),
        "sweeps": queries.sweeps(),
    }
    return render(request, "operations/work.html", shown)


@open_door("operations.retry_failed", methods=("POST",))
def retry(request: Request, slug: str) -> HttpResponse:
    """Try again what was given up in an organization."""
    tried = retry_failed(queries.find_organization(slug), by=request.user)
    told = ngettext("%(count)s is tried again.", "%(count)s are tried again.", tried)
    toast(request, told % {"count": tried} if tried else _("Nothing has failed there."))
    return redirect("operations:work")
