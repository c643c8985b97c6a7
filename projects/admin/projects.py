"""Projects' part of the administration."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.actions import (
    close_project,
    drop_goal,
    edit_goal,
    edit_project,
    recover_project,
    reopen_project,
    restore_goal,
    start_project,
    trash_project,
    unshare_project,
)
from projects.forms import GoalForm, ProjectForm
from projects.models import Goal, Measurement, Project, Share
from projects.queries import trashed_projects
from tenancy.admin import ActingAdmin, ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(Project, site=organization_site)
class ProjectAdmin(ActingAdmin):
    """Projects."""

    form = ProjectForm
    has_history = True
    list_display = ["key", "name", "client", "manager", "starts_on", "due_on", "closed_at"]
    search_fields = ["key", "name", "client__name"]
    list_filter = ["due_on", ("closed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["client", "manager"]
    date_hierarchy = "starts_on"
    actions = [
        admin_verb("projects.close_project", close_project, _("Close"), among=lambda: Project.objects.open()),
        admin_verb(
            "projects.reopen_project", reopen_project, _("Reopen"), among=lambda: Project.objects.closed()
        ),
        admin_verb(
            "projects.trash_project", trash_project, _("Move to trash"), among=lambda: Project.objects.all()
        ),
        admin_verb("projects.recover_project", recover_project, _("Take back"), among=trashed_projects),
    ]

    def act_add(self, values: dict[str, Any], by: Any) -> Project:
        return start_project(values.pop("client"), **values, by=by)

    def act_edit(self, row: Project, values: dict[str, Any], by: Any) -> Project:
        return edit_project(row, **values, by=by)


@admin.register(Goal, site=organization_site)
class GoalAdmin(ActingAdmin):
    """Goals; they are set on the project's page."""

    form = GoalForm
    has_history = True
    list_display = [
        "metric",
        "project",
        "baseline",
        "target",
        "current",
        "unit",
        "due_on",
        "owner",
        "is_shared",
    ]
    search_fields = ["metric", "project__name", "project__key", "owner__name"]
    list_filter = ["is_shared", "due_on", ("dropped_at", admin.EmptyFieldListFilter)]
    list_select_related = ["project", "owner"]
    actions = [
        admin_verb("projects.drop_goal", drop_goal, _("Drop"), among=lambda: Goal.objects.current()),
        admin_verb(
            "projects.restore_goal",
            restore_goal,
            _("Restore"),
            among=lambda: Goal.objects.exclude(dropped_at=None),
        ),
    ]

    def act_edit(self, row: Goal, values: dict[str, Any], by: Any) -> Goal:
        return edit_goal(row, **values, by=by)


@admin.register(Share, site=organization_site)
class ShareAdmin(ReadingAdmin):
    """Who at the client sees what."""

    list_display = ["project", "contact", "shared_by", "shared_at", "ended_at"]
    list_filter = ["shared_at", ("ended_at", admin.EmptyFieldListFilter)]
    list_select_related = ["project", "contact", "shared_by"]
    search_fields = ["project__name", "project__key", "contact__name", "contact__email"]
    actions = [
        admin_verb(
            "projects.unshare_project", unshare_project, _("Stop sharing"),
            among=lambda: Share.objects.filter(ended_at=None).select_related("project", "contact"),
            question=_("The portal closes to these people for these projects, from this moment on."),
        ),
    ]  # fmt: skip


@admin.register(Measurement, site=organization_site)
class MeasurementAdmin(ReadingAdmin):
    """What goals were, day by day."""

    list_display = ["goal", "value", "measured_on", "measured_by", "note"]
    list_filter = ["measured_on"]
    list_select_related = ["goal", "measured_by"]
    search_fields = ["goal__metric", "goal__project__key", "note"]
