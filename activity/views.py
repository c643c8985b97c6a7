"""The audit: what happened, for those who answer for it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from activity import actions, queries
from activity.forms import EventFilters
from activity.models import Event
from core.exports import CSV, csv_lines, json_lines
from core.requests import Request
from core.toasts import toast
from tenancy.doors import READING, door, verb
from tenancy.links import inside
from tenancy.scope import current
from tenancy.streams import download, told_in_pieces

A_PAGE = 50
COLUMNS = ("number", "at", "kind", "actor_name", "subject_type", "subject_id", "subject_name", "told", "hash")


def asked_for(request: Request) -> tuple[EventFilters, Any]:
    """The filters and the events they leave; what is not understood leaves nothing."""
    filters = EventFilters(request.GET, Event.objects.exclude(number=None).order_by("-number"))
    return filters, filters.qs if filters.is_valid() else Event.objects.none()


@door("activity.view_audit", methods=READING)
def audit(request: Request) -> HttpResponse:
    filters, events = asked_for(request)
    before = request.GET.get("before", "")
    if before.isascii() and before.isdecimal() and len(before) < 19:
        events = events.filter(number__lt=int(before))
    rows = list(events[: A_PAGE + 1])
    asked = request.GET.copy()
    asked.pop("before", None)
    context = {
        "rows": rows[:A_PAGE], "further": rows[A_PAGE - 1].number if len(rows) > A_PAGE else None,
        "filters": filters.form, "asked": asked.urlencode(), "is_narrowed": any(asked.values()), "before": before,
        "about": rows[0].subject_name if rows and request.GET.get("subject") else "", "anchor": queries.last_anchor(),
    }  # fmt: skip
    return render(request, "activity/audit.html", context)


@verb("activity.check_audit")
def check(request: Request) -> HttpResponse:
    anchor = actions.check_audit(by=request.user)
    if not anchor.trouble:
        toast(request, _("The audit is intact up to number %(number)s.") % {"number": anchor.number})
    return redirect(inside("activity:audit"))


@door("activity.view_audit", queries.find_event, methods=READING)
def subject(request: Request, event: Event) -> HttpResponse:
    return redirect(queries.address_of(event))


@door("activity.view_audit", methods=READING)
def as_csv(request: Request) -> Any:
    rows = ([told[name] for name in COLUMNS] for told in told_events(request))
    return download(csv_lines(COLUMNS, rows), name=f"{current().slug}-audit.csv", content_type=CSV)


@door("activity.view_audit", methods=READING)
def as_json_lines(request: Request) -> Any:
    lines = json_lines(told_events(request))
    return download(
        lines, name=f"{current().slug}-audit.jsonl", content_type="application/x-ndjson; charset=utf-8"
    )


def told_events(request: Request) -> Iterator[dict[str, Any]]:
    """Every event that was asked for, the newest first."""
    _filters, events = asked_for(request)
    return (tell(event) for event in told_in_pieces(events, by="number"))


def tell(event: Event) -> dict[str, Any]:
    names = ("number", "kind", "actor_id", "actor_name", "subject_type", "subject_id", "subject_name")
    chain = ("seals", "salts", "digest", "previous", "hash")
    known = {name: getattr(event, name) for name in (*names, "particulars", *chain)}
    return {**known, "id": event.pk, "at": event.at.isoformat(), "told": str(event)}
