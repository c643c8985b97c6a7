"""Members' part of the administration."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from members.actions import (
    end_visit,
    grant_visit,
    refuse_visit,
    remove_member,
    revoke_token,
    withdraw_invitation,
)
from members.models import ApiToken, Invitation, OperatorVisit
from members.queries import visits
from tenancy.admin import ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb
from tenancy.models import Membership


@admin.register(Invitation, site=organization_site)
class InvitationAdmin(ReadingAdmin):
    """Invitations and what became of them."""

    has_history = True
    list_display = ["email", "role", "invited_by", "created_at", "expires_at", "accepted_at", "withdrawn_at"]
    list_filter = ["role", "created_at", "expires_at"]
    list_select_related = ["invited_by"]
    search_fields = ["email", "invited_by__name"]
    exclude = ["nonce"]
    actions = [
        admin_verb(
            "members.withdraw_invitation", withdraw_invitation, _("Withdraw"), among=lambda: Invitation.objects.open(),
            question=_("The links in these invitations will be worthless."),
        ),
    ]  # fmt: skip


@admin.register(ApiToken, site=organization_site)
class ApiTokenAdmin(ReadingAdmin):
    """Programs' keys."""

    has_history = True
    list_display = ["name", "membership", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at"]
    list_filter = ["expires_at", "last_used_at", ("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["membership__user"]
    search_fields = ["name", "membership__user__name", "membership__user__email"]
    exclude = ["digest"]
    actions = [
        admin_verb(
            "members.revoke_token", revoke_token, _("Revoke"), among=lambda: ApiToken.objects.filter(revoked_at=None),
            question=_("The programs that use these tokens will be refused from this moment on."),
        ),
    ]  # fmt: skip


@admin.register(OperatorVisit, site=organization_site)
class OperatorVisitAdmin(ReadingAdmin):
    """When operators looked in, and why."""

    list_display = ["user", "reason", "asked_at", "granted_at", "refused_at", "started_at", "ended_at"]
    list_filter = ["asked_at", "started_at"]
    list_select_related = ["user"]
    search_fields = ["user__name", "user__email", "reason"]
    actions = [
        admin_verb(
            "members.grant_visit", grant_visit, _("Agree"), among=visits,
            question=_("These operators may look in for an hour, read only."),
        ),
        admin_verb(
            "members.refuse_visit", refuse_visit, _("Refuse"), among=visits,
            question=_("These operators will not be let in."),
        ),
        admin_verb(
            "members.end_visit", end_visit, _("End visit"), among=visits, question=_("These visits are over at once."),
        ),
    ]  # fmt: skip


@admin.register(Membership, site=organization_site)
class MembershipAdmin(ReadingAdmin):
    """Who belongs to the organization."""

    has_history = True
    list_display = ["user", "role", "joined_at"]
    list_filter = ["role", "joined_at"]
    list_select_related = ["user"]
    search_fields = ["user__name", "user__email"]
    actions = [
        admin_verb(
            "members.remove_member", remove_member, _("Remove"),
            among=lambda: Membership.objects.select_related("user"),
            question=_("These people leave the organization; what they did stays."),
        ),
    ]  # fmt: skip
