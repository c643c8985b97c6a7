import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from cockpit.demo_loader import PASSWORD

HERE = settings.BASE_DIR / "docs" / "screenshots"
DESKTOP, PHONE = ViewportSize(width=1280, height=800), ViewportSize(width=390, height=780)
MAYA, SHUTONG = "maya@harbourpine.example", "shutong@yunheng.example"
PICTURES = [
    ("portfolio", MAYA, "/harbour/", "light", DESKTOP),
    ("plan", MAYA, "/harbour/projects/NORTH-1/plan/", "light", DESKTOP),
    ("project-zh-dark", SHUTONG, "/yunheng/projects/P-1/", "dark", DESKTOP),
    ("project-phone", MAYA, "/harbour/projects/NORTH-1/", "light", PHONE),
]


class Command(BaseCommand):
    """Takes the README's pictures of a running demonstration."""

    help = "Takes docs/screenshots/*.png from the site at SITE_URL (`make run` beside it)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        HERE.mkdir(exist_ok=True)
        with sync_playwright() as playwright:
            chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
            flags = ["--headless", "--no-sandbox", "--disable-gpu"]
            browser = playwright.chromium.launch(executable_path=chromium, args=flags)
            for picture in PICTURES:
                take(browser, *picture)


def take(browser: Browser, name: str, who: str, path: str, theme: Any, size: ViewportSize) -> None:
    context = browser.new_context(viewport=size, color_scheme=theme, base_url=settings.SITE_URL)
    page = context.new_page()
    sign_in(page, who)
    page.goto(path)
    page.screenshot(path=HERE / f"{name}.png")
    context.close()


def sign_in(page: Page, who: str) -> None:
    page.goto("/accounts/login/")
    page.fill("[name=login]", who)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-primary")
    page.wait_for_load_state()
