"""Where things are on a Gantt chart: pure geometry, in pixels, from the chart's first day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

ROW = 32
BAR = 14
SUMMARY = 7
DIAMOND = 7
TOOTH = 4
A_NAME = 92
STEP = 6
INSET = 4
AWAY = {"F": 1, "S": -1}
SCALES = {"week": 26.0, "month": 9.0, "quarter": 3.2}
FITS = {"week": 70, "month": 400}
MOST_WIDTH = 30_000
NEAR = timedelta(days=90)
MARGIN = timedelta(days=7)
DAY_SECONDS = 86400


@dataclass(frozen=True)
class Span:
    """A task as the chart sees it, its clock its own."""

    row: int
    name: str
    start: datetime
    finish: datetime
    is_milestone: bool = False
    is_summary: bool = False
    percent: int = 0
    is_late: bool = False


@dataclass(frozen=True)
class Axis:
    """Days to pixels; the first day is at 0."""

    first: date
    last: date
    scale: float
    zoom: str = "month"

    def reaches(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def width(self) -> float:
        return round(((self.last - self.first).days + 1) * self.scale, 1)

    def x(self, moment: datetime) -> float:
        """Where a moment is; its clock is its own, so a day never shifts."""
        days = (moment.date() - self.first).days
        seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
        return round((days + seconds / DAY_SECONDS) * self.scale, 1)

    def day(self, day: date) -> float:
        return round((day - self.first).days * self.scale, 1)


@dataclass(frozen=True)
class Bar:
    """What is drawn of a task: a rectangle from x, `done` of its width complete; a diamond stands on x."""

    span: Span
    x: float
    y: float
    width: float
    done: float
    middle: float

    @property
    def inner(self) -> float:
        """The width between the teeth of a summary's bracket."""
        return max(round(self.width - 2 * TOOTH, 1), 0)


def axis(first: date, last: date, *, zoom: str, today: date) -> Axis:
    """An axis on which both days fit with a week to spare, and today if it is near; drawn no wider than MOST_WIDTH."""
    if first - NEAR <= today <= last + NEAR:
        first, last = min(first, today), max(last, today)
    begin = first - MARGIN
    begin -= timedelta(days=begin.weekday())
    end = last + MARGIN
    zoom = zoom if zoom in SCALES else fitting(begin, end)
    return Axis(begin, end, min(SCALES[zoom], round(MOST_WIDTH / ((end - begin).days + 1), 4)), zoom)


def fitting(first: date, last: date) -> str:
    """The zoom at which a plan of that length fits a few screens."""
    days = (last - first).days
    return next((zoom for zoom, longest in FITS.items() if days <= longest), "quarter")


def bar(span: Span, on: Axis, *, first_row: int) -> Bar:
    """The bar of the span in a picture whose top row is `first_row`."""
    x, top = on.x(span.start), (span.row - first_row) * ROW
    height = SUMMARY if span.is_summary else BAR
    width = max(on.x(span.finish) - x, 2.0 * TOOTH if span.is_summary else 2.0)
    where = on.x(span.finish) if span.is_milestone else x
    y = top + (ROW - height) / 2
    return Bar(span, where, y, round(width, 1), round(width * span.percent / 100, 1), top + ROW / 2)


def path(successor: Bar, predecessor: Bar, kind: str) -> str:
    """The arrow of a dependency, with right angles, between the ends that the kind names: straight down if that is ahead."""
    x1, x2 = end(predecessor, kind[0]), end(successor, kind[1])
    y1, y2 = predecessor.middle, successor.middle
    drop = successor.x + (0 if successor.span.is_milestone else min(INSET, successor.width / 2))
    if kind == "FS" and drop >= x1 and y1 != y2:
        sign = 1 if y2 > y1 else -1
        tip = successor.y if y2 > y1 else 2 * y2 - successor.y
        return f"M{x1:.1f} {y1:.1f}H{drop:.1f}V{tip:.1f}m-3 {-4 * sign}l3 {4 * sign}l3 {-4 * sign}"
    return f"M{x1:.1f} {y1:.1f}{way(x1, y1, x2, y2, kind)}m{4 * AWAY[kind[1]]} -3l{-4 * AWAY[kind[1]]} 3l{4 * AWAY[kind[1]]} 3"


def way(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """The way from one end into the other from its side: around it, or between the rows where the ends look at each other."""
    leave, arrive = x1 + AWAY[kind[0]] * STEP, x2 + AWAY[kind[1]] * STEP
    if kind[0] == kind[1]:
        around = max(leave, arrive) if kind[0] == "F" else min(leave, arrive)
        return f"H{around:.1f}V{y2:.1f}H{x2:.1f}"
    between = y1 + (ROW / 2 if y2 > y1 else -ROW / 2)
    return f"H{leave:.1f}V{between:.1f}H{arrive:.1f}V{y2:.1f}H{x2:.1f}"


def end(of: Bar, which: str) -> float:
    """Where the start (S) or the finish (F) of a bar is; a milestone's are its corners."""
    if of.span.is_milestone:
        return of.x + AWAY[which] * DIAMOND
    return of.x + (of.width if which == "F" else 0)


def diamond(of: Bar) -> str:
    """The corners of a milestone."""
    x, y, r = of.x, of.middle, DIAMOND
    return f"{x:.1f},{y - r:.1f} {x + r:.1f},{y:.1f} {x:.1f},{y + r:.1f} {x - r:.1f},{y:.1f}"


def off(on: Axis, is_working: Callable[[date], bool]) -> Iterator[tuple[float, float]]:
    """(x, width) of each run of days on which nobody works."""
    days = [on.first + timedelta(days=number) for number in range((on.last - on.first).days + 1)]
    for idle, run in groupby(days, key=lambda day: not is_working(day)):
        if idle:
            found = list(run)
            yield on.day(found[0]), round(len(found) * on.scale, 1)


def months(on: Axis) -> list[tuple[float, date]]:
    """(x, first day) of each month that begins on the axis, and the axis' own first day, as far as their names have room."""
    kept: list[tuple[float, date]] = []
    for x, day in every_month(on):
        if not kept or x - kept[-1][0] >= A_NAME:
            kept.append((x, day))
        elif len(kept) == 1:
            kept = [(x, day)]
    return kept


def every_month(on: Axis) -> Iterator[tuple[float, date]]:
    day = on.first
    while day <= on.last:
        yield on.day(day), day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def weeks(on: Axis) -> Iterator[tuple[float, date]]:
    """(x, Monday) of each week."""
    day = on.first + timedelta(days=-on.first.weekday() % 7)
    while day <= on.last:
        yield on.day(day), day
        day += timedelta(days=7)
