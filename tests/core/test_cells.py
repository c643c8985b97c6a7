"""Cells are read as what people mean by them; what means two things is refused."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from core.cells import Money, day, money, number, text, whole, yes_no

D = date(2026, 11, 24)


@pytest.mark.parametrize(
    "cell",
    [
        D, datetime.fromisoformat("2026-11-24T09:30"), Decimal(46350), "2026-11-24", " 2026/11/24 ", "2026.11.24", "2026年11月24日",
        "2026 年 11 月 24 日", "２０２６-11-24", "2026-11-24 00:00:00",
        "24 Nov 2026", "Nov 24, 2026", "24 november 2026",
    ],
)  # fmt: skip
def test_a_day(cell):
    assert day(cell) == D


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("24/11/2026", "which number is the month"), ("03-04-26", "which number is the month"),
        ("2026-13-01", "is no day"), ("2026-02-30", "is no day"), ("soon", "is no day"), ("46350", "is no day"),
        (Decimal(3), "is no day"), (Decimal("1E+300"), "is no day"), (True, "is no day"), ("0000-01-01", "is no day"),
    ],
)  # fmt: skip
def test_no_day(cell, word):
    with pytest.raises(ValidationError, match=word):
        day(cell)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234.50", "1234.50"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("＋１２", "12"),
        (Decimal("2.5"), "2.5"),
        ("1,234,567", "1234567"),
    ],
)
def test_a_number(cell, value):
    assert number(cell) == Decimal(value)


@pytest.mark.parametrize(
    "cell", ["1.234,50", "1,5", "12,34", "1e5", "a", "--1", "1" * 99, "NaN", Decimal("1E+300"), D, True]
)
def test_no_number(cell):
    with pytest.raises(ValidationError, match="is no number"):
        number(cell)


def test_a_whole_number():
    assert (whole("1,234"), whole(Decimal("5.0"))) == (1234, 5)
    with pytest.raises(ValidationError, match="whole"):
        whole("2.5")


@pytest.mark.parametrize(
    ("cell", "amount", "currency"),
    [
        ("1,234.50", "1234.50", ""), ("¥1,234", "1234", "CNY"), ("￥1,234", "1234", "CNY"), ("CNY 1234", "1234", "CNY"),
        ("1234元", "1234", "CNY"), ("eur 5", "5", "EUR"), ("5 USD", "5", "USD"), ("$-5", "-5", "USD"),
        (Decimal("2.5"), "2.5", ""),
    ],
)  # fmt: skip
def test_money(cell, amount, currency):
    assert money(cell) == Money(Decimal(amount), currency)


@pytest.mark.parametrize("cell", ["¥5元", "five", "1.234,50", "CNY", "¥¥5", "1..2", True])
def test_no_money(cell):
    with pytest.raises(ValidationError):
        money(cell)


def test_yes_and_no_in_both_languages():
    assert [yes_no(cell) for cell in ("Yes", "是", "✓", True, Decimal(1))] == [True] * 5
    assert [yes_no(cell) for cell in ("no", "否", False, Decimal(0))] == [False] * 4
    with pytest.raises(ValidationError, match="neither"):
        yes_no("maybe")


def test_nothing_is_nothing():
    assert [parse(" ") for parse in (day, number, whole, money, yes_no)] == [None] * 5
    assert [text(cell) for cell in (" a ", Decimal("1.20"), Decimal("1E+3"), D, "")] == [
        "a",
        "1.20",
        "1000",
        "2026-11-24",
        "",
    ]
