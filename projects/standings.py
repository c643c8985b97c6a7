"""How what is promised now stands to the version that stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.comparison import Difference, compare
from projects.promises import promise_of_rows, promise_then, promised_rows
from projects.queries import newest_version, signed_version


@dataclass(frozen=True)
class ScopeStanding:
    """The version that stands, the last that was signed, what is promised now, and how that differs from the first.

    `rows` are those of what is promised now, by kind.
    """

    version: Any
    signed: Any
    rows: dict[str, list[Any]]
    now: dict[str, dict[str, str | None]]
    differences: Sequence[Difference]

    @property
    def is_signed(self) -> bool:
        return self.signed is not None

    def sentence(self) -> str:
        """What somebody wants to know first."""
        if self.version is None:
            return _("Nothing is frozen yet. Say what is promised, then freeze it and have it signed.")
        count = len(self.differences)
        number = {"version": self.version.number}
        stands = self._how_it_stands() % number
        if not count:
            return stands
        since = ngettext(
            "Since then %(count)s thing is promised differently.",
            "Since then %(count)s things are promised differently.",
            count,
        ) % {"count": count}
        return f"{stands} {since}"

    def _how_it_stands(self) -> str:
        if self.version.signed_at:
            return _("Version %(version)s is signed.")
        if self.version.is_laid_out:
            return _("Version %(version)s is waiting for signatures.")
        if self.version.refused_at:
            return _("The client refused to sign version %(version)s.")
        return _("Version %(version)s is frozen and not signed.")


def scope_standing(project: Any) -> ScopeStanding:
    """Two queries for the versions and one for each kind of thing."""
    version, rows = newest_version(project), promised_rows(project)
    now = promise_of_rows(rows)
    signed = version if version is None or version.signed_at else signed_version(project)
    return ScopeStanding(version, signed, rows, now, compare(promise_then(version), now) if version else [])
