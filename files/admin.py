"""Files' part of the administration."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from files.actions import recover_attachment, trash_attachment
from files.models import Attachment
from files.queries import trashed_attachments
from tenancy.admin import ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(Attachment, site=organization_site)
class AttachmentAdmin(ReadingAdmin):
    """Files of projects; they are fetched on the project's page."""

    has_history = True
    list_display = ["name", "project", "media_type", "size", "attached_by", "created_at", "trashed_at"]
    list_filter = ["media_type"]
    search_fields = ["name", "project__name", "project__key", "attached_by__name", "sha256"]
    list_select_related = ["project", "attached_by"]
    date_hierarchy = "created_at"
    fields = ["name", "project", "media_type", "size", "sha256", "attached_by", "created_at"]
    actions = [
        admin_verb(
            "files.trash_attachment",
            trash_attachment,
            _("Move to trash"),
            among=lambda: Attachment.objects.all(),
        ),
        admin_verb("files.recover_attachment", recover_attachment, _("Take back"), among=trashed_attachments),
    ]
