"""Imports' part of the administration."""

from django.contrib import admin

from integrations.models import PlanImport
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(PlanImport, site=organization_site)
class PlanImportAdmin(ReadingAdmin):
    """Plans on their way in, and what came of them."""

    has_history = True
    list_display = [
        "file_name", "client", "stage", "attempts", "uploaded_by", "uploaded_at", "finished_at", "refused_at", "project",
    ]  # fmt: skip
    list_filter = ["stage"]
    search_fields = ["file_name", "name", "client__name"]
    list_select_related = ["client", "uploaded_by", "project"]
    date_hierarchy = "uploaded_at"
