"""A version of the scope and its signatures on paper."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.money import money
from core.paper import pdf
from projects.models import ScopeVersion, Signature
from projects.promises import effort_of, price_of
from projects.queries import signatures_of
from projects.telling import told_items


def paper_of(version: ScopeVersion) -> HttpResponse:
    """The PDF as a file somebody keeps."""
    facts, project = facts_of(version), version.project
    content = pdf("baseline", facts, title=facts["title"], language=get_language(), at=version.frozen_at)
    name = f"{project.key}-v{version.number}.pdf"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def facts_of(version: ScopeVersion) -> dict[str, Any]:
    """What the paper says, all of it words: the template only lays it out."""
    head, currency = version.head, version.head["currency"]
    facts = [
        (_("Client"), head["client"]),
        (_("Project"), f"{head['project']} {head['name']}"),
        (_("Frozen"), date_format(timezone.localtime(version.frozen_at), "DATETIME_FORMAT")),
    ]
    if price := price_of(version.items):
        facts.append((_("Price in all"), money(price, currency)))
    if effort := effort_of(version.items):
        facts.append((_("Effort in hours"), str(number_format(effort))))
    return {
        "organization": head["organization"],
        "title": _("Scope, version %(number)s") % {"number": version.number},
        "subtitle": head["title"] or head["name"],
        "facts": facts,
        "objective": head["objective"],
        "sections": [asdict(section) for section in told_items(version.items, version.order, currency)],
        "signatures_title": _("Signatures"),
        "signatures": [_told(one) for one in signatures_of(version) if one.decision in ("agreed", "refused")],
        "unsigned": _("Not signed by anybody yet."),
        "hash_title": _("SHA-256 of this version"),
        "hash": version.sha256,
        "page": _("Page"),
    }


def _told(signature: Signature) -> dict[str, str]:
    moment = timezone.localtime(signature.decided_at)
    return {
        "name": signature.name,
        "what": str(signature.get_decision_display()),
        "when": date_format(moment, "DATETIME_FORMAT") + f" ({moment.tzname()})",
        "address": " · ".join(filter(None, [signature.email, signature.address])),
        "reason": signature.reason,
        "hash": signature.sha256,
    }
