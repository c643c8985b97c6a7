"""Reading a plan, without a database."""

from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.msproject.plan import DaysOff, Loss, OtherWeek, PlanAssignment, PlanLink, PlanResource
from integrations.msproject.reader import read_plan
from tests.integrations.plans import (
    assignment,
    believable,
    calendar,
    exception,
    fields,
    link,
    plan,
    resource,
    task,
    weekday,
)

OFFICE = ((480, 720), (780, 1020))


def read(content: bytes):
    return read_plan([content])


def losses_of(content: bytes) -> dict[str, int]:
    return {loss.code: loss.count for loss in read(content).losses}


def test_an_outline_is_read_with_its_numbers_and_summaries():
    found = read(believable())

    assert found.title == "Warehouse"
    assert [(one.outline, one.level, one.name, one.is_summary) for one in found.tasks] == [
        ("1", 1, "Design", True),
        ("1.1", 2, "Survey the site", False),
        ("1.2", 2, "Draw the racks", False),
        ("2", 1, "Design agreed", False),
        ("3", 1, "Build", False),
    ]


def test_dates_durations_and_progress_are_the_files_own():
    survey, drawing, agreed, build = read(believable()).tasks[1:]

    assert (survey.start, survey.finish) == (
        datetime.fromisoformat("2026-09-07T08:00"),
        datetime.fromisoformat("2026-09-08T17:00"),
    )
    assert (survey.percent_complete, survey.actual_finish) == (
        100,
        datetime.fromisoformat("2026-09-08T16:00"),
    )
    assert (drawing.duration_minutes, drawing.percent_complete) == (Decimal(1440), 40)
    assert (agreed.is_milestone, agreed.deadline) == (True, datetime.fromisoformat("2026-09-14T17:00"))
    assert (build.constraint, build.constraint_date) == ("SNET", datetime.fromisoformat("2026-09-14T08:00"))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (link(1), PlanLink(1, 2)),
        (link(1, kind=0), PlanLink(1, 2, "FF")),
        (link(1, kind=2), PlanLink(1, 2, "SF")),
        (link(1, kind=3), PlanLink(1, 2, "SS")),
        (link(1, lag=9600), PlanLink(1, 2, lag_minutes=Decimal(960))),
        (link(1, lag=-4805), PlanLink(1, 2, lag_minutes=Decimal("-480.5"))),
        (link(1, lag=14400, shape=8), PlanLink(1, 2, lag_minutes=Decimal(1440), lag_is_elapsed=True)),
        (link(1, lag=14400, shape=40), PlanLink(1, 2, lag_minutes=Decimal(1440), lag_is_elapsed=True)),
        (link(1, lag=-50, shape=19), PlanLink(1, 2, lag_percent=-50)),
        (link(1, lag=25, shape=52), PlanLink(1, 2, lag_is_elapsed=True, lag_percent=25)),
    ],
)
def test_links_keep_their_kind_and_lag(written, read_as):
    found = read(plan(task(1, "One"), task(2, "Two", inside=written)))

    assert found.links == (read_as,)


def test_links_that_cannot_hold_are_told():
    tasks = [
        task(1, "One", inside=link(2)),
        task(2, "Two", inside=link(1) + link(1) + link(9) + link(1, CrossProject=1)),
        task(3, "Three", inside=link(3)),
    ]

    found = read(plan(*tasks))

    assert found.links == (PlanLink(2, 1),) or found.links == (PlanLink(1, 2),)
    assert losses_of(plan(*tasks)) == {
        "cross_project_links": 1,
        "loose_links": 1,
        "doubled_links": 1,
        "circular_links": 2,
    }


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=60))
def test_whatever_the_links_no_circle_is_left(pairs):
    tasks = [
        task(uid, f"T{uid}", inside="".join(link(first) for first, second in pairs if second == uid))
        for uid in range(1, 13)
    ]

    left = {(one.predecessor, one.successor) for one in read(plan(*tasks)).links}
    while left:
        ends = {first for first, _ in left} - {second for _, second in left}
        assert ends, "what is left begins nowhere: a circle"
        left = {pair for pair in left if pair[0] not in ends}


@given(st.lists(st.integers(-3, 70), min_size=1, max_size=80))
def test_whatever_the_levels_each_task_stands_under_the_one_before(levels):
    found = read(plan(*(task(uid, "T", level=level or 1) for uid, level in enumerate(levels, 1)))).tasks

    depths = [one.level for one in found]
    assert depths[0] == 1
    assert all(1 <= after <= before + 1 for before, after in pairwise(depths))
    assert [one.outline.count(".") + 1 for one in found] == depths
    assert len({one.outline for one in found}) == len(found)


