"""Members' part of the administration."""

from django.contrib import admin

from members.models import ApiToken, Invitation, OperatorVisit
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(Invitation, site=organization_site)
class InvitationAdmin(ReadingAdmin):
    """Invitations and what became of them."""

    list_display = ["email", "role", "invited_by", "created_at", "expires_at", "accepted_at", "withdrawn_at"]
    list_filter = ["role"]
    search_fields = ["email"]
    exclude = ["nonce"]


@admin.register(ApiToken, site=organization_site)
class ApiTokenAdmin(ReadingAdmin):
    """Programs' keys."""

    list_display = ["name", "membership", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at"]
    list_select_related = ["membership__user"]
    exclude = ["digest"]


@admin.register(OperatorVisit, site=organization_site)
class OperatorVisitAdmin(ReadingAdmin):
    """When operators looked in, and why."""

    list_display = ["user", "reason", "asked_at", "granted_at", "refused_at", "started_at", "ended_at"]
    list_select_related = ["user"]
