"""Members' part of the administration."""

from django.contrib import admin

from members.models import ApiToken, Invitation, OperatorVisit
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(Invitation, site=organization_site)
class InvitationAdmin(ReadingAdmin):
    """Invitations and what became of them."""

    list_display = ["email", "role", "invited_by", "created_at", "expires_at", "accepted_at", "withdrawn_at"]
    list_filter = ["role", "created_at", "expires_at"]
    list_select_related = ["invited_by"]
    search_fields = ["email", "invited_by__name"]
    exclude = ["nonce"]


@admin.register(ApiToken, site=organization_site)
class ApiTokenAdmin(ReadingAdmin):
    """Programs' keys."""

    list_display = ["name", "membership", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at"]
    list_filter = ["expires_at", "last_used_at", ("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["membership__user"]
    search_fields = ["name", "membership__user__name", "membership__user__email"]
    exclude = ["digest"]


@admin.register(OperatorVisit, site=organization_site)
class OperatorVisitAdmin(ReadingAdmin):
    """When operators looked in, and why."""

    list_display = ["user", "reason", "asked_at", "granted_at", "refused_at", "started_at", "ended_at"]
    list_filter = ["asked_at", "started_at"]
    list_select_related = ["user"]
    search_fields = ["user__name", "user__email", "reason"]
