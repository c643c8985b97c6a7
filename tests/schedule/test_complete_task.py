"""Saying that a task is done."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from schedule.actions import add_task, complete_task, lay_out_plan, reopen_task
from schedule.models import Task
from schedule.outline import Row

DAY = date(2026, 11, 2)


@pytest.fixture
def task(project, manager):
    return add_task(project, name="Walk", first_day=DAY, last_day=DAY, by=manager)


def test_it_is_done_on_a_day_by_somebody(task, member):
    complete_task(task, on=DAY, by=member)

    task.refresh_from_db()
    assert (task.done_on, task.done_by, task.percent_complete) == (DAY, member, 100)


def test_it_is_done_once(task, manager):
    complete_task(task, on=DAY, by=manager)

    with pytest.raises(ValidationError, match="is done already"):
        complete_task(task, on=DAY, by=manager)


def test_the_page_says_so_and_offers_to_undo(browser, task):
    path = f"/acme/projects/NORTH-1/plan/{task.pk}"

    answer = browser.post(
        f"{path}/complete/", headers={"Referer": "http://testserver/acme/projects/NORTH-1/"}, follow=True
    )

    assert answer.redirect_chain == [("/acme/projects/NORTH-1/", 302)]
    assert f'action="{path}/reopen/"' in answer.text


def test_a_refusal_is_a_page_that_says_why(browser, task, manager):
    complete_task(task, on=DAY, by=manager)

    answer = browser.post(f"/acme/projects/NORTH-1/plan/{task.pk}/complete/")

    assert answer.status_code == 422
    assert "“Walk” is done already." in answer.text


def test_the_summaries_above_say_how_far_they_are(project, manager):
    rows = [
        Row(1, "Build"),
        Row(2, "Walls", DAY, 3),
        Row(2, "Roof"),
        Row(3, "Beams", DAY, 1),
        Row(1, "Elsewhere"),
        Row(2, "Other", DAY, 1),
    ]
    build, walls, roof, beams, elsewhere, _ = lay_out_plan(project, rows=rows, links=[], by=manager)

    complete_task(beams, on=DAY, by=manager)
    after_one = [Task.objects.get(pk=task.pk).percent_complete for task in (build, roof, elsewhere)]
    complete_task(walls, on=DAY, by=manager)
    reopen_task(Task.objects.get(pk=beams.pk), by=manager)
    after_all = [Task.objects.get(pk=task.pk).percent_complete for task in (build, roof, elsewhere)]

    assert after_one == [after_one[0], 100, 0]
    assert 0 < after_one[0] < 100
    assert after_all == [100 - after_one[0], 0, 0] or after_all == [99 - after_one[0], 0, 0]
    assert Task.objects.get(pk=build.pk).done_on is None
