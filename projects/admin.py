"""Projects' part of the administration."""

from typing import Any

from django.contrib import admin

from projects.actions import edit_goal, edit_project, start_project
from projects.forms import GoalForm, ProjectForm
from projects.models import Goal, Project, Share
from tenancy.admin import ActingAdmin, ReadingAdmin, organization_site


@admin.register(Project, site=organization_site)
class ProjectAdmin(ActingAdmin):
    """Projects."""

    form = ProjectForm
    list_display = ["key", "name", "client", "manager", "starts_on", "due_on", "closed_at"]
    search_fields = ["key", "name", "client__name"]
    list_filter = ["due_on", ("closed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["client", "manager"]
    date_hierarchy = "starts_on"

    def act_add(self, values: dict[str, Any], by: Any) -> Project:
        return start_project(values.pop("client"), **values, by=by)

    def act_edit(self, row: Project, values: dict[str, Any], by: Any) -> Project:
        return edit_project(row, **values, by=by)


@admin.register(Goal, site=organization_site)
class GoalAdmin(ActingAdmin):
    """Goals; they are set on the project's page."""

    form = GoalForm
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

    def act_edit(self, row: Goal, values: dict[str, Any], by: Any) -> Goal:
        return edit_goal(row, **values, by=by)


@admin.register(Share, site=organization_site)
class ShareAdmin(ReadingAdmin):
    """Who at the client sees what."""

    list_display = ["project", "contact", "shared_by", "shared_at", "ended_at"]
    list_filter = ["shared_at", ("ended_at", admin.EmptyFieldListFilter)]
    list_select_related = ["project", "contact", "shared_by"]
    search_fields = ["project__name", "project__key", "contact__name", "contact__email"]
