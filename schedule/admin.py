"""The plan's part of the administration."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from schedule.actions import complete_task, reopen_task
from schedule.clock import today
from schedule.models import Calendar, CalendarException, Contribution, Dependency, Task, WorkWeek
from tenancy.admin import ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


def complete_today(task: Task, *, by: Any) -> Task:
    return complete_task(task, on=today(), by=by)


@admin.register(Task, site=organization_site)
class TaskAdmin(ReadingAdmin):
    """Tasks and milestones."""

    has_history = True
    list_display = [
        "outline",
        "name",
        "project",
        "start",
        "finish",
        "is_milestone",
        "percent_complete",
        "done_on",
    ]
    list_filter = ["is_milestone", "is_summary", "finish", "done_on"]
    search_fields = ["name", "project__key", "project__name"]
    list_select_related = ["project"]
    actions = [
        admin_verb(
            "schedule.complete_task", complete_today, _("Mark as done"),
            among=lambda: Task.objects.select_related("project"),
        ),
        admin_verb(
            "schedule.reopen_task", reopen_task, _("Reopen"),
            among=lambda: Task.objects.exclude(done_on=None).select_related("project"),
        ),
    ]  # fmt: skip


@admin.register(Dependency, site=organization_site)
class DependencyAdmin(ReadingAdmin):
    """What waits for what."""

    list_display = ["predecessor", "kind", "successor", "lag_minutes"]
    list_filter = ["kind"]
    list_select_related = ["predecessor", "successor"]
    search_fields = ["predecessor__name", "successor__name", "predecessor__project__key"]


@admin.register(Calendar, site=organization_site)
class CalendarAdmin(ReadingAdmin):
    """Working calendars."""

    list_display = ["name", "project", "base", "is_default"]
    list_filter = ["is_default"]
    search_fields = ["name", "project__key"]
    list_select_related = ["project", "base"]


@admin.register(CalendarException, site=organization_site)
class CalendarExceptionAdmin(ReadingAdmin):
    """Days that differ."""

    list_display = ["calendar", "name", "first_day", "last_day"]
    list_filter = ["first_day", "last_day"]
    list_select_related = ["calendar"]
    search_fields = ["name", "calendar__name"]


@admin.register(WorkWeek, site=organization_site)
class WorkWeekAdmin(ReadingAdmin):
    """Weeks that differ for a while."""

    list_display = ["calendar", "name", "first_day", "last_day"]
    list_filter = ["first_day", "last_day"]
    list_select_related = ["calendar"]
    search_fields = ["name", "calendar__name"]


@admin.register(Contribution, site=organization_site)
class ContributionAdmin(ReadingAdmin):
    """Which tasks make which deliverables."""

    list_display = ["task", "deliverable"]
    list_filter = ["task__is_summary"]
    list_select_related = ["task", "deliverable"]
    search_fields = ["task__name", "deliverable__name", "task__project__key"]
