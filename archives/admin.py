"""Archives' part of the administration."""

from django.contrib import admin

from archives.models import OrganizationExport
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(OrganizationExport, site=organization_site)
class OrganizationExportAdmin(ReadingAdmin):
    """Who has taken the data away."""

    has_history = True
    list_display = ["asked_at", "asked_by", "finished_at", "failed_at", "expires_at", "size", "rows"]
    list_filter = ["asked_at", "expires_at"]
    list_select_related = ["asked_by"]
    search_fields = ["asked_by__name", "asked_by__email"]
