"""A real Chromium, whoever brought it."""

from playwright.sync_api import sync_playwright


def test_a_page_with_chinese_is_drawn(chromium_path: str):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.set_content("<h1>合契</h1>")
        assert page.inner_text("h1") == "合契"
        browser.close()
