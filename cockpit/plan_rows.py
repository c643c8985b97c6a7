"""The rows of a plan as HTML: written by hand, for a template takes five times as long per row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cockpit.plan import Line, is_milestone


@dataclass(frozen=True)
class Words:
    """What is said in every row, in the reader's language: looked up once for all of them."""

    under: str
    done: str
    milestone: str
    overdue: str

    @classmethod
    def here(cls) -> "Words":
        return cls(_("What is under %(name)s"), _("Done: %(name)s"), _("Milestone"), _("overdue"))


@dataclass
class Rows:
    """Writes rows; `here` is the plan's address, `hidden` the fields of a verb's form, empty where nobody may complete."""

    here: str
    hidden: str
    is_full: bool

    @cached_property
    def words(self) -> Words:
        return Words.here()

    @cached_property
    def days(self) -> dict[date, str]:
        return {}

    def day(self, day: date) -> str:
        if day not in self.days:
            self.days[day] = escape(date_format(day, "SHORT_DATE_FORMAT"))
        return self.days[day]

    def row(self, line: Line, fold: str) -> SafeString:
        """The row's cells with its `<tr>` still open: the chart's cell goes into the first one."""
        cells = "".join(self.cells(line, fold))
        return mark_safe(f'<tr class="{classes(line)}">{cells}')  # noqa: S308  (what people wrote is escaped)

    def cells(self, line: Line, fold: str) -> Iterator[str]:
        task, name = line.task, escape(line.task["name"])
        yield f'<td class="plan-number">{line.number}</td><th scope="row" class="plan-name">'
        yield self.fold(line, name, fold) if task["is_summary"] else self.verb(line, name)
        yield f'<a class="plan-task" href="{self.here}{task["pk"]}/" title="{name}">{self.mark(line)}{name}</a></th>'
        yield f"<td>{self.day(line.start)}</td>" if self.is_full else ""
        yield self.finish(line)
        yield f'<td class="plan-days">{line.days}</td><td class="plan-percent">{task["percent_complete"]}</td>'
        if self.is_full:
            people = escape(line.people)
            yield f'<td>{line.waits_for}</td><td class="plan-people" title="{people}">{people}</td>'

    def fold(self, line: Line, name: str, address: str) -> str:
        is_open, label = "false" if line.is_folded else "true", self.words.under % {"name": name}
        return f'<a class="plan-fold" href="{escape(address)}" aria-expanded="{is_open}" aria-label="{label}"></a>'

    def verb(self, line: Line, name: str) -> str:
        """The button that says a task is done, or that it is not."""
        if not self.hidden:
            return ""
        pk, is_done = line.task["pk"], line.task["done_on"] is not None
        address = f"{self.here}{pk}/{'reopen' if is_done else 'complete'}/"
        pressed, label = "true" if is_done else "false", self.words.done % {"name": name}
        return (
            f'<form class="plan-verb" method="post" action="{address}" hx-post="{address}">{self.hidden}'
            f'<button class="plan-check" id="done-{pk}" aria-pressed="{pressed}" aria-label="{label}"></button></form>'
        )

    def mark(self, line: Line) -> str:
        if not is_milestone(line.task):
            return ""
        return (
            '<span class="plan-mark" aria-hidden="true"></span>'
            f'<span class="visually-hidden">{self.words.milestone}: </span>'
        )

    def finish(self, line: Line) -> str:
        late = " plan-late" if line.is_overdue else ""
        said = f'<span class="visually-hidden"> {self.words.overdue}</span>' if line.is_overdue else ""
        return f'<td class="plan-finish{late}">{self.day(line.finish)}{said}</td>'


def classes(line: Line) -> str:
    summary = " plan-summary" if line.task["is_summary"] else ""
    done = " plan-done" if line.task["done_on"] else ""
    return f"level-{line.task['level']}{summary}{done}"
