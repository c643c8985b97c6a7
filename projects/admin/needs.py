"""Needs in the administration; they are edited where they are traced."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.actions import recover_need, trash_need
from projects.models import GoalDeliverable, Need, NeedGoal
from tenancy.admin import ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(Need, site=organization_site)
class NeedAdmin(ReadingAdmin):
    """What clients want."""

    has_history = True
    list_display = ["text", "project", "importance", "contact", "created_at"]
    list_filter = ["importance", "created_at"]
    list_select_related = ["project", "contact"]
    search_fields = ["text", "contact__name", "project__name", "project__key"]
    actions = [
        admin_verb(
            "projects.trash_need", trash_need, _("Move to trash"),
            among=lambda: Need.objects.select_related("project"),
        ),
        admin_verb(
            "projects.recover_need", recover_need, _("Take back"),
            among=lambda: Need.everything.filter(trashed_at__isnull=False),
        ),
    ]  # fmt: skip


@admin.register(NeedGoal, site=organization_site)
class NeedGoalAdmin(ReadingAdmin):
    """Which goals answer which needs."""

    list_display = ["need", "goal"]
    list_filter = ["need__importance", "goal__kind"]
    list_select_related = ["need", "goal"]
    search_fields = ["need__text", "goal__metric"]


@admin.register(GoalDeliverable, site=organization_site)
class GoalDeliverableAdmin(ReadingAdmin):
    """Which deliverables serve which goals."""

    list_display = ["goal", "deliverable"]
    list_filter = ["goal__kind"]
    list_select_related = ["goal", "deliverable"]
    search_fields = ["goal__metric", "deliverable__name"]
