"""Finding anything from anywhere."""

from datetime import date

import pytest

from schedule.actions import add_task

DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("words", "found"),
    [("wareh", "New warehouse"), ("NORTH-1", "New warehouse"), ("carla", "Carla Client"), ("signed", "Map signed"), ("port", "Portfolio")],
)  # fmt: skip
def test_everything_is_found(browser, project, contact, manager, words, found):
    add_task(project, name="Map signed", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)

    assert found in browser.get(f"/acme/search/?q={words}", headers={"HX-Request": "true"}).text


def test_nothing_found_says_so(browser, project):
    assert "Nothing matches “zebra”." in browser.get("/acme/search/?q=zebra").text
