"""Working days counted from a start, and back."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from library.days import WorkingDays
from schedule.working import FAR, OFFICE, OFFICE_CALENDAR, Span, WorkingCalendar

DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
HOLIDAYS = WorkingCalendar(
    OFFICE_CALENDAR.week,
    (Span(date(2026, 10, 1), date(2026, 10, 7)), Span(date(2026, 10, 10), date(2026, 10, 10), OFFICE)),
)


@given(start=DAYS, number=st.integers(1, 600))
def test_counting_back_is_the_opposite(start, number):
    days = WorkingDays(OFFICE_CALENDAR, start)

    assert days.number(days.day(number)) == number


@given(start=DAYS, away=st.integers(0, 900))
def test_the_day_of_a_number_is_never_later(start, away):
    """A day on which nobody works counts as the one before it on which somebody does."""
    days, day = WorkingDays(OFFICE_CALENDAR, start), start + timedelta(days=away)

    found = days.day(days.number(day))
    assert found <= max(day, days.day(1))


def test_holidays_and_working_saturdays_count_as_people_work():
    days = WorkingDays(HOLIDAYS, date(2026, 9, 30))

    assert [days.day(number) for number in (1, 2, 3, 4)] == [
        date(2026, 9, 30), date(2026, 10, 8), date(2026, 10, 9), date(2026, 10, 10),
    ]  # fmt: skip
    assert days.number(date(2026, 10, 5)) == 1


def test_what_was_due_before_the_start_is_due_on_the_first_day():
    assert WorkingDays(OFFICE_CALENDAR, date(2026, 3, 2)).number(date(2025, 1, 1)) == 1


def test_a_calendar_that_rests_for_a_year_counts_every_day_from_then_on():
    days = WorkingDays(WorkingCalendar({}), date(2026, 1, 1))

    assert days.day(1) == date(2027, 1, 2)
    assert days.day(3) == date(2027, 1, 4)


def test_the_end_of_the_calendar_is_not_run_over():
    days = WorkingDays(OFFICE_CALENDAR, date.max)

    assert days.day(5000) < date.max
    assert days.number(date.max) == FAR


def test_a_far_day_is_not_counted_for_ever():
    assert WorkingDays(OFFICE_CALENDAR, date(2026, 3, 2)).number(date(9999, 1, 1)) == FAR
