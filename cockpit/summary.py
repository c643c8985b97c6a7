"""One sentence on how a project fares, as the page's answer."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cockpit.health import Facts, Health, health


def sentence(facts: Facts, *, on: date) -> str:
    """The project in one sentence: late or in time, because of what, and what comes next."""
    state = health(facts, on=on)
    if state is Health.NO_PLAN:
        return _("There is no plan yet: import one or add the first milestone.")
    if state is Health.DONE:
        return _("Every milestone is reached.")
    return join(lateness(facts, on=on), upcoming(facts))


def lateness(facts: Facts, *, on: date) -> str:
    """How late, and against what."""
    late, overdue = facts.days_late(), facts.days_overdue(on=on)
    if late:
        text = ngettext(
            "%(days)s day late against the promised %(due)s",
            "%(days)s days late against the promised %(due)s",
            late,
        )
        return text % {"days": late, "due": day(facts.due_on)}
    if overdue:
        text = ngettext(
            "%(count)s milestone is overdue, for %(days)s days",
            "%(count)s milestones are overdue, the oldest for %(days)s days",
            facts.overdue,
        )
        return text % {"count": facts.overdue, "days": overdue}
    return _("On time")


def upcoming(facts: Facts) -> str:
    if facts.next_milestone_on is None:
        return _("no milestone lies ahead")
    known = {"name": facts.next_milestone, "day": day(facts.next_milestone_on)}
    return _("next is “%(name)s” on %(day)s") % known


def join(first: str, second: str) -> str:
    """Two clauses as one sentence, with the punctuation of the language."""
    return _("%(first)s; %(second)s.") % {"first": first, "second": second}


def day(value: date | None) -> str:
    return date_format(value, "DATE_FORMAT") if value else ""
