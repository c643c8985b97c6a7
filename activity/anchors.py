"""Anchors: a link of the chain written down elsewhere, so that whoever rewrites the database is found out."""

import logging
from datetime import timedelta

from django.utils import timezone

from activity.audit import LINE, Audit, verify_audit
from activity.models import AuditAnchor
from tenancy.scope import current

logger = logging.getLogger(__name__)
LASTS = timedelta(hours=23)


def drop_anchor() -> AuditAnchor:
    """Verify the chain, and keep where it ends in the database and in the log, which belongs on another machine."""
    audit = verify_audit()
    anchor = AuditAnchor(number=audit.last.number, hash=audit.last.hash, trouble="\n".join(audit.findings))
    anchor.save(force_insert=True)
    tell(audit)
    return anchor


def keep_anchored() -> None:
    """Drop an anchor, unless one was dropped today."""
    if not AuditAnchor.objects.filter(at__gt=timezone.now() - LASTS).exists():
        drop_anchor()


def tell(audit: Audit) -> None:
    """To the log: where the chain ends; or, loudly, what is wrong with it."""
    slug = current().slug
    if audit.findings:
        logger.error("audit of %s: %s", slug, " ".join(audit.findings))
    else:
        logger.info(LINE.format(slug, audit.last.number, audit.last.hash))
