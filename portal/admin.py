"""The portal's part of the administration."""

from django.contrib import admin

from portal.models import EntryCode
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(EntryCode, site=organization_site)
class EntryCodeAdmin(ReadingAdmin):
    """Which codes clients were sent, and whether they came in by them; not the codes."""

    list_display = ["contact", "sent_at", "expires_at", "attempts", "used_at"]
    list_filter = ["sent_at", ("used_at", admin.EmptyFieldListFilter)]
    list_select_related = ["contact"]
    search_fields = ["contact__name", "contact__email"]
    exclude = ["nonce"]
