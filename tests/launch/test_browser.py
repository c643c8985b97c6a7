"""A real Chromium, whoever brought it."""

from playwright.sync_api import sync_playwright

from launch.site import Site


def test_a_page_with_chinese_is_drawn(chromium_path: str):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.set_content("<h1>合契</h1>")
        assert page.inner_text("h1") == "合契"
        browser.close()


def test_a_browser_meets_the_whole_site(running_site: Site, chromium_path: str):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
        )
        answer = browser.new_page().goto(f"{running_site.url}/accounts/login/")
        assert answer
        assert answer.status == 200
        browser.close()
