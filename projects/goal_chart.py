"""A goal's values over time as a small chart: points of an SVG; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from projects.standing import Aim

WIDTH, HEIGHT = 360, 96
Values = Sequence[tuple[date, Decimal]]


@dataclass(frozen=True)
class Chart:
    """The steady pace from baseline to target, the values, each as “x,y …”, the dots, and where today is."""

    pace: str
    values: str
    dots: list[tuple[str, str]]
    today: str
    size: tuple[int, int] = (WIDTH, HEIGHT)


def chart(aim: Aim, values: Values, *, on: date) -> Chart:
    """Days run from the start, or the first value or today if that is earlier, to the day it is due or the last of those; values fill the height."""
    first = min([aim.starts_on, on, *(day for day, _value in values)])
    last = max([aim.due_on, on, *(day for day, _value in values)])
    seen = [aim.baseline, aim.target, *(value for _day, value in values)]
    low, high = min(seen), max(seen)

    def point(day: date, value: Decimal) -> tuple[str, str]:
        across = (day - first).days / max((last - first).days, 1)
        up = float((value - low) / (high - low)) if high > low else 0.5
        return f"{across * WIDTH:.1f}", f"{(1 - up) * HEIGHT:.1f}"

    dots = [point(day, value) for day, value in sorted(values)]
    pace = [point(aim.starts_on, aim.baseline), point(aim.due_on, aim.target)]
    return Chart(joined(pace), joined(dots), dots, point(on, low)[0])


def joined(points: Sequence[tuple[str, str]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
