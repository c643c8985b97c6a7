"""A list is taken away from its page: what is shown after a search is what is in the file."""

import csv
from pathlib import Path

from tests.browser.window import DESK, PHONE, Window


def test_what_was_searched_for_is_taken_away(chromium, site):
    window = Window(chromium, site, "en")
    page = window.page
    window.sign_in("maya@harbourpine.example")
    page.set_viewport_size(DESK)
    page.goto("/harbour/")

    with page.expect_response("**/harbour/?*q=Northwind*"):
        page.fill("#q", "Northwind")
    page.locator("#rows tbody tr:has-text('Brightwater')").first.wait_for(state="detached")
    shown = page.locator("#rows tbody a").all_text_contents()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Export").click()

    file = taken.value
    assert file.suggested_filename.startswith("harbour-portfolio-")
    with Path(file.path()).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["Project"] for row in rows] == shown
    assert {row["Client"] for row in rows} == {"Northwind Foods"}

    page.set_viewport_size(PHONE)
    assert page.get_by_role("link", name="Export").is_visible()
    window.context.close()
    assert window.faults == []
