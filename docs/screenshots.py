"""Takes the README's pictures from a running `make run`: `make screenshots`."""

import os
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from cockpit.demo_loader import PASSWORD

HERE = Path(__file__).parent / "screenshots"
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 780}
PICTURES = [
    ("portfolio", "maya@harbourpine.example", "/harbour/", "light", DESKTOP),
    ("plan", "maya@harbourpine.example", "/harbour/projects/NORTH-1/plan/", "light", DESKTOP),
    ("project-zh-dark", "shutong@yunheng.example", "/yunheng/projects/P-1/", "dark", DESKTOP),
    ("project-phone", "maya@harbourpine.example", "/harbour/projects/NORTH-1/", "light", PHONE),
]


def main(site: str, chromium: str) -> None:
    HERE.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        options = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        for name, who, path, theme, size in PICTURES:
            take(browser, name, who, site + path, theme, size, site)


def take(browser: Browser, name: str, who: str, address: str, theme: str, size: dict[str, int], site: str) -> None:
    context = browser.new_context(viewport=size, color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page, site, who)
    page.goto(address)
    page.screenshot(path=HERE / f"{name}.png")
    context.close()


def sign_in(page: Page, site: str, who: str) -> None:
    page.goto(f"{site}/accounts/login/")
    page.fill("[name=login]", who)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-primary")
    page.wait_for_load_state()


if __name__ == "__main__":
    main(os.environ["SITE_URL"].rstrip("/"), os.environ.get("CHROMIUM", "/usr/bin/chromium"))
