"""Durations and lags as Microsoft Project writes them."""

import re
from typing import NamedTuple

ELAPSED = {4, 6, 8, 10, 12, 36, 38, 40, 42, 44}
PERCENT, ELAPSED_PERCENT = {19, 51}, {20, 52}
DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>\d{1,7})D)?"
    r"(?:T(?:(?P<hours>\d{1,9})H)?(?:(?P<minutes>\d{1,9})M)?(?:(?P<seconds>\d{1,9}(?:\.\d{1,9})?)S)?)?",
    re.ASCII,
)


class Lag(NamedTuple):
    """The gap of a link: minutes, of work or elapsed, or a share of the predecessor."""

    minutes: int = 0
    is_elapsed: bool = False
    percent: int | None = None


def seconds_of(text: str) -> float:
    """The seconds in PT8H0M0S; raises ValueError."""
    found = DURATION.fullmatch(text.strip())
    if found is None or text.strip().endswith(("P", "T")):
        raise ValueError(text)
    sign, parts = found["sign"], {name: float(found[name] or 0) for name in ("days", "hours", "minutes", "seconds")}
    total = parts["days"] * 86400 + parts["hours"] * 3600 + parts["minutes"] * 60 + parts["seconds"]
    return -total if sign else total


def is_elapsed(duration_format: int) -> bool:
    """Whether a duration of that format runs through nights and holidays."""
    return duration_format in ELAPSED | ELAPSED_PERCENT


def lag_of(link_lag: int, lag_format: int) -> Lag:
    """LinkLag is in tenths of a minute, or in percent where LagFormat says so."""
    if lag_format in PERCENT | ELAPSED_PERCENT:
        return Lag(percent=link_lag, is_elapsed=lag_format in ELAPSED_PERCENT)
    return Lag(minutes=round(link_lag / 10), is_elapsed=lag_format in ELAPSED)
