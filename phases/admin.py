"""Phases in the administration; they are edited on the project's page of phases."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from phases.actions import recover_condition, recover_phase, reopen_phase, trash_condition, trash_phase
from phases.models import Condition, Phase
from tenancy.admin import ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(Phase, site=organization_site)
class PhaseAdmin(ReadingAdmin):
    """Phases, and who passed their gates."""

    has_history = True
    list_display = ["name", "project", "starts_on", "ends_on", "opened_at", "closed_at", "overridden_by"]
    list_filter = [("opened_at", admin.EmptyFieldListFilter), ("closed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["project", "overridden_by"]
    search_fields = ["name", "aim", "override_reason", "project__name", "project__key"]
    actions = [
        admin_verb(
            "phases.reopen_phase", reopen_phase, _("Reopen"),
            among=lambda: Phase.objects.exclude(closed_at=None).select_related("project"),
            question=_("The gate is asked for again."),
        ),
        admin_verb(
            "phases.trash_phase", trash_phase, _("Move to trash"),
            among=lambda: Phase.objects.filter(opened_at=None).select_related("project"),
        ),
        admin_verb(
            "phases.recover_phase", recover_phase, _("Take back"),
            among=lambda: Phase.everything.filter(trashed_at__isnull=False).select_related("project"),
        ),
    ]  # fmt: skip


@admin.register(Condition, site=organization_site)
class ConditionAdmin(ReadingAdmin):
    """What gates ask for."""

    has_history = True
    list_display = ["__str__", "kind", "phase", "person", "confirmed_by", "confirmed_at"]
    list_filter = ["kind", ("confirmed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["phase__project", "person", "confirmed_by", "deliverable", "milestone"]
    search_fields = ["text", "note", "phase__name", "phase__project__key"]
    actions = [
        admin_verb(
            "phases.trash_condition", trash_condition, _("Move to trash"),
            among=lambda: Condition.objects.select_related("phase__project"),
        ),
        admin_verb(
            "phases.recover_condition", recover_condition, _("Take back"),
            among=lambda: Condition.everything.filter(trashed_at__isnull=False).select_related("phase__project"),
        ),
    ]  # fmt: skip
