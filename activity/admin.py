"""The audit in Django's admin, to read."""

from django.contrib import admin

from activity.models import AuditAnchor, Event
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(Event, site=organization_site)
class EventAdmin(ReadingAdmin):
    """What happened."""

    list_display = ["number", "at", "__str__", "kind"]
    list_filter = ["kind"]
    search_fields = ["actor_name", "subject_name"]
    date_hierarchy = "at"


@admin.register(AuditAnchor, site=organization_site)
class AuditAnchorAdmin(ReadingAdmin):
    """When the chain was verified, and how it was found."""

    list_display = ["at", "number", "hash", "trouble"]
