"""The chart's geometry, without a database."""

import re
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedule import gantt
from schedule.gantt import Axis, Bar, Span

MONDAY = date.fromisoformat("2026-09-07")
DAYS = st.dates(date.fromisoformat("1984-01-01"), date.fromisoformat("2149-12-31"))
MOMENTS = st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2030-12-31"))
ZOOMS = st.sampled_from(["", "week", "month", "quarter", "nonsense"])


def axis(zoom: str = "month") -> Axis:
    return gantt.axis(MONDAY, MONDAY + timedelta(days=90), zoom=zoom, today=MONDAY)


@given(DAYS, DAYS, DAYS, ZOOMS)
def test_every_day_of_the_plan_is_on_the_axis_today_if_near_and_it_is_never_too_wide(one, other, today, zoom):
    first, last = sorted([one, other])

    on = gantt.axis(first, last, zoom=zoom, today=today)

    assert on.first <= first <= last <= on.last
    assert on.reaches(today) or not first - gantt.NEAR <= today <= last + gantt.NEAR
    assert on.first.weekday() == 0
    assert on.width <= gantt.MOST_WIDTH + 60


@given(MOMENTS, MOMENTS)
def test_what_is_later_is_further_right(one, other):
    on = gantt.axis(
        date.fromisoformat("2020-01-01"), date.fromisoformat("2030-12-31"), zoom="month", today=MONDAY
    )

    earlier, later = sorted([one, other])

    assert 0 <= on.x(earlier) <= on.x(later) <= on.width


@given(MOMENTS, st.integers(0, 400), st.integers(0, 100), st.integers(0, 3000), st.integers(0, 50))
def test_a_bar_lies_in_its_row_and_is_never_more_than_full(start, hours, percent, row, above):
    on = gantt.axis(
        date.fromisoformat("2020-01-01"), date.fromisoformat("2031-12-31"), zoom="week", today=MONDAY
    )
    span = Span(row + above, "Task", start, start + timedelta(hours=hours), percent=percent)

    bar = gantt.bar(span, on, first_row=above)

    assert row * gantt.ROW < bar.y < bar.y + gantt.BAR < (row + 1) * gantt.ROW
    assert 0 <= bar.done <= bar.width
    assert bar.width >= 2


@given(DAYS, st.integers(1, 200), st.sets(st.integers(0, 6)))
def test_the_days_off_cover_exactly_the_days_nobody_works(first, days, working):
    on = Axis(first, first + timedelta(days=days), 10)

    shaded = list(gantt.off(on, lambda day: day.weekday() in working))

    covered = {round(x / 10) + number for x, width in shaded for number in range(round(width / 10))}
    off = {number for number in range(days + 1) if (first + timedelta(days=number)).weekday() not in working}
    assert covered == off
    assert all(before[0] + before[1] < after[0] for before, after in pairwise(shaded))


def test_a_milestone_stands_where_it_finishes():
    noon = datetime.fromisoformat("2026-09-16T12:00")

    bar = gantt.bar(Span(0, "Agreed", noon, noon, is_milestone=True), axis(), first_row=0)

    assert bar.x == axis().x(noon)
    assert gantt.diamond(bar) == f"{bar.x},9.0 {bar.x + 7},16.0 {bar.x},23.0 {bar.x - 7},16.0"


def two_bars() -> tuple[Bar, Bar]:
    first = Span(
        0, "One", datetime.fromisoformat("2026-09-08T00:00"), datetime.fromisoformat("2026-09-10T00:00")
    )
    second = Span(
        2, "Two", datetime.fromisoformat("2026-09-14T00:00"), datetime.fromisoformat("2026-09-16T00:00")
    )
    one, two = (gantt.bar(span, axis(), first_row=0) for span in (first, second))
    return one, two


def test_what_follows_is_reached_from_above_and_what_came_before_from_below():
    one, two = two_bars()

    assert gantt.path(two, one, "FS") == f"M{one.x + one.width:.1f} 16.0H{two.x + 4:.1f}V73.0m-3 -4l3 4l3 -4"
    assert gantt.path(one, two, "FS").endswith(f"V16.0H{one.x:.1f}m-4 -3l4 3l-4 3")


@pytest.mark.parametrize(
    ("kind", "begin", "turn", "tip"),
    [("SS", 72, 66, 126), ("FF", 90, 150, 144), ("SF", 72, 66, 144)],
)
def test_a_dependency_is_drawn_between_the_ends_its_kind_names(kind, begin, turn, tip):
    one, two = two_bars()

    drawn = gantt.path(two, one, kind)

    assert drawn.startswith(f"M{begin:.1f} 16.0H{turn:.1f}V")
    assert drawn.partition("m")[0].endswith(f"H{tip:.1f}")


@given(
    MOMENTS,
    MOMENTS,
    st.integers(0, 900),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["FS", "SS", "FF", "SF"]),
)
def test_an_arrow_touches_what_waits_and_never_lies_in_it(one, other, hours, is_point, is_up, kind):
    on = Axis(date.fromisoformat("2019-12-01"), date.fromisoformat("2031-12-31"), 9)
    before = gantt.bar(Span(int(is_up), "Before", one, one + timedelta(hours=hours)), on, first_row=0)
    after = Span(int(not is_up), "After", other, other + timedelta(hours=hours), is_milestone=is_point)
    waits = gantt.bar(after, on, first_row=0)

    x, y = tip_of(gantt.path(waits, before, kind))

    left, right = gantt.end(waits, "S"), gantt.end(waits, "F")
    assert left - 0.1 <= x <= right + 0.1
    assert waits.y - 0.1 <= y <= waits.y + gantt.BAR + 0.1
    assert min(abs(x - left), abs(x - right), abs(y - waits.y), abs(y - waits.y - gantt.BAR)) < 0.1


def tip_of(drawn: str) -> tuple[float, float]:
    """Where the line ends, before its head."""
    line = drawn.partition("m")[0]
    return float(re.findall(r"H([-\d.]+)", line)[-1]), float(re.findall(r"V([-\d.]+)", line)[-1])


def test_the_months_begin_with_the_axis():
    on = Axis(MONDAY, date.fromisoformat("2026-11-02"), 9)

    assert gantt.months(on) == [
        (0, MONDAY),
        (216, date.fromisoformat("2026-10-01")),
        (495, date.fromisoformat("2026-11-01")),
    ]


@given(DAYS, st.integers(1, 9000), st.floats(0.05, 26))
def test_the_names_of_months_never_overlap(first, days, scale):
    marks = gantt.months(
        Axis(first, min(first + timedelta(days=days), date.fromisoformat("2190-01-01")), scale)
    )

    assert marks
    assert all(after[0] - before[0] >= gantt.A_NAME for before, after in pairwise(marks))


def test_a_plan_that_fits_is_shown_near_and_a_long_one_from_afar():
    assert [gantt.fitting(MONDAY, MONDAY + timedelta(days=days)) for days in (30, 200, 2000)] == [
        "week",
        "month",
        "quarter",
    ]
