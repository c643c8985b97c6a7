"""How a goal stands: the arithmetic."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.standing import Aim, Standing, expected, progress, standing

START, DUE = date(2026, 1, 1), date(2026, 4, 11)
amounts = st.decimals(-1000, 1000, places=2)


def aim(current, baseline=0, target=100) -> Aim:
    return Aim(Decimal(baseline), Decimal(target), Decimal(current), START, DUE)


@pytest.mark.parametrize(
    ("current", "on", "stands"),
    [
        (0, START, Standing.ON_TRACK),
        (40, date(2026, 2, 20), Standing.ON_TRACK),
        (30, date(2026, 2, 20), Standing.AT_RISK),
        (99, date(2026, 4, 12), Standing.OFF_TRACK),
        (100, date(2027, 1, 1), Standing.REACHED),
    ],
)
def test_a_steady_pace_is_what_is_expected(current, on, stands):
    assert standing(aim(current), on=on) == stands


def test_a_goal_may_go_down():
    assert progress(aim(5, baseline=9, target=1)) == Decimal("0.5")


@given(amounts, amounts, amounts)
def test_progress_is_a_share(baseline, target, current):
    assert 0 <= progress(Aim(baseline, target, current, START, DUE)) <= 1


@given(st.dates())
def test_what_is_expected_is_a_share(day):
    assert 0 <= expected(aim(0), on=day) <= 1
