"""The main job, done by hand: from a client to a score, with a real worker and real mails."""

import re
import time
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from launch.site import Site
from tests.browser.pages import signed_in, window

WORDS = {
    "en": {"save": "Save", "add_person": "Add a person", "done": "Done", "undo": "Undo", "share": "Share"},
    "zh-hans": {
        "save": "保存",
        "add_person": "添加联系人",
        "done": "已完成",
        "undo": "撤销",
        "share": "共享",
    },
}
WHO = {"en": ("maya@harbourpine.example", "harbour"), "zh-hans": ("shutong@yunheng.example", "yunheng")}


def mail_to(site: Site, address: str, text: str) -> EmailMessage:
    """The mail to the address with the text in its subject, as soon as it is written."""
    for _ in range(120):
        for path in sorted((site.var / "mail").glob("*.eml")):
            message = message_from_bytes(path.read_bytes(), policy=policy.default)
            if address in message["To"] and text in message["Subject"]:
                return message
        time.sleep(0.5)
    raise AssertionError(f"no mail to {address} about {text!r}")


def link_in(message: EmailMessage, what: str) -> str:
    body = message.get_body(("html",))
    assert body is not None
    found = re.search(rf'href="(http\S*?/{what}/[^"]*)"', body.get_content())
    assert found is not None
    return found[1].replace("&amp;", "&")


@pytest.fixture(params=["en", "zh-hans"])
def language(request) -> str:
    return request.param


@pytest.fixture
def desk(chromium, site, language):
    context = signed_in(chromium, site, WHO[language][0], theme="light", language=language)
    yield context
    context.close()


def sent(page: Page, label: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=label, exact=True).click()


def start_a_project(page: Page, language: str, address: str, *, firm: str = "Tidewater") -> str:
    """A client with a contact and a project with a goal and a milestone, shared; answers the project's address."""
    home, words = f"/{WHO[language][1]}", WORDS[language]
    page.goto(f"{home}/clients/add/")
    page.fill("[name=name]", f"{firm} {language}")
    sent(page, words["save"])
    with page.expect_navigation():
        page.get_by_role("link", name=words["add_person"]).first.click()
    page.fill("[name=name]", "Lena Brook")
    page.fill("[name=email]", address)
    page.select_option("select[name=language]", language)
    sent(page, words["save"])
    with page.expect_navigation():
        page.locator(".page-actions a.btn-primary").click()
    page.fill("[name=name]", "Sample tracking")
    sent(page, words["save"])
    project = page.url
    page.goto(f"{project}goals/set/")
    page.fill("[name=metric]", "Samples found within a minute")
    page.fill("[name=target]", "95")
    page.fill("[name=due_on]", "2027-03-01")
    sent(page, words["save"])
    page.goto(f"{project}plan/add/")
    page.fill("[name=name]", "Labels agreed")
    page.check("[name=is_milestone]")
    sent(page, words["save"])
    page.goto(f"{project}share/")
    page.fill("[name=email]", address)
    sent(page, words["share"])
    return project


def test_from_a_client_to_a_score(chromium, site: Site, desk: BrowserContext, language: str):
    address = f"lena.{language}@tidewater.example"
    page = desk.new_page()
    project = start_a_project(page, language, address)
    phone = chromium.new_context(base_url=site.url, viewport={"width": 390, "height": 844})
    client = phone.new_page()

    client.goto(link_in(mail_to(site, address, "Sample tracking"), "enter"))
    with client.expect_navigation():
        client.locator("main button").first.click()
    code = re.search(
        r"\d{6}", mail_to(site, address, {"en": "code", "zh-hans": "验证码"}[language])["Subject"]
    )
    assert code
    client.locator("main input:not([type=hidden])").first.fill(code[0])
    client.locator("main button.btn-primary").click()
    expect(client.locator("main")).to_contain_text("Labels agreed")

    page.goto(project)
    page.get_by_role("button", name=WORDS[language]["done"], exact=True).click()
    expect(page.get_by_role("button", name=WORDS[language]["undo"])).to_be_visible()

    tapped = link_in(mail_to(site, address, "Labels agreed"), "answer")
    for _ in range(5):
        assert phone.request.get(tapped).ok
    page.goto(project)
    expect(page.locator("section[aria-labelledby=voice]")).not_to_contain_text("/5")
    client.goto(tapped.replace("score=1", "score=2"))
    client.mouse.move(50, 60)
    client.mouse.move(90, 160)
    client.wait_for_url("**thanks**")

    page.goto(project)
    expect(page.locator("section[aria-labelledby=voice]")).to_contain_text("2/5")
    assert mail_to(site, WHO[language][0], "Lena Brook")
    phone.close()


def test_the_keyboard_goes_everywhere(desk: BrowserContext, language: str):
    page = desk.new_page()
    page.goto(f"/{WHO[language][1]}/")
    page.wait_for_load_state("networkidle")

    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/clients/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Control+k")
    wanted = {"en": "Warehouse system", "zh-hans": "排程"}[language]
    page.keyboard.type(wanted)
    expect(page.locator("#palette-results a[role=option]").first).to_contain_text(wanted)
    page.keyboard.press("Enter")

    page.wait_for_url("**/projects/*-1/")


def test_brightness_stays(desk: BrowserContext, language: str):
    page = desk.new_page()
    page.goto("/accounts/preferences/")

    with page.expect_navigation():
        page.locator("button[name=theme][value=dark]").first.click()
    page.goto(f"/{WHO[language][1]}/")

    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.goto("/accounts/preferences/")
    page.locator("button[name=theme][value=auto]").first.click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")


def test_the_language_can_be_chosen_before_signing_in(chromium, site: Site, language: str):
    other = {"en": "zh-hans", "zh-hans": "en"}[language]
    context = window(chromium, site, theme="light", language=other)
    page = context.new_page()
    page.goto("/accounts/login/")
    expect(page.locator("html")).to_have_attribute("lang", other)

    with page.expect_navigation():
        page.locator(f"button[name=language][value='{language}']").first.click()
    page.goto("/accounts/signup/")

    expect(page.locator("html")).to_have_attribute("lang", language)
    context.close()
