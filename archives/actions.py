"""What can be done with an organization's data as a whole."""

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from activity.actions import record
from archives import queries
from archives.bringing import bring_organization, bring_rows
from archives.models import ExportPiece, OrganizationExport
from archives.pieces import Pieces
from archives.reading import Archive
from archives.writing import write_archive
from core.wake import wake
from tenancy.models import Membership, Organization, Role, refuse
from tenancy.purging import purge
from tenancy.scope import current, scope
from tenancy.trash import KEPT_FOR

logger = logging.getLogger(__name__)


@transaction.atomic
def export_organization(*, by: Any) -> OrganizationExport:
    """Have everything the organization has written into one archive; a worker makes it."""
    if OrganizationExport.objects.waiting().exists():
        raise refuse(_("An export is being made already. It will be here in a moment."))
    export = OrganizationExport(asked_by=by)
    export.save(force_insert=True)
    record(current(), "organization.exported", by=by, export_id=export.pk)
    wake("archives.tasks.make_one", current().pk, export.pk)
    return export


def make_export(export_id: int, *, at: datetime) -> None:
    """Write the archive, all or nothing; to be run in a snapshot. Trouble of ours is told as failed."""
    waiting = OrganizationExport.objects.waiting().filter(pk=export_id)
    export = waiting.select_for_update(skip_locked=True, of=("self",)).first()
    if export is None:
        return
    try:
        with transaction.atomic():
            pieces = Pieces(export)
            known = write_archive(pieces, at=at)
            pieces.close()
    except Exception:
        logger.exception("export %s failed", export_id)
        waiting.update(failed_at=at)
    else:
        kept_until = at + OrganizationExport.LASTS
        rows = sum(known.rows.values())
        waiting.update(finished_at=at, expires_at=kept_until, size=pieces.size, rows=rows)


@transaction.atomic
def expire_exports(*, at: datetime) -> None:
    """Let go of what was kept for its week, and of what nobody has finished."""
    ExportPiece.objects.filter(export__expires_at__lte=at).delete()
    OrganizationExport.objects.stuck().update(failed_at=at)


@transaction.atomic
def fetch_export(export: OrganizationExport, *, by: Any) -> OrganizationExport:
    """Take the archive away: it is written down who did."""
    record(export, "export.fetched", by=by)
    return export


def import_organization(file: Any, *, slug: str, name: str = "", by: Any) -> Organization:
    """Make an organization from an archive, all or nothing; `by`, if anybody, owns it. Raises ValidationError."""
    archive = Archive(file)
    try:
        with transaction.atomic():
            organization = bring_organization(archive, slug=slug, name=name)
            with scope(organization):
                rows = bring_rows(archive)
                own(by)
                day = str(archive.manifest.get("made_at", ""))[:10]
                record(organization, "organization.imported", by=by, date=day, rows=rows)
    except BaseException:
        archive.throw_away()
        raise
    return organization


@transaction.atomic
def empty_trash(*, at: datetime) -> int:
    """Remove for good what has been in the trash for thirty days; answers how many. What others still need stays."""
    gone = 0
    for row in sorted(queries.in_trash(), key=lambda row: row.trashed_at):
        if row.trashed_at <= at - KEPT_FOR and not queries.is_needed(row):
            record(row, f"{row.noun}.purged", by=None)
            purge(row)
            gone += 1
    return gone


def own(by: Any) -> None:
    """Whoever brings an organization owns it; without anybody, it must have brought its owners."""
    if by is not None:
        Membership.objects.update_or_create(user=by, defaults={"role": Role.OWNER})
    elif not Membership.objects.filter(role=Role.OWNER).exists():
        raise refuse(_("Nobody in the archive is an owner."), field="file")
