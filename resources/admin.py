"""Resources' part of the administration."""

from django.contrib import admin

from resources.models import Assignment, Resource
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(Resource, site=organization_site)
class ResourceAdmin(ReadingAdmin):
    """Who and what plans need."""

    list_display = ["name", "kind", "project", "email", "max_units"]
    list_filter = ["kind"]
    search_fields = ["name", "email", "project__name", "project__key"]
    list_select_related = ["project"]


@admin.register(Assignment, site=organization_site)
class AssignmentAdmin(ReadingAdmin):
    """Who is at work on what."""

    list_display = ["task", "resource", "units", "work_minutes"]
    list_filter = ["resource__kind"]
    list_select_related = ["task", "resource"]
    search_fields = ["task__name", "resource__name", "task__project__key"]
