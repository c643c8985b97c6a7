"""The rows of the register of deliverables as HTML: written by hand, for a template takes five times as long per row."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.money import money
from core.templatetags.look import icon, number
from projects.comparison import Doing
from projects.standings import ScopeStanding
from projects.steps import STEPS
from projects.tree import level

SIGNS = {"up": "↑", "down": "↓", "in": "→", "out": "←"}


@dataclass
class ScopeRows:
    """Writes rows; `here` is the page's address, `edited` the key of the row that a template writes as a form."""

    here: str
    currency: str
    standing: ScopeStanding
    may_edit: bool
    edited: str

    @cached_property
    def states(self) -> dict[Any, str]:
        """The word for each way of differing from the version."""
        if self.standing.version is None:
            return {}
        version = {"version": f"v{self.standing.version.number}"}
        return {
            Doing.ADD: escape(_("not in %(version)s") % version),
            Doing.ALTER: escape(_("differs from %(version)s") % version),
        }

    @cached_property
    def differing(self) -> dict[str, Doing]:
        return {one.key: one.doing for one in self.standing.differences}

    @cached_property
    def steps(self) -> dict[str, str]:
        words = (_("Move up"), _("Move down"), _("Make a part"), _("Take out"))
        return {step: escape(word) for step, word in zip(STEPS, words, strict=True)}

    @cached_property
    def edit(self) -> str:
        return escape(_("Edit here"))

    def row(self, branch: tuple[Any, str, int]) -> SafeString | None:
        """The row; None for the one that is being edited."""
        row, place, count = branch
        if str(row.pk) == self.edited:
            return None
        return mark_safe("".join(self.cells(row, place, count)))  # noqa: S308  (what people wrote is escaped)

    def cells(self, row: Any, place: str, count: int) -> Iterator[str]:
        yield f'<tr id="d-{row.pk}" class="level-{min(level(place), 6)}" data-row="{row.pk}" data-part-of="{row.parent_id or ""}">'
        yield f'<td class="scope-number">{place}</td><th scope="row" class="scope-name">'
        yield f'<a href="{self.here}deliverables/{row.pk}/">{escape(row.name)}</a>{self.count(count)}{self.state(row)}</th>'
        yield f'<td class="text-nowrap">{escape(str(row.owner or ""))}</td>'
        yield f'<td class="text-nowrap">{escape(date_format(row.due_on, "SHORT_DATE_FORMAT")) if row.due_on else ""}</td>'
        yield f'<td class="text-end text-nowrap">{escape(money(row.price, self.currency))}</td>'
        yield f'<td class="text-end">{escape(number(row.effort)) if row.effort is not None else ""}</td>'
        yield f'<td><div class="scope-verbs">{self.verbs(row) if self.may_edit else ""}</div></td></tr>'

    def count(self, count: int) -> str:
        if not count:
            return ""
        told = ngettext("%(count)s criterion", "%(count)s criteria", count) % {"count": count}
        return f' <span class="text-secondary small">{escape(told)}</span>'

    def state(self, row: Any) -> str:
        word = self.states.get(self.differing.get(row.key))
        return f' <span class="chip chip-at-risk">{word}</span>' if word else ""

    def verbs(self, row: Any) -> str:
        address, name = f"{self.here}deliverables/{row.pk}/move/", escape(row.name)
        moves = "".join(
            f'<button form="moves" formaction="{address}" name="step" value="{step}" title="{self.steps[step]}">'
            f'<span aria-hidden="true">{SIGNS[step]}</span><span class="visually-hidden">{self.steps[step]}: {name}</span></button>'
            for step in STEPS
        )
        edit = (
            f'<a href="{self.here}?edit={row.pk}#d-{row.pk}" title="{self.edit}">{icon("pencil")}'
            f'<span class="visually-hidden">{self.edit}: {name}</span></a>'
        )
        return f"{moves}{edit}"