def test_a_left_out_row_leaves_the_others_their_outline_numbers():
    rows = [
        task(1, "A", OutlineNumber=1),
        task(2, "Off", OutlineNumber=2, Active=0),
        task(3, "C", OutlineNumber=3),
    ]

    assert [one.outline for one in read(plan(*rows)).tasks] == ["1", "3"]


@pytest.mark.parametrize("numbers", [("1", "1"), ("1", "x"), ("1", "1.1"), ("1", ""), ("", "")])
def test_outline_numbers_that_do_not_fit_are_counted_anew(numbers):
    rows = [task(uid, "T", OutlineNumber=number) for uid, number in enumerate(numbers, 1)]

    assert [one.outline for one in read(plan(*rows)).tasks] == ["1", "2"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("PT8H0M0S", Decimal(480)), ("PT8H", Decimal(480)), ("P1DT0H30M", Decimal(1470)), ("PT0H0M6S", Decimal("0.1")),
        ("PT90M", Decimal(90)), ("-PT8H0M0S", Decimal(0)), ("8 hours", Decimal(0)), ("P", Decimal(0)), ("PT", Decimal(0)),
        ("PT999999999H0M0S", Decimal(0)),
    ],
)  # fmt: skip
def test_durations_are_read_as_xml_schema_has_them(written, read_as):
    found = read(plan(task(1, "Task", Duration=written)))

    assert found.tasks[0].duration_minutes == read_as
    assert bool(found.losses) == (read_as == 0)


def test_a_lag_beyond_all_reason_is_told():
    found = read(plan(task(1, "One"), task(2, "Two", inside=link(1, lag="99999999999"))))

    assert found.losses == (Loss("unreadable_values", 1, ("Two: LinkLag 99999999999",)),)


def test_people_and_assignments_are_read():
    found = read(believable())

    assert found.resources == (
        PlanResource(1, "Ada Admin", email="ada@acme.test"),
        PlanResource(2, "Forklift", kind="material"),
    )
    assert found.assignments == (
        PlanAssignment(2, 1, Decimal(1), Decimal(480)),
        PlanAssignment(5, 2, Decimal("0.125"), Decimal(480)),
    )


def test_a_calendar_has_its_week_its_days_off_and_its_other_weeks():
    early = f"<WorkingTimes><WorkingTime>{fields(FromTime='06:00:00', ToTime='00:00:00')}</WorkingTime></WorkingTimes>"
    inside = (
        "<Exceptions>"
        + exception("Shutdown", "2026-12-24", "2027-01-01", Type=1)
        + exception("Rush", "2026-11-28", "2026-11-28", inside=early, Type=1)
        + "</Exceptions><WorkWeeks><WorkWeek>"
        + f"<TimePeriod>{fields(FromDate='2026-07-01T00:00:00', ToDate='2026-08-31T23:59:00')}</TimePeriod>"
        + f"{fields(Name='Summer')}<WeekDays>{weekday(6, [])}</WeekDays></WorkWeek></WorkWeeks>"
    )

    (found,) = read(plan(task(1, "Task"), calendars=[calendar(inside=inside)])).calendars

    assert found.week == {6: (), 0: OFFICE, 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: ()}
    assert found.days_off == (
        DaysOff("Rush", date(2026, 11, 28), date(2026, 11, 28), ((360, 1440),)),
        DaysOff("Shutdown", date(2026, 12, 24), date(2027, 1, 1), ()),
    )
    assert found.other_weeks == (OtherWeek("Summer", date(2026, 7, 1), date(2026, 8, 31), {4: ()}),)


def test_a_recurring_exception_is_written_out_day_by_day():
    every_other_friday = exception(
        "Quiet Friday", "2026-09-04", "2026-10-05", Type=6, Period=2, DaysOfWeek=32
    )

    found = read(
        plan(task(1, "Task"), calendars=[calendar(inside=f"<Exceptions>{every_other_friday}</Exceptions>")])
    )

    assert [one.first_day for one in found.calendars[0].days_off] == [
        date(2026, 9, 4),
        date(2026, 9, 18),
        date(2026, 10, 2),
    ]
    assert found.losses == (Loss("patterns", 1, ("Quiet Friday",)),)


