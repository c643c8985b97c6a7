"""Whether what a gate asks for is so; pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from phases.models import Condition

SHOWN = 3
Kind = Condition.Kind


@dataclass(frozen=True)
class Result:
    """A deliverable as acceptance has it: whether it was accepted, and the criteria not met so far."""

    name: str
    parent: int | None = None
    is_accepted: bool = False
    unmet: int = 0


@dataclass(frozen=True)
class Facts:
    """What a project's conditions are judged by."""

    deliverables: Mapping[int, Result] = field(default_factory=dict)
    open_changes: Sequence[str] = ()
    version: str = ""
    is_signed: bool = False


@dataclass(frozen=True)
class Judged:
    """A condition, and what is missing; nothing when it is met."""

    condition: Any
    missing: str

    @property
    def is_met(self) -> bool:
        return not self.missing


def judge(condition: Any, facts: Facts) -> Judged:
    """What is missing for the condition to be met, in a sentence; of a gate that is passed, what was missing then."""
    if condition.was_met is not None:
        return Judged(condition, "" if condition.was_met else _("It was not met when the phase was closed."))
    return Judged(condition, MISSING[Kind(condition.kind)](condition, facts))


def _accepted(condition: Any, facts: Facts) -> str:
    asked = list(whole(facts, condition.deliverable_id))
    missing = [facts.deliverables[key].name for key in asked if not is_accepted(facts, key)]
    if not asked:
        return _("There is no deliverable yet.")
    return _("Not accepted yet: %(names)s.") % {"names": some(missing)} if missing else ""


def _passed(condition: Any, facts: Facts) -> str:
    asked = list(whole(facts, condition.deliverable_id))
    unmet = [facts.deliverables[key] for key in asked if facts.deliverables[key].unmet]
    missing = [f"{one.name} ({one.unmet})" for one in unmet]
    if not asked:
        return _("There is no deliverable yet.")
    return _("Criteria are not met yet: %(names)s.") % {"names": some(missing)} if missing else ""


def _signed(condition: Any, facts: Facts) -> str:
    if not facts.version:
        return _("The scope is not frozen yet.")
    return "" if facts.is_signed else _("%(version)s is not signed yet.") % {"version": facts.version}


def _no_changes(condition: Any, facts: Facts) -> str:
    return _("To be decided: %(names)s.") % {"names": some(facts.open_changes)} if facts.open_changes else ""


def _milestone(condition: Any, facts: Facts) -> str:
    return (
        ""
        if condition.milestone.done_on
        else _("“%(name)s” is not done yet.") % {"name": condition.milestone}
    )


def _confirmed(condition: Any, facts: Facts) -> str:
    if condition.confirmed_at:
        return ""
    if condition.person:
        return _("%(name)s has not confirmed it yet.") % {"name": condition.person}
    return _("Nobody has confirmed it yet.")


MISSING = {
    Kind.ACCEPTED: _accepted,
    Kind.PASSED: _passed,
    Kind.SIGNED: _signed,
    Kind.NO_CHANGES: _no_changes,
    Kind.MILESTONE: _milestone,
    Kind.CONFIRMED: _confirmed,
}


def whole(facts: Facts, top: int | None) -> Iterator[int]:
    """The keys of the deliverables without parts that belong to one, or to the project."""
    wholes = {one.parent for one in facts.deliverables.values()}
    for key in facts.deliverables:
        if key not in wholes and (top is None or top in (key, *ancestors(facts, key))):
            yield key


def is_accepted(facts: Facts, key: int) -> bool:
    """Itself, or by something it is part of."""
    return any(facts.deliverables[one].is_accepted for one in (key, *ancestors(facts, key)))


def ancestors(facts: Facts, key: int) -> list[int]:
    """What it is part of, the nearest first."""
    found: list[int] = []
    above = facts.deliverables[key].parent
    while above is not None and above in facts.deliverables and above not in found:
        found.append(above)
        above = facts.deliverables[above].parent
    return found


def some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    shown = ", ".join(names[:SHOWN])
    more = len(names) - SHOWN
    return _("%(names)s and %(count)s more") % {"names": shown, "count": more} if more > 0 else shown
