"""The audit in Django's admin, to read."""

from django.contrib import admin

from activity.models import Announcement, AuditAnchor, Event
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(Event, site=organization_site)
class EventAdmin(ReadingAdmin):
    """What happened."""

    list_display = ["number", "at", "__str__", "kind"]
    list_filter = ["kind"]
    search_fields = ["actor_name", "subject_name"]
    date_hierarchy = "at"
    exclude = ["seals", "salts", "digest", "previous"]


@admin.register(AuditAnchor, site=organization_site)
class AuditAnchorAdmin(ReadingAdmin):
    """When the chain was verified, and how it was found."""

    list_display = ["at", "number", "hash", "trouble"]
    list_filter = ["at", ("trouble", admin.EmptyFieldListFilter)]
    search_fields = ["trouble", "hash"]


@admin.register(Announcement, site=organization_site)
class AnnouncementAdmin(ReadingAdmin):
    """What has happened and not everybody has heard of yet."""

    list_display = ["event", "attempts", "trouble"]
    list_filter = ["attempts", ("trouble", admin.EmptyFieldListFilter)]
    list_select_related = ["event"]
    search_fields = ["event__subject_name", "event__actor_name", "trouble"]
