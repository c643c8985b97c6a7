"""Sign-in in the administration."""

from django.contrib import admin

from identity.models import IdentityProvider, ProviderIdentity
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(IdentityProvider, site=organization_site)
class IdentityProviderAdmin(ReadingAdmin):
    """The provider, without its secret."""

    has_history = True
    list_display = ["name", "issuer", "domains", "default_role"]
    list_filter = ["default_role"]
    search_fields = ["name", "issuer"]
    exclude = ["sealed_secret"]


@admin.register(ProviderIdentity, site=organization_site)
class ProviderIdentityAdmin(ReadingAdmin):
    """Who came through it, and when last."""

    list_display = ["user", "subject", "is_own", "first_used_at", "last_used_at"]
    list_filter = ["is_own", "last_used_at"]
    list_select_related = ["user"]
    search_fields = ["user__name", "user__email", "subject"]
