"""Answers about attachments."""

from typing import Any

from django.db.models import Sum
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404

from files.models import Attachment, AttachmentQuerySet

SORTS = {"name": Lower("name"), "size": "size", "by": Lower("attached_by__name"), "at": "created_at"}
NEWEST = "-at"


def find_attachment(pk: int) -> Attachment:
    return get_object_or_404(Attachment.objects.select_related("project", "attached_by"), pk=pk)


def trashed_attachments() -> Any:
    return Attachment.everything.filter(trashed_at__isnull=False)


def find_trashed_attachment(pk: int) -> Attachment:
    return get_object_or_404(trashed_attachments(), pk=pk)


def attachments_of(project: Any, words: str = "", *, sort: str = NEWEST) -> AttachmentQuerySet:
    """The project's files that match, sorted by name, size, by or at; a leading “-” turns it round; unknown means newest."""
    wanted = sort if sort.removeprefix("-") in SORTS else NEWEST
    order = Attachment.objects.filter(project=project).matching(words).select_related("attached_by")
    column: Any = SORTS[wanted.removeprefix("-")]
    turned = f"-{column}" if isinstance(column, str) else column.desc()
    return order.order_by(turned if wanted.startswith("-") else column, "-pk")


def room_taken() -> int:
    """The bytes of all files of the organization, those in the trash too."""
    return Attachment.everything.aggregate(taken=Sum("size"))["taken"] or 0
