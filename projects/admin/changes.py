"""Change requests in the administration; they are written and decided on their pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.actions import reconsider_change, recover_change, trash_change
from projects.models import ChangeRequest
from tenancy.admin import ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(ChangeRequest, site=organization_site)
class ChangeRequestAdmin(ReadingAdmin):
    """What is to be changed of what was promised."""

    has_history = True
    list_display = [
        "title",
        "number",
        "project",
        "origin",
        "triage",
        "created_at",
        "approved_at",
        "declined_at",
    ]
    list_filter = ["origin", "triage", "created_at", ("approved_at", admin.EmptyFieldListFilter)]
    list_select_related = ["project"]
    search_fields = ["title", "reason", "project__name", "project__key"]
    actions = [
        admin_verb(
            "projects.reconsider_change", reconsider_change, _("Take up again"),
            among=lambda: ChangeRequest.objects.exclude(declined_at=None),
            question=_("They are open again; why they were declined is in the history only."),
        ),
        admin_verb(
            "projects.trash_change", trash_change, _("Move to trash"), among=lambda: ChangeRequest.objects.open()
        ),
        admin_verb(
            "projects.recover_change", recover_change, _("Take back"),
            among=lambda: ChangeRequest.everything.filter(trashed_at__isnull=False),
        ),
    ]  # fmt: skip
