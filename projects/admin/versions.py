"""Versions of the scope and their signatures in the administration: they are read."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.actions import withdraw_round
from projects.models import ScopeVersion, Signature, SigningRound
from tenancy.admin import ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(ScopeVersion, site=organization_site)
class ScopeVersionAdmin(ReadingAdmin):
    """What was promised, and when."""

    has_history = True
    list_display = ["project", "number", "name", "frozen_at", "frozen_by", "sha256", "redacted_at"]
    list_filter = ["frozen_at", ("redacted_at", admin.EmptyFieldListFilter)]
    list_select_related = ["project", "frozen_by"]
    search_fields = ["name", "project__name", "project__key", "sha256"]


@admin.register(SigningRound, site=organization_site)
class SigningRoundAdmin(ReadingAdmin):
    """What was laid before clients to be signed."""

    list_display = [
        "version",
        "asked_by",
        "asked_at",
        "expires_on",
        "signed_at",
        "refused_at",
        "withdrawn_at",
    ]
    list_filter = ["asked_at", "expires_on", ("signed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["version__project", "asked_by"]
    search_fields = ["version__project__name", "version__project__key", "message"]
    actions = [
        admin_verb(
            "projects.withdraw_round", withdraw_round, _("Withdraw"),
            among=lambda: SigningRound.objects.open(on=timezone.localdate()).select_related("version__project"),
            question=_("Nobody is asked any more; to have it signed, people must be asked anew."),
        ),
    ]  # fmt: skip


@admin.register(Signature, site=organization_site)
class SignatureAdmin(ReadingAdmin):
    """What each person said."""

    list_display = ["round", "contact", "user", "decision", "decided_at", "name", "email", "address"]
    list_filter = ["decision", "decided_at"]
    list_select_related = ["round__version__project", "contact", "user"]
    search_fields = ["name", "email", "contact__name", "round__version__project__key"]
    exclude = ["nonce"]
