"""What can be done with shares."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from projects.colleagues import known_or_new_contact
from projects.models import Project, Share
from tenancy.models import refuse


@transaction.atomic
def share_project(project: Project, *, email: str, by: Any) -> Share:
    """Let somebody at the client look into the project; an unknown address becomes a contact. The mail is a reaction."""
    contact = known_or_new_contact(project.client, email=email.strip().lower(), by=by)
    share, is_new = Share.objects.get_or_create(
        project=project, contact=contact, ended_at=None, defaults={"shared_by": by}
    )
    if not is_new:
        raise refuse(_("%(name)s sees this project already."), field="email", name=contact.name)
    record(project, "project.shared", by=by, contact=contact.name, contact_id=contact.pk, share_id=share.pk)
    return share


@transaction.atomic
def unshare_project(share: Share, *, by: Any) -> Share:
    """Close the portal to a contact for this project, from this moment on."""
    share.ended_at = timezone.now()
    share.save(update_fields=["ended_at"])
    record(share.project, "project.unshared", by=by, contact=share.contact.name, contact_id=share.contact_id)
    return share
