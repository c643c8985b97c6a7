"""What a plan means to the client: arithmetic, then words."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.outlook import Milestone, Mood, Outlook, State
from portal.summary import overall, remark, sentence

TODAY = date(2026, 3, 10)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def outlook(*milestones: Milestone, due_on: date | None = None, is_closed: bool = False) -> Outlook:
    return Outlook(milestones, due_on, is_closed)


DONE = Milestone("Kick-off", day(-30), day(-31))
LATE = Milestone("Design", day(-4))
NEXT = Milestone("Build", day(0))
LAST = Milestone("Go-live", day(20))


def test_each_milestone_has_its_state() -> None:
    plan = outlook(DONE, LATE, NEXT, LAST)

    states = [plan.state_of(each, on=TODAY) for each in plan.milestones]

    assert states == [State.DONE, State.LATE, State.NEXT, State.PLANNED]


def test_a_milestone_of_today_is_not_late_yet() -> None:
    assert outlook(NEXT).mood(on=TODAY) is Mood.ON_TIME
    assert outlook(NEXT).mood(on=day(1)) is Mood.LATE


def test_moods() -> None:
    assert outlook(DONE).mood(on=TODAY) is Mood.FINISHED
    assert outlook(is_closed=True).mood(on=TODAY) is Mood.FINISHED
    assert outlook().mood(on=TODAY) is Mood.UNPLANNED
    assert outlook(DONE, LAST, due_on=day(20)).mood(on=TODAY) is Mood.ON_TIME
    assert outlook(DONE, LAST, due_on=day(19)).mood(on=TODAY) is Mood.LATE


def test_sentences() -> None:
    said = [
        sentence(outlook(DONE, NEXT, LAST), on=TODAY),
        sentence(outlook(DONE, LATE, LAST), on=TODAY),
        sentence(outlook(LATE, Milestone("Test", day(-1)), LAST), on=TODAY),
        sentence(outlook(NEXT, LAST, due_on=day(18)), on=TODAY),
        sentence(outlook(DONE), on=TODAY),
        sentence(outlook(is_closed=True), on=TODAY),
        sentence(outlook(due_on=day(20)), on=TODAY),
        sentence(outlook(), on=TODAY),
    ]

    assert said == [
        "Everything is on time; the next milestone is “Build” on March 10, 2026.",
        "One milestone is late: “Design” was planned for March 6, 2026.",
        "2 milestones are late; the longest waiting is “Design”, planned for March 6, 2026.",
        "The plan now ends 2 days after the promised date; the next milestone is “Build” on March 10, 2026.",
        "The project is finished; the last milestone was reached on Feb. 7, 2026.",
        "The project is finished.",
        "The work has begun and is due on March 30, 2026; the milestones are still being planned.",
        "The work has begun; the milestones are still being planned.",
    ]


def test_remarks() -> None:
    said = [
        remark(each, on=TODAY)
        for each in (
            DONE,
            LATE,
            NEXT,
            Milestone("Slow", day(-9), day(-7)),
            Milestone("Sharp", day(-9), day(-9)),
        )
    ]

    assert said == ["Done 1 day early", "4 days late", "", "Done 2 days late", "Done on time"]


def test_all_projects_in_one_sentence() -> None:
    said = [
        overall([]),
        overall([Mood.ON_TIME, Mood.UNPLANNED]),
        overall([Mood.LATE, Mood.ON_TIME]),
        overall([Mood.LATE, Mood.LATE]),
        overall([Mood.FINISHED]),
    ]

    assert said == [
        "",
        "Everything is on time.",
        "One project is late.",
        "2 projects are late.",
        "Everything is finished.",
    ]


days = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1))
plans = st.lists(st.builds(Milestone, st.text(min_size=1), days, st.none() | days), max_size=9)


@given(plans, st.none() | days, days)
def test_every_plan_has_a_sentence_and_at_most_one_next(
    milestones: list[Milestone], due_on: date | None, on: date
) -> None:
    plan = outlook(*sorted(milestones, key=lambda each: each.planned_on), due_on=due_on)

    states = [plan.state_of(each, on=on) for each in plan.milestones]

    assert sentence(plan, on=on)
    assert (
        len({each for each, state in zip(plan.milestones, states, strict=True) if state is State.NEXT}) <= 1
    )
    assert states.count(State.LATE) == len(plan.late(on=on))
    assert states.count(State.DONE) == len(plan.done)
