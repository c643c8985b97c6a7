"""Acceptance in the administration: it is read."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from acceptance.actions import withdraw_submission
from acceptance.models import Evidence, Submission, Verdict
from tenancy.admin import ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(Submission, site=organization_site)
class SubmissionAdmin(ReadingAdmin):
    """What was laid before clients to be accepted."""

    has_history = True
    list_display = ["deliverable", "number", "contact", "submitted_at", "deemed_on", "outcome", "decided_at"]
    list_filter = ["outcome", "submitted_at", "decided_at"]
    list_select_related = ["deliverable__project", "contact"]
    search_fields = ["deliverable__name", "deliverable__project__key", "contact__name", "note", "reason"]
    exclude = ["nonce"]
    actions = [
        admin_verb(
            "acceptance.withdraw_submission", withdraw_submission, _("Withdraw"),
            among=lambda: Submission.objects.open().select_related("deliverable__project"),
            question=_("The client is asked no longer; to have it accepted, it must be submitted again."),
        ),
    ]  # fmt: skip


@admin.register(Verdict, site=organization_site)
class VerdictAdmin(ReadingAdmin):
    """What was said of each criterion."""

    list_display = ["submission", "text", "passed", "reason"]
    list_filter = ["passed"]
    list_select_related = ["submission__deliverable"]
    search_fields = ["text", "reason", "submission__deliverable__name"]


@admin.register(Evidence, site=organization_site)
class EvidenceAdmin(ReadingAdmin):
    """Which files were shown."""

    list_display = ["submission", "attachment"]
    list_filter = ["submission__outcome"]
    list_select_related = ["submission__deliverable", "attachment"]
    search_fields = ["attachment__name", "submission__deliverable__name"]
