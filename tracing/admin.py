"""Readings of the scope in the administration; nobody edits them."""

from django.contrib import admin

from tenancy.admin import ReadingAdmin, organization_site
from tracing.models import ScopeReading


@admin.register(ScopeReading, site=organization_site)
class ScopeReadingAdmin(ReadingAdmin):
    """How much work was outside the signed scope."""

    list_display = ["project", "day", "tasks", "tasks_outside", "hours", "hours_outside"]
    list_filter = ["day"]
    list_select_related = ["project"]
    search_fields = ["project__name", "project__key"]
