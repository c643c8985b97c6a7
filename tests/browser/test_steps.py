"""The commonest jobs of the scope take no more steps than we promise ourselves: every click and field is counted."""

import re
import time
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from launch.site import Site
from tests.browser.pages import signed_in
from tests.browser.test_main_job import link_in, mail_to, start_a_project

ADDRESS = "lena.steps@tidewater.example"


@dataclass
class Counted:
    """A page whose clicks and fields are counted."""

    page: Page
    clicks: int = 0
    fields: int = 0

    def click(self, what: Locator) -> None:
        self.clicks += 1
        with self.page.expect_navigation():
            what.click()

    def fill(self, field: str, value: str) -> None:
        self.fields += 1
        self.page.fill(f"main {field}", value)

    def link(self, name: str) -> Locator:
        return self.page.locator("main").get_by_role("link", name=name)

    def button(self, name: str) -> Locator:
        return self.page.locator("main").get_by_role("button", name=name, exact=True)

    def again(self, url: str) -> "Counted":
        """From there, counted from nothing."""
        self.page.goto(url)
        return Counted(self.page)


@pytest.fixture
def desk(chromium, site):
    context = signed_in(chromium, site, "maya@harbourpine.example", theme="light", language="en")
    yield context
    context.close()


def decide(client: Any, site: Site, subject: str) -> Counted:
    """What a client does with the mail: two clicks, and the code from another mail."""
    client.page.goto(link_in(mail_to(site, ADDRESS, subject), "sign"))
    counted, known = Counted(client.page), codes(site)
    counted.click(counted.button("I agree"))
    client.page.fill("main input[name=code]", fresh_code(site, known))
    counted.click(counted.button("Sign"))
    expect(client.page.locator("main")).to_contain_text("You signed this")
    return counted


def fresh_code(site: Site, known: set[str]) -> str:
    """The code that is mailed beside those known already, as soon as it is written."""
    for _ in range(120):
        if fresh := codes(site) - known:
            return fresh.pop()
        time.sleep(0.5)
    raise AssertionError("no code")


def codes(site: Site) -> set[str]:
    mails = [path.read_bytes() for path in (site.var / "mail").glob("*.eml")]
    found = [re.search(rb"Subject:[^\n]*?(\d{6})", mail) for mail in mails if ADDRESS.encode() in mail]
    return {one[1].decode() for one in found if one}


def test_freezing_comparing_a_priced_change_and_the_clients_decision(chromium, site: Site, desk):
    page = desk.new_page()
    project = start_a_project(page, "en", ADDRESS, firm="Ebbtide")
    page.goto(f"{project}scope/")
    page.fill("main [form=line][name=name]", "Reader at every bench")
    with page.expect_navigation():
        page.locator("main [form=line]", has_text="Add").click()

    manager = Counted(page).again(project)
    manager.click(manager.link("Scope"))
    manager.click(manager.button("Freeze"))
    assert (manager.clicks, manager.fields) == (2, 0)
    expect(page.locator("main")).to_contain_text("SHA-256")

    page.goto(f"{project}scope/versions/1/ask/")
    page.locator("main input[name=contacts]").first.check()
    with page.expect_navigation():
        page.locator("main form button.btn-primary").first.click()
    phone = chromium.new_context(base_url=site.url, viewport={"width": 390, "height": 844}, locale="en")
    client = Counted(phone.new_page())
    assert decide(client, site, "version 1").clicks == 2

    manager = manager.again(f"{project}scope/")
    manager.click(manager.link("Compare"))
    assert (manager.clicks, manager.fields) == (1, 0)

    manager = manager.again(f"{project}scope/")
    manager.click(manager.link("Raise a change"))
    manager.fill("[name=title]", "A second reader at the gate")
    manager.fill("[name=price]", "1800")
    manager.click(page.locator("main form button.btn-primary").first)
    manager.click(manager.button("Approve and have it signed"))
    assert (manager.clicks, manager.fields) == (3, 2)
    expect(page.locator("main")).to_contain_text("with the client")
    assert decide(client, site, "version 2").clicks == 2

    page.reload()
    expect(page.locator("main")).to_contain_text("signed")
    phone.close()
