"""Why an archive is not brought in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tenancy.models import refuse

SENTENCES: dict[str, Any] = {
    "no_archive": _("This is not an export from Accord: choose the .zip file as it was downloaded."),
    "damaged": _("The archive is damaged: %(name)s is not what was written. Download the export again."),
    "newer": _("The archive was made by a newer Accord. Update this one, then bring it in."),
    "too_large": _("The archive unpacks to more than an organization could hold. It was not opened."),
    "stranger": _("The archive holds something that no export has: %(name)s."),
    "missing": _("The archive is incomplete: %(name)s is missing."),
    "row": _("%(name)s, line %(line)s: %(why)s. Nothing was brought in."),
    "rows": _("The rows do not fit together (%(why)s). Nothing was brought in."),
}


def trouble(reason: str, **values: Any) -> Exception:
    """A refusal with one of the sentences, to raise."""
    return refuse(SENTENCES[reason], field="file", **values)
