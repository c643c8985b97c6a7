"""A small chart of shares over days as points of an SVG polyline; pure."""

from collections.abc import Sequence
from datetime import date

WIDTH, HEIGHT = 240, 48


def points(readings: Sequence[tuple[date, int]]) -> str:
    """“x,y x,y …” of (day, percent) from the oldest to the newest, 100 % at the top; '' for fewer than two days."""
    if len(readings) < 2:
        return ""
    first, last = readings[0][0], readings[-1][0]
    days = max((last - first).days, 1)
    return " ".join(
        f"{(day - first).days / days * WIDTH:.1f},{HEIGHT - share / 100 * HEIGHT:.1f}"
        for day, share in readings
    )
