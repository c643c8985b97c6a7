"""How much of a plan belongs to nothing that was signed."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tracing.creep import Creep, Work, creep, inherited
from tracing.gauge import HEIGHT, WIDTH, points

PLAN = [
    Work(1, "1", Decimal(30), True, frozenset({7})),
    Work(2, "1.1", Decimal(10), False),
    Work(3, "1.2", Decimal(20), False, frozenset({8})),
    Work(4, "2", Decimal(10), False),
]


def test_a_task_is_for_what_the_summary_above_it_is_for_unless_it_says_otherwise():
    assert inherited(PLAN) == {1: {7}, 2: {7}, 3: {8}, 4: frozenset()}


def test_what_is_for_nothing_signed_is_outside():
    assert creep(PLAN, {7}) == Creep(3, 2, Decimal(40), Decimal(30))
    assert creep(PLAN, {7}).share == 75
    assert creep(PLAN, {7, 8}).share == 25
    assert creep([], {7}).share == 0


def test_milestones_alone_are_counted():
    assert (
        creep([Work(1, "1", Decimal(0), False), Work(2, "2", Decimal(0), False, frozenset({7}))], {7}).share
        == 50
    )


WORK = st.builds(
    Work, st.integers(), st.text("123.", min_size=1, max_size=5), st.decimals(0, 99, places=1), st.booleans(),
    st.frozensets(st.integers(1, 4), max_size=2),
)  # fmt: skip


@given(plan=st.lists(WORK, max_size=12, unique_by=lambda work: work.key), signed=st.sets(st.integers(1, 4)))
def test_signing_more_never_puts_more_outside(plan, signed):
    few, many = creep(plan, signed), creep(plan, signed | {1})

    assert many.tasks_outside <= few.tasks_outside <= few.tasks
    assert Decimal(0) <= many.hours_outside <= few.hours_outside <= few.hours


def test_the_chart_goes_from_the_first_day_to_the_last():
    days = [(date(2026, 1, 1), 0), (date(2026, 1, 2), 50), (date(2026, 1, 3), 100)]

    assert points(days) == f"0.0,{HEIGHT}.0 {WIDTH / 2},{HEIGHT / 2} {WIDTH}.0,0.0"
    assert points(days[:1]) == ""
