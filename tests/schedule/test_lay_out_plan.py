"""Writing a whole outline at once."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from schedule.actions import lay_out_plan
from schedule.models import Dependency
from schedule.outline import Row, Waiting, numbers, spans

DAY = date(2026, 11, 2)
ROWS = [
    Row(1, "Understand"),
    Row(2, "Walk", DAY, days=5, percent=100),
    Row(2, "Map signed", date(2026, 11, 9)),
]


def test_summaries_span_what_is_under_them(project, manager):
    tasks = lay_out_plan(project, rows=ROWS, links=[Waiting(2, 3)], by=manager)

    assert [(task.outline, task.is_summary, task.is_milestone) for task in tasks] == [
        ("1", True, False), ("1.1", False, False), ("1.2", False, True),
    ]  # fmt: skip
    assert tasks[0].percent_complete == 100
    assert (tasks[0].start, tasks[0].finish) == (tasks[1].start, tasks[2].finish)
    assert [task.done_on for task in tasks] == [None, date(2026, 11, 6), None]
    assert Dependency.objects.get().successor == tasks[2]


def test_a_summary_without_days_is_its_children():
    assert spans(ROWS)[0] == (DAY, date(2026, 11, 9))


@given(st.lists(st.integers(1, 5), min_size=1, max_size=60))
def test_outline_numbers_are_different_and_as_deep_as_the_level(levels):
    found = numbers(levels)

    assert len(set(found)) == len(levels)
    assert [number.count(".") + 1 for number in found] == levels
