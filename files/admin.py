"""Files' part of the administration."""

from django.contrib import admin

from files.models import Attachment
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(Attachment, site=organization_site)
class AttachmentAdmin(ReadingAdmin):
    """Files of projects; they are fetched on the project's page."""

    list_display = ["name", "project", "media_type", "size", "attached_by", "created_at", "trashed_at"]
    list_filter = ["media_type"]
    search_fields = ["name", "project__name", "project__key", "attached_by__name", "sha256"]
    list_select_related = ["project", "attached_by"]
    date_hierarchy = "created_at"
    fields = ["name", "project", "media_type", "size", "sha256", "attached_by", "created_at"]
