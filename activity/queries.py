"""Answers about what happened."""

from django.db import models

from activity.models import Event, EventQuerySet

A_PAGE = 20


def history(*subjects: models.Model, limit: int = A_PAGE) -> EventQuerySet:
    """The latest events about the subjects, the newest first."""
    return Event.objects.about(*subjects)[:limit]


def latest(limit: int = A_PAGE) -> EventQuerySet:
    return Event.objects.select_related("actor")[:limit]
