"""A window under the strict policy, which remembers whatever is wrong with the pages it shows."""

from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser

from cockpit.demo_loader import PASSWORD
from launch.site import Site
from tests.browser.pages import STANDARD

PHONE: Any = {"width": 390, "height": 844}
DESK: Any = {"width": 1280, "height": 900}
VIEWS: list[tuple[str, Any, Literal["light", "dark"]]] = [
    ("a phone", PHONE, "light"),
    ("a desk", DESK, "light"),
    ("a desk", DESK, "dark"),
]
LOCALES = {"en": "en-GB", "zh-hans": "zh-CN"}


class Window:
    def __init__(self, chromium: Browser, site: Site, language: str) -> None:
        self.home, self.mailbox = site.url, site.var / "mail"
        self.context = chromium.new_context(base_url=self.home, locale=LOCALES[language], viewport=PHONE)
        self.page = self.context.new_page()
        self.expected = 200
        self.forgiven: list[str] = []
        self.faults: list[str] = []
        self.page.on("console", lambda said: self.hear(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.blame(str(error)))
        self.page.on("request", lambda asked: self.judge_address(asked.url))

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.home)

    def blame(self, what: str) -> None:
        self.faults.append(f"{self.path} {what}")

    def hear(self, error: str) -> None:
        """What the browser complains of, but for the page that should not be there."""
        if self.expected == 200 or f"status of {self.expected}" not in error:
            self.blame(error)

    def judge_address(self, url: str) -> None:
        if not url.startswith((f"{self.home}/", "data:", "blob:")):
            self.blame(f"asks {url}")

    def visit(self, path: str, *, expected: int = 200, until: str = "body") -> None:
        """Go to the page and look at it; it must be there, and not lead elsewhere."""
        self.expected = expected
        answer = self.page.goto(path)
        if answer is None or answer.status != expected or self.path != path:
            self.blame(f"is what {path} led to, with {answer and answer.status}")
        self.page.locator(until).first.wait_for()
        self.look()
        self.expected = 200

    def look(self) -> None:
        """What axe finds on a phone in light and on a desk in light and in dark; and whether it is too wide."""
        self.page.evaluate(AXE_SCRIPT)
        for place, size, scheme in VIEWS:
            self.page.set_viewport_size(size)
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if (wide := self.page.evaluate("document.documentElement.scrollWidth")) > size["width"]:
                self.blame(f"is {wide} pixels wide on {place}")
            self.ask_axe(f"in {scheme} on {place}")

    def ask_axe(self, where: str) -> None:
        rules = {rule: {"enabled": False} for rule in self.forgiven}
        options = {"runOnly": STANDARD, "rules": rules, "resultTypes": ["violations"]}
        for one in self.page.evaluate("options => axe.run(document, options)", options)["violations"]:
            self.blame(f"{where}, {one['id']}: {[node['html'][:150] for node in one['nodes']][:3]}")

    def sign_in(self, who: str) -> None:
        self.page.goto("/accounts/login/")
        self.page.fill("[name=login]", who)
        self.fill_and_send(password=PASSWORD)

    def fill_and_send(self, **values: str) -> None:
        """Fill the page's first form in, and press Enter's button."""
        for name, value in values.items():
            self.page.fill(f"main [name={name}]", value)
        with self.page.expect_navigation():
            self.page.locator("main form[method=post] button.btn-primary").first.click()
