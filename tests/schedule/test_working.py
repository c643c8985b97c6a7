"""When people work, without a database."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from schedule.working import OFFICE, OFFICE_CALENDAR, Span, WorkingCalendar, last_day

MONDAY = date.fromisoformat("2026-09-07")
DAYS = st.dates(date.fromisoformat("2000-01-01"), date.fromisoformat("2099-12-31"))


def test_exceptions_win_over_other_weeks_and_those_over_the_week():
    calendar = WorkingCalendar(
        {0: OFFICE, 1: OFFICE, 2: OFFICE},
        (
            Span(MONDAY, MONDAY + timedelta(days=6), week={0: (), 1: ()}),
            Span(MONDAY, MONDAY, hours=((360, 600),)),
        ),
    )

    assert [calendar.hours(MONDAY + timedelta(days=day)) for day in range(4)] == [
        ((360, 600),),
        (),
        OFFICE,
        (),
    ]


def test_what_a_calendar_does_not_say_its_base_does():
    night = WorkingCalendar({0: ((1320, 1440),)}, base=OFFICE_CALENDAR)

    assert (night.hours(MONDAY), night.hours(MONDAY + timedelta(days=1))) == (((1320, 1440),), OFFICE)
    assert not night.is_working(MONDAY + timedelta(days=5))


@given(DAYS, st.integers(1, 300))
def test_the_last_day_is_the_one_by_which_so_many_were_worked(first, days):
    last = last_day(OFFICE_CALENDAR, first, days)

    worked = sum(
        OFFICE_CALENDAR.is_working(first + timedelta(days=n)) for n in range((last - first).days + 1)
    )
    assert worked == days
    assert OFFICE_CALENDAR.is_working(last)


def test_a_calendar_that_never_works_does_not_go_on_forever():
    assert last_day(WorkingCalendar({}), MONDAY, 3) == MONDAY + timedelta(days=2)
