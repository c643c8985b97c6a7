"""How a goal stands: where its value is against where it should be by now."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

TOLERANCE = Decimal("0.15")


class Standing(StrEnum):
    """How something stands against what was promised."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    REACHED = "reached"


@dataclass(frozen=True)
class Aim:
    """A value that is to come from `baseline` to `target` between two days; either direction."""

    baseline: Decimal
    target: Decimal
    current: Decimal
    starts_on: date
    due_on: date


def progress(aim: Aim) -> Decimal:
    """Share of the way done, 0 to 1; a goal whose baseline is its target is done while it is held."""
    way = aim.target - aim.baseline
    if way == 0:
        return Decimal(1) if aim.current >= aim.target else Decimal(0)
    return min(max((aim.current - aim.baseline) / way, Decimal(0)), Decimal(1))


def expected(aim: Aim, *, on: date) -> Decimal:
    """Share of the time gone by, 0 to 1, which a steady pace would have done of the way."""
    days = (aim.due_on - aim.starts_on).days
    if days <= 0:
        return Decimal(1) if on >= aim.due_on else Decimal(0)
    return min(max(Decimal((on - aim.starts_on).days) / days, Decimal(0)), Decimal(1))


def standing(aim: Aim, *, on: date) -> Standing:
    """Reached; off track once the day has passed; at risk when more than 15 points behind a steady pace."""
    done = progress(aim)
    if done >= 1:
        return Standing.REACHED
    if on > aim.due_on:
        return Standing.OFF_TRACK
    return Standing.AT_RISK if done + TOLERANCE < expected(aim, on=on) else Standing.ON_TRACK
