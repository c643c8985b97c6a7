"""A plan that is longer than a window: rows come when they come near, and far ones leave only their height behind."""

from typing import Any

import pytest

from tests.browser.window import DESK, Window
from tests.integrations.plans import plan, task

ROWS, SHOWN = 400, 120
SCROLL = "by => { document.querySelector('.plan-frame').scrollTop += by }"
COUNT = "document.querySelectorAll('*').length"
PUT_AWAY = "document.querySelectorAll('.plan-away').length"


@pytest.fixture
def long_plan(chromium, site):
    """The page of a plan of 400 rows, which has just come in from a file."""
    window = Window(chromium, site, "en")
    page = window.page
    window.sign_in("maya@harbourpine.example")
    page.set_viewport_size(DESK)
    page.goto("/harbour/imports/upload/")
    rows = (task(number, f"Step {number}", days=1) for number in range(1, ROWS + 1))
    file: Any = {"name": "long.xml", "mimeType": "text/xml", "buffer": plan(task(0, "Long", level=0), *rows)}
    page.set_input_files("main [type=file]", file)
    page.select_option("main [name=client]", index=1)
    window.fill_and_send()
    page.get_by_role("link", name="Open the plan").click()
    page.locator(".plan-rows").first.wait_for()
    yield page
    window.context.close()
    assert window.faults == []


def step(page, number):
    return page.get_by_role("link", name=f"Step {number}", exact=True)


def test_the_page_stays_small_however_far_one_scrolls(long_plan):
    at_first = long_plan.evaluate(COUNT)

    for number in range(60, ROWS, 60):
        long_plan.evaluate(SCROLL, 1920)
        step(long_plan, number + 1).wait_for()

    long_plan.wait_for_function(f"{PUT_AWAY} >= 3")
    assert long_plan.locator(".plan-task").count() <= 3 * SHOWN / 2
    assert long_plan.evaluate(COUNT) < 3 * at_first


def test_what_was_put_away_comes_again_in_its_place(long_plan):
    for number in (60, 120, 180):
        long_plan.evaluate(SCROLL, 1920)
        step(long_plan, number + 1).wait_for()
    long_plan.wait_for_function(f"{PUT_AWAY} >= 1")
    height = long_plan.evaluate("document.querySelector('.plan').offsetHeight")

    long_plan.evaluate(SCROLL, -100_000)

    step(long_plan, 1).wait_for()
    numbers = long_plan.locator("tbody .plan-number").all_text_contents()
    assert numbers[:60] == [str(number) for number in range(1, 61)]
    assert long_plan.evaluate("document.querySelector('.plan').offsetHeight") == height


def test_a_row_with_the_keyboard_in_it_stays(long_plan):
    step(long_plan, 1).focus()

    for number in (60, 120, 180):
        long_plan.evaluate(SCROLL, 1920)
        step(long_plan, number + 1).wait_for()

    assert long_plan.evaluate("document.activeElement.textContent") == "Step 1"
