"""Answers about exports."""

from typing import Any

from django.shortcuts import get_object_or_404

from archives.models import OrganizationExport


def exports() -> Any:
    return OrganizationExport.objects.select_related("asked_by")


def find_ready(pk: int) -> OrganizationExport:
    """The export, as long as it is kept."""
    return get_object_or_404(OrganizationExport.objects.ready(), pk=pk)
