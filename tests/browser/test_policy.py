"""Every page under the strict policy: nothing refused, nothing from elsewhere, no error in the console."""

from playwright.sync_api import Page

from tests.browser.pages import (
    ADMIN,
    ELSEWHERE,
    OPEN,
    SAMPLES,
    SIGNED_IN,
    addresses,
    arguments,
    named_pages,
    signed_in,
)

LOST_ON_PURPOSE = "/harbour/nowhere/"


def listen(page: Page, home: str) -> list[str]:
    troubles: list[str] = []
    page.on(
        "console", lambda said: troubles.append(f"{page.url} {said.text}") if said.type == "error" else None
    )
    page.on("pageerror", lambda error: troubles.append(f"{page.url} {error}"))
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((home, "data:")) else troubles.append(f"{page.url} asks {asked.url}")
        ),
    )
    return troubles


def test_every_page_keeps_the_policy(chromium, site, links):
    signed = signed_in(chromium, site, ADMIN, theme="light", language="en")
    context = chromium.new_context(base_url=site.url, storage_state=signed.storage_state())
    page = context.new_page()
    troubles = listen(page, site.url)

    for path in [*addresses(links), *OPEN, *(path for path in SIGNED_IN if path != LOST_ON_PURPOSE)]:
        page.goto(path)
        page.wait_for_load_state("networkidle")

    context.close()
    assert troubles == []


def test_every_page_has_a_sample():
    """A new page is visited too: give its arguments in SAMPLES, or say in ELSEWHERE where it is looked at."""
    lost = [
        name
        for name, route in named_pages().items()
        if name not in ELSEWHERE and not arguments(route) <= {"key"} | SAMPLES.get(name, {}).keys()
    ]

    assert lost == []
