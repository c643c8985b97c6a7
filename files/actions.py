"""What can be done with attachments."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from files.models import Attachment
from files.names import clean_name
from files.queries import room_taken
from files.recognition import recognise
from projects.models import Project
from tenancy.models import Organization, refuse
from tenancy.scope import current
from tenancy.storage import orphans

WHILE_IT_IS_KEPT = timedelta(days=1)
"""A file is on the disk before its row is committed: until then it looks as if it belonged to none."""


@transaction.atomic
def attach_file(project: Project, *, file: "File[Any]", by: Any, name: str = "") -> Attachment:
    """Keep a file with a project, if it is of a kind we know and there is room; pictures are drawn anew."""
    wanted = clean_name(name or file.name or "")
    known = recognise(file, wanted)
    hold_room(known.size)
    attachment = Attachment(
        project=project, name=wanted, media_type=known.kind.media_type, size=known.size, sha256=known.sha256,
        attached_by=by, file=File(known.content, name=wanted),
    )  # fmt: skip
    try:
        attachment.added()
        record(attachment, "attachment.added", by=by, project=project.key)
    except BaseException:
        attachment.file.delete(save=False)
        raise
    return attachment


def hold_room(size: int) -> None:
    """Let nobody else take the room before this is over; refused if there is none."""
    Organization.objects.select_for_update(no_key=True).get(pk=current().pk)
    if room_taken() + size > settings.MOST_BYTES_OF_FILES:
        sentence = _(
            "There is no room: this organization's files may take %(most)s together. What is in the trash counts until it is gone."
        )
        raise refuse(sentence, field="file", most=filesizeformat(settings.MOST_BYTES_OF_FILES))


@transaction.atomic
def rename_attachment(attachment: Attachment, *, version: int, name: str, by: Any) -> Attachment:
    """Call a file otherwise; its ending still says what it is."""
    changed = attachment.revise(version=version, name=clean_name(name))
    record(attachment, "attachment.renamed", by=by, changed=changed)
    return attachment


@transaction.atomic
def trash_attachment(attachment: Attachment, *, by: Any) -> Attachment:
    """Throw a file away; for thirty days it can be taken back."""
    attachment.throw_away(by=by)
    record(attachment, "attachment.trashed", by=by)
    return attachment


@transaction.atomic
def recover_attachment(attachment: Attachment, *, by: Any) -> Attachment:
    """Take a file back out of the trash, as it was."""
    project = Project.everything.get(pk=attachment.project_id)
    if project.trashed_at:
        raise refuse(_("%(name)s is in the trash. Take the project back first."), name=project.name)
    attachment.take_back()
    record(attachment, "attachment.recovered", by=by)
    return attachment


def clear_orphans(*, at: datetime) -> int:
    """Delete the files of the current organization that belong to no row; answers how many."""
    names = list(orphans(before=at - WHILE_IT_IS_KEPT))
    for name in names:
        default_storage.delete(name)
    return len(names)
