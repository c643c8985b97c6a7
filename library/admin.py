"""Project templates in the administration; they are edited in the library."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from library.actions import recover_template, trash_template
from library.models import ProjectTemplate
from tenancy.admin import ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(ProjectTemplate, site=organization_site)
class ProjectTemplateAdmin(ReadingAdmin):
    """What projects start from."""

    has_history = True
    list_display = ["name", "summary", "language", "created_at"]
    list_filter = ["language", "created_at"]
    search_fields = ["name", "summary"]
    actions = [
        admin_verb(
            "library.trash_template", trash_template, _("Move to trash"),
            among=lambda: ProjectTemplate.objects.all(),
        ),
        admin_verb(
            "library.recover_template", recover_template, _("Take back"),
            among=lambda: ProjectTemplate.everything.filter(trashed_at__isnull=False),
        ),
    ]  # fmt: skip
