"""Columns are found by their names in either language, and every problem is told by row and column."""

import pytest
from django.core.exceptions import ValidationError

from core import cells
from core.columns import MOST_TOLD, Field, match, read_values
from core.sheets import read_rows

FIELDS = [
    Field("name", "Name", ["Deliverable", "Title", "名称", "交付物"], is_required=True),
    Field("due_on", "Due", ["Due date", "Deadline", "截止日期"], cells.day),
    Field("price", "Price", ["Amount", "金额"], cells.money),
]


@pytest.mark.parametrize(
    "head",
    [
        "due DATE:\tdeliverable",
        "Deadline\tTitle",
        "截止日期\t交付物",
        "Due_on\tＮａｍｅ",
        "“截止 日期”\t名称",
    ],
)
def test_headings_in_any_order_language_and_dress(head):
    found = match(read_rows(f"{head}\n2026-11-24\tReport"), FIELDS)

    assert (found.columns, found.unknown, found.missing) == ({"due_on": 0, "name": 1}, [], [])
    assert [(row.number, row.values["name"]) for row in read_values(found)] == [(2, "Report")]


def test_headings_nobody_knows_are_told_and_a_second_of_the_same_is_one():
    found = match(read_rows("Name\tColour\tTitle\t\tDue\nReport\tred"), FIELDS)

    assert (found.columns, found.unknown) == ({"name": 0, "due_on": 4}, ["Colour", "Title"])


def test_without_headings_columns_count():
    found = match(read_rows("Report\t2026-11-24\t5\tx\nPlan"), FIELDS)

    assert (found.columns, found.unknown) == ({"name": 0, "due_on": 1, "price": 2}, ["Column 4"])
    assert [row.values["name"] for row in read_values(found)] == ["Report", "Plan"]


def test_every_problem_is_told_by_row_and_column():
    found = match(read_rows("Name\tDue\tPrice\nReport\t24/11/2026\tmuch\n\n\t2026-11-24"), FIELDS)

    with pytest.raises(ValidationError) as refused:
        read_values(found)

    assert refused.value.messages == [
        "Row 2, Due: “24/11/2026” does not say which number is the month. Write it as 2026-11-24.",
        "Row 2, Price: “much” is no amount. Write it as 1,234.50 or CNY 1,234.50.",
        "Row 4, Name: is missing.",
    ]


def test_a_column_that_must_be_there_is_asked_for():
    with pytest.raises(ValidationError, match="There is no column “Name”"):
        read_values(match(read_rows("Due\n2026-11-24"), FIELDS))


def test_of_very_many_problems_the_number_is_told():
    with pytest.raises(ValidationError) as refused:
        read_values(match(read_rows("Name\tDue" + "\nReport\tsoon" * (MOST_TOLD + 2)), FIELDS))

    assert refused.value.messages[-1] == "and 2 problems more"
    assert len(refused.value.messages) == MOST_TOLD + 1
