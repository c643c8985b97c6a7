"""Communication's part of the administration."""

from django.contrib import admin

from communication.models import Mail, ReminderRule
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(Mail, site=organization_site)
class MailAdmin(ReadingAdmin):
    """The outbox."""

    list_display = [
        "letter",
        "to_email",
        "language",
        "queued_at",
        "sent_at",
        "dropped_at",
        "dead_at",
        "attempts",
    ]
    list_filter = ["letter", "language"]
    search_fields = ["to_email", "key"]


@admin.register(ReminderRule, site=organization_site)
class ReminderRuleAdmin(ReadingAdmin):
    """Who is reminded when."""

    list_display = ["when", "days", "audience", "dropped_at"]
