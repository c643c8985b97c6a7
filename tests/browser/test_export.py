"""A list is taken away from its page: what is shown after a search is what is in the file."""

import csv
from pathlib import Path

from python_calamine import load_workbook

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
        page.get_by_role("link", name="CSV").click()
    with page.expect_download() as workbook:
        page.get_by_role("link", name="Excel").press("Enter")

    file = taken.value
    assert file.suggested_filename.startswith("harbour-portfolio-")
    with Path(file.path()).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["Project"] for row in rows] == shown
    assert {row["Client"] for row in rows} == {"Northwind Foods"}
    assert workbook.value.suggested_filename == file.suggested_filename.replace(".csv", ".xlsx")
    cells = load_workbook(workbook.value.path()).get_sheet_by_index(0).to_python()
    assert [row[cells[0].index("Project")] for row in cells[1:]] == shown

    page.set_viewport_size(PHONE)
    assert all(page.get_by_role("link", name=name).is_visible() for name in ("CSV", "Excel"))
    window.context.close()
    assert window.faults == []
