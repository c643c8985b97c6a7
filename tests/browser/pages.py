"""Every page there is, taken from the resolver, and a visit to each."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.urls import URLResolver, get_resolver
from playwright.sync_api import Browser, BrowserContext, Page

from cockpit.demo_loader import PASSWORD
from launch.site import Site

ADMIN, OPERATOR = "adam@harbourpine.example", "operator@accord.example"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SAMPLES: dict[str, dict[str, str]] = {
    "cockpit:client": {"pk": "client"},
    "clients:edit": {"pk": "client"},
    "clients:add_contact": {"pk": "client"},
    "clients:contact": {"client_pk": "client", "pk": "contact"},
    "projects:edit_goal": {"pk": "goal"},
    "schedule:task": {"pk": "task"},
    "surveys:detail": {"pk": "survey"},
    "members:role": {"pk": "2"},
    "members:join": {"token": "join"},
    "answer:answer": {"token": "answer"},
    "portal_enter:enter": {"token": "enter"},
    "communication:edit": {"pk": "1"},
    "portal:preview_projects": {"pk": "contact", "contact_pk": "contact", "contact": "contact"},
    "portal:preview": {"pk": "contact", "contact_pk": "contact", "contact": "contact"},
}
# Pages that are no pages of HTML, or are shown to somebody else: each with where it is looked at.
ELSEWHERE = {
    "livez": "plain text", "readyz": "plain text", "api:schema": "YAML", "mailbox:body": "a mail, in a frame",
    "mailbox:mail": "mailbox:list shows the same", "portal_enter:code": "tests/portal", "portal:list": "tests/portal",
    "portal:detail": "portal:preview shows the same", "visit": "the operator's, below", "integrations:detail": "tests/integrations",
    "members:invite": "POST",
}  # fmt: skip
OPEN = ["/accounts/login/", "/accounts/signup/", "/accounts/login/code/", "/accounts/password/reset/"]
SIGNED_IN = [
    "/accounts/password/change/",
    "/accounts/email/",
    "/harbour/nowhere/",
    "/harbour/admin/",
    "/?all",
]


def named_pages(found: Any = None, spaces: tuple[str, ...] = (), prefix: str = "/") -> dict[str, str]:
    """{"space:name": "/harbour/clients/<pk>/"} of every page that is looked at by GET."""
    pages: dict[str, str] = {}
    for pattern in (found or get_resolver()).url_patterns:
        here = prefix + plain(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            more = (pattern.namespace,) if pattern.namespace else ()
            pages |= named_pages(pattern, (*spaces, *more), here)
        elif "GET" in getattr(pattern.callback, "methods", ()):
            pages[":".join([*spaces[-1:], pattern.name or ""])] = here
    return pages


def arguments(route: str) -> set[str]:
    return set(re.findall(r"<(\w+)>", route))


def addresses(links: dict[str, Any]) -> list[str]:
    """The paths of all pages with the demonstration's rows filled in."""
    return [address(name, route, links) for name, route in named_pages().items() if name not in ELSEWHERE]


def address(name: str, route: str, links: dict[str, Any]) -> str:
    for argument in arguments(route):
        wanted = SAMPLES.get(name, {}).get(argument, "NORTH-1" if argument == "key" else argument)
        route = route.replace(f"<{argument}>", str(links.get(wanted, wanted)))
    return route


def plain(route: str) -> str:
    """`<int:pk>/` as `<pk>/`, with the demonstration's organization."""
    for kind in ("slug:", "int:", "str:"):
        route = route.replace(f"<{kind}", "<")
    return route.replace("<organization>", "harbour").replace("^", "").replace("$", "")


def signed_in(chromium: Browser, site: Site, who: str, *, theme: Any, language: str) -> BrowserContext:
    """A window in which somebody is signed in, in a brightness and a language."""
    context = window(chromium, site, theme=theme, language=language)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.fill("[name=login]", who)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-primary")
    page.wait_for_load_state()
    speak(page, language)
    page.close()
    return context


def window(chromium: Browser, site: Site, *, theme: Any, language: str) -> BrowserContext:
    locale = {"en": "en-GB", "zh-hans": "zh-CN"}[language]
    size: Any = {"width": 1280, "height": 900}
    return chromium.new_context(
        base_url=site.url,
        color_scheme=theme,
        locale=locale,
        viewport=size,
        bypass_csp=True,
        reduced_motion="reduce",
    )


def speak(page: Page, language: str) -> None:
    page.goto("/accounts/preferences/")
    page.click(f"button[name=language][value='{language}']")
    page.wait_for_load_state()


def faults(page: Page, path: str) -> list[str]:
    """What axe finds on the page, and whether it is wider than a phone."""
    answer = page.goto(path)
    found = Axe().run(page, options={"runOnly": STANDARD}).response["violations"]
    told = [f"{path} {one['id']}: {[node['html'][:120] for node in one['nodes']][:3]}" for one in found]
    if answer is None or answer.status not in (200, 404):
        told.append(f"{path} answered {answer and answer.status}")
    page.set_viewport_size({"width": 390, "height": 844})
    if page.evaluate("document.documentElement.scrollWidth") > 391:
        told.append(f"{path} is wider than a phone")
    page.set_viewport_size({"width": 1280, "height": 900})
    return told


def visit_all(
    chromium: Browser, site: Site, links: dict[str, Any], *, theme: str, language: str
) -> list[str]:
    """The faults of every page, in a brightness and a language."""
    inside = addresses(links)
    found: list[str] = []
    context = signed_in(chromium, site, ADMIN, theme=theme, language=language)
    page = context.new_page()
    for path in [*inside, *SIGNED_IN]:
        found += faults(page, path)
    context.close()
    stranger = window(chromium, site, theme=theme, language=language)
    page = stranger.new_page()
    for path in [
        *OPEN,
        *(path for path in inside if "/enter/" in path or "/answer/" in path or "/join/" in path),
    ]:
        found += faults(page, path)
    stranger.close()
    return found
