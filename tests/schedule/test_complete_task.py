"""Saying that a task is done."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from schedule.actions import add_task, complete_task

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

    assert answer.redirect_chain == [("http://testserver/acme/projects/NORTH-1/", 302)]
    assert f'action="{path}/reopen/"' in answer.text


def test_a_refusal_is_a_page_that_says_why(browser, task, manager):
    complete_task(task, on=DAY, by=manager)

    answer = browser.post(f"/acme/projects/NORTH-1/plan/{task.pk}/complete/")

    assert answer.status_code == 422
    assert "“Walk” is done already." in answer.text
