"""Answers about what happened."""

from typing import Any

from django.apps import apps
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404

from activity.kinds import KINDS
from activity.models import AuditAnchor, Event, EventQuerySet, Particulars

A_PAGE = 20


def history(*subjects: models.Model, limit: int = A_PAGE) -> EventQuerySet:
    """The latest events about the subjects, the newest first."""
    return Event.objects.about(*subjects)[:limit]


def latest(limit: int = A_PAGE) -> EventQuerySet:
    return Event.objects.select_related("actor")[:limit]


def find_event(pk: int) -> Event:
    event: Event = get_object_or_404(Event, pk=pk)
    return event


def last_anchor() -> AuditAnchor | None:
    """How the chain was found when it was last verified."""
    anchor: AuditAnchor | None = AuditAnchor.objects.first()
    return anchor


def kinds() -> list[tuple[str, str]]:
    """(kind, what it is called) of everything that can happen."""
    return sorted(((kind, kind_told(kind)) for kind in KINDS), key=lambda pair: pair[1])


def kind_told(kind: str) -> str:
    """The sentence of the kind, without names."""
    return str(KINDS[kind]) % Particulars(actor="…", subject="…")


def address_of(event: Event) -> str:
    """The page of what the event is about; Http404 if it has none or is gone."""
    model: Any = apps.get_model(event.subject_type)
    if not event.has_page:
        raise Http404
    return str(get_object_or_404(model, pk=event.subject_id).get_absolute_url())
