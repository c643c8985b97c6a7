"""What a goal's metric was, day by day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from projects.actions import edit_goal, measure_goal, remove_measurement, set_goal
from projects.goal_chart import HEIGHT, WIDTH, chart
from projects.goal_words import together, why
from projects.models import Goal, Measurement
from projects.standing import Aim, Standing
from tests.conftest import sign_in

DAY = date(2026, 3, 2)


@pytest.fixture
def goal(project, manager):
    numbers = {"baseline": 40, "target": 60, "current": 40, "due_on": date(2027, 1, 1)}
    return set_goal(project, metric="Orders per hour", **numbers, owner=manager, by=manager)


def current() -> Decimal:
    return Goal.objects.get().current


def test_the_latest_day_counts_not_the_last_word(goal, manager):
    measure_goal(goal, value=Decimal(50), on=DAY, by=manager)
    measure_goal(goal, value=Decimal(45), on=DAY - timedelta(days=7), note="forgotten", by=manager)

    assert current() == 50
    assert [one.value for one in Measurement.objects.all()] == [50, 45]


def test_measured_again_on_a_day_it_is_corrected(goal, manager):
    measure_goal(goal, value=Decimal(50), on=DAY, by=manager)
    measure_goal(goal, value=Decimal(51), on=DAY, by=manager)

    assert current() == 51
    assert Measurement.objects.get().value == 51


def test_remove_measurement_lets_the_one_before_hold_again(goal, manager):
    for days, value in ((7, 45), (0, 50)):
        measure_goal(goal, value=Decimal(value), on=DAY - timedelta(days=days), by=manager)

    remove_measurement(Measurement.objects.get(value=50), by=manager)
    assert current() == 45
    remove_measurement(Measurement.objects.get(), by=manager)
    assert current() == 40


def test_tomorrow_is_not_measured(goal, manager):
    with pytest.raises(ValidationError, match="still to come"):
        measure_goal(goal, value=Decimal(1), on=timezone.localdate() + timedelta(days=1), by=manager)


def test_another_current_value_is_a_measurement_of_today(goal, manager):
    edit_goal(goal, version=goal.version, current=Decimal(44), by=manager)

    kept = Measurement.objects.get()
    assert (kept.value, kept.measured_on, kept.measured_by) == (44, timezone.localdate(), manager)


@pytest.mark.parametrize(
    "current, on, told",
    [
        (60, date(2026, 5, 1), "The target is reached."),
        (50, date(2027, 2, 1), "The day has passed, and 50 % of the way is done."),
        (50, date(2026, 7, 2), "At a steady pace, 50 % of the way would be done by now; 50 % is."),
        (44, date(2026, 7, 2), "by now; 20 % is. More than 15 points behind is at risk."),
    ],
)
def test_the_rule_is_said_for_this_goal(current, on, told):
    aim = Aim(Decimal(40), Decimal(60), Decimal(current), date(2026, 1, 1), date(2027, 1, 1))

    assert told in why(aim, on=on)


def test_all_goals_in_one_sentence():
    good, risky, off = Standing.ON_TRACK, Standing.AT_RISK, Standing.OFF_TRACK

    assert together([]) == ""
    assert together([("A", good)]) == "Its goal is on track."
    assert together([("A", good), ("B", Standing.REACHED)]) == "All 2 goals are on track."
    told = together([("A", good), ("B", risky), ("C", off)])
    assert told == "1 of 3 goals are on track; “C” is off track; “B” is at risk."


NUMBERS = st.decimals(-1000, 1000, places=2)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(ends=st.tuples(NUMBERS, NUMBERS), values=st.lists(st.tuples(DAYS, NUMBERS), max_size=8), on=DAYS)
def test_the_chart_holds_everything_and_runs_to_the_right(ends, values, on):
    aim = Aim(ends[0], ends[1], Decimal(0), date(2026, 3, 1), date(2026, 9, 1))

    drawn = chart(aim, values, on=on)

    across = [float(x) for x, _y in drawn.dots]
    assert across == sorted(across)
    assert all(0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT for x, y in drawn.dots)
    assert 0 <= float(drawn.today) <= WIDTH
    assert len(drawn.pace.split()) == 2


def test_the_page_keeps_values_and_takes_them_back(project, goal, manager):
    browser, here = sign_in(manager), f"/acme/projects/{project.key}/goals/{goal.pk}/"
    assert "Nobody has measured it yet" in browser.get(here).text
    assert browser.post(f"{here}measure/", {"value": "x", "on": "2026-03-02"}).status_code == 422

    browser.post(f"{here}measure/", {"value": "47.5", "on": "2026-03-02", "note": "two shifts"})

    page = browser.get(here)
    assert "two shifts" in page.text
    assert 'class="goal-dot"' in page.text
    kept = Measurement.objects.get()
    browser.post(f"{here}measurements/{kept.pk}/remove/")
    assert not Measurement.objects.exists()
    assert "47.5" not in browser.get(f"{here}measurements.csv").getvalue().decode()


def test_whose_goal_it_is_measures_it_and_no_other_member(project, goal, manager, member):
    here = f"/acme/projects/{project.key}/goals/{goal.pk}/measure/"
    sent = {"value": "47", "on": "2026-03-02"}
    assert sign_in(member).post(here, sent).status_code == 403

    edit_goal(goal, version=goal.version, owner=member, by=manager)
    sign_in(member).post(here, sent)

    assert current() == 47


def test_programs_measure(project, goal, manager):
    browser, here = sign_in(manager), f"/acme/api/v1/goals/{goal.pk}/"
    tag = browser.get(here)["ETag"]

    told = browser.post(
        f"{here}measure/", {"value": "47"}, headers={"If-Match": tag}, content_type="application/json"
    )

    assert (told.status_code, told.json()["current"]) == (200, "47.00"), told.text
    assert [one["value"] for one in browser.get(f"{here}measurements/").json()] == ["47.00"]


def test_a_correction_offers_no_undo_that_would_lose_what_was_there(project, goal, manager):
    browser, here = sign_in(manager), f"/acme/projects/{project.key}/goals/{goal.pk}/measure/"
    first = browser.post(here, {"value": "47", "on": "2026-03-02"}, follow=True)
    again = browser.post(here, {"value": "48", "on": "2026-03-02"}, follow=True)

    offers = [page.text.count("/remove/") for page in (first, again)]
    assert offers == [2, 1]