def test_dates_that_project_wrote_out_itself_are_taken_and_named():
    spread = (
        "<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod>"
        + fields(FromDate="2026-10-01T00:00:00", ToDate="2026-10-01T23:59:00")
        + "</TimePeriod></WeekDay>"
    )
    content = plan(
        task(1, "Task"),
        calendars=[
            f"<Calendar>{fields(UID=1, Name='S', BaseCalendarUID=-1)}<WeekDays>{spread}</WeekDays><Exceptions>"
            + exception("National day", "2026-10-01", "2026-10-01", Type=1)
            + "</Exceptions></Calendar>"
        ],
    )

    assert read(content).calendars[0].days_off == (
        DaysOff("National day", date(2026, 10, 1), date(2026, 10, 1), ()),
    )


def test_calendars_come_after_their_base_and_never_lead_in_a_circle():
    calendars = [
        calendar(3, "Night", base=2, week=False),
        calendar(2, "Day", base=1),
        calendar(1, "Standard"),
        calendar(4, "Round", base=5),
        calendar(5, "And round", base=4),
    ]

    found = read(plan(task(1, "Task"), calendars=calendars)).calendars

    assert [(one.uid, one.base_uid) for one in found] == [(1, None), (2, 1), (3, 2), (4, None), (5, 4)]


def test_everything_that_is_not_kept_is_told_with_examples():
    rate = resource(1, "Ada", StandardRate=50, Notes="Back in May")
    tasks = [
        task(1, "Cut", Active=0),
        "<Task><UID>2</UID><ID>2</ID><IsNull>1</IsNull></Task>",
        task(3, "Elsewhere", ExternalTask=1),
        task(4, "Weekly call", Recurring=1, Type=1, Priority=700, FixedCost="120.5", LevelingDelay=4800),
        task(5, "", day=1),
        task(
            6,
            "Paint",
            PercentComplete=30,
            inside="<Baseline><Number>0</Number></Baseline><ExtendedAttribute/>",
        ),
        task(6, "Paint again"),
        task(7, "x" * 500),
        task(8, "Backwards", Finish="2026-09-01T17:00:00"),
        task(9, "Undated", Start="NA", Finish=""),
        task(10, "Odd", Deadline="soon"),
        task(11, "Too deep", level=4),
    ]
    assignments = [
        assignment(
            4, 1, inside="<TimephasedData><Type>1</Type></TimephasedData>", OvertimeWork="PT2H0M0S", Delay=600
        ),
        assignment(4, 1),
        assignment(4, 7),
        assignment(1, 1),
        assignment(5, -65535),
    ]

    found = read(plan(*tasks, resources=[rate], assignments=assignments, ScheduleFromStart=0))

    assert {loss.code: (loss.count, loss.examples) for loss in found.losses} == {
        "blank_rows": (1, ()),
        "inactive_tasks": (1, ("Cut",)),
        "external_tasks": (1, ("Elsewhere",)),
        "nameless_tasks": (1, ("#5",)),
        "undated_tasks": (1, ("Undated",)),
        "turned_dates": (1, ("Backwards",)),
        "flattened_tasks": (1, ("Too deep",)),
        "shortened_texts": (1, ("x" * 120,)),
        "twice_numbered": (1, ("Paint again",)),
        "unreadable_values": (1, ("Odd: Deadline soon",)),
        "recurring_tasks": (1, ("Weekly call",)),
        "task_types": (1, ("Weekly call",)),
        "progress_details": (1, ("Paint",)),
        "levelling_delays": (1, ("Weekly call",)),
        "priorities": (1, ("Weekly call",)),
        "fixed_costs": (1, ("Weekly call",)),
        "baselines": (1, ("Paint",)),
        "custom_fields": (1, ("Paint",)),
        "cost_rates": (1, ("Ada",)),
        "resource_notes": (1, ("Ada",)),
        "unassigned_work": (1, ("#5",)),
        "loose_assignments": (2, ("Weekly call",)),
        "doubled_assignments": (1, ("Weekly call",)),
        "timephased_work": (1, ("Weekly call",)),
        "assignment_delays": (1, ("Weekly call",)),
        "overtime": (1, ("Weekly call",)),
        "planned_backwards": (1, ()),
    }


@given(st.integers(1, 400))
def test_where_the_file_is_cut_into_pieces_does_not_matter(size):
    content = believable()

    assert read_plan(content[at : at + size] for at in range(0, len(content), size)) == read(content)


def test_utf_16_is_read_too():
    content = believable().decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")

    assert read(content).tasks == read(believable()).tasks


def test_chinese_names_survive_a_cut_in_the_middle_of_a_letter():
    content = plan(task(1, "需求评审：第一阶段"))
    pieces = [content[at : at + 7] for at in range(0, len(content), 7)]

    assert read_plan(pieces).tasks[0].name == "需求评审：第一阶段"
