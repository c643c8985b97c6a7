"""Every page there is, taken from the resolver, and a visit to each."""

import re
from typing import Any

from django.urls import URLResolver, get_resolver
from playwright.sync_api import Browser, BrowserContext, Page

from cockpit.demo_loader import PASSWORD
from launch.site import Site

ADMIN, OPERATOR = "adam@harbourpine.example", "operator@accord.example"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What an argument stands for, where it is not what it is called: see tests/browser/links.py.
SAMPLES: dict[str, dict[str, str]] = {
    "cockpit:client": {"pk": "client"},
    "clients:edit": {"pk": "client"},
    "clients:add_contact": {"pk": "client"},
    "clients:contact": {"client_pk": "client", "pk": "contact"},
    "projects:edit_goal": {"pk": "goal"},
    "projects:deliverable": {"pk": "deliverable"},
    "projects:edit_criterion": {"pk": "criterion"},
    "projects:edit_scope_item": {"pk": "scope item"},
    "projects:scope_version": {"number": "version"},
    "projects:compared": {"number": "version"},
    "projects:ask": {"number": "version"},
    "projects:change": {"number": "change"},
    "projects:edit_change": {"number": "change"},
    "projects:part": {"number": "change"},
    "portal_sign:sign": {"token": "sign"},
    "erasing:erase_contact": {"client_pk": "client", "pk": "contact"},
    "schedule:task": {"pk": "task"},
    "files:rename": {"pk": "attachment"},
    "surveys:detail": {"pk": "survey"},
    "members:role": {"pk": "member"},
    "members:join": {"token": "join"},
    "answer:answer": {"token": "answer"},
    "portal_enter:enter": {"token": "enter"},
    "acceptance:submit": {"pk": "deliverable"},
    "acceptance:history": {"pk": "deliverable"},
    "accept:accept": {"token": "accept"},
    "phases:phase": {"pk": "phase"},
    "phases:override": {"pk": "phase"},
    "phases:add_condition": {"pk": "phase"},
    "phases:condition": {"pk": "condition"},
    "projects:measure_goal": {"pk": "goal"},
    "projects:need": {"pk": "need"},
    "projects:link_goals": {"pk": "deliverable"},
    "tracing:link": {"pk": "task"},
    "library:template": {"pk": "template"},
    "library:build": {"pk": "template"},
    "library:edit": {"pk": "template"},
    "library:replace": {"pk": "template"},
    "library:ready": {"ready": "ready", "language": "ready language"},
    "library:build_ready": {"ready": "ready", "language": "ready language"},
    "communication:edit": {"pk": "reminder"},
    "portal:preview_projects": {"contact": "contact"},
    "portal:preview": {"contact": "contact"},
}
ALWAYS = {"organization", "key"}
# Pages that are no pages of HTML, or are shown to somebody else: each with where it is looked at.
ELSEWHERE = {
    "activity:subject": "leads to the subject's own page",
    "activity:csv": "a download",
    "activity:json_lines": "a download",
    "archives:fetch": "a download",
    **dict.fromkeys(
        (
            "clients:csv",
            "clients:xlsx",
            "clients:contacts_csv",
            "clients:contacts_xlsx",
            "cockpit:portfolio_csv",
            "cockpit:portfolio_xlsx",
            "cockpit:goals_csv",
            "cockpit:goals_xlsx",
            "projects:deliverables_csv",
            "projects:changes_csv",
            "cockpit:plan_csv",
            "projects:deliverables_xlsx",
            "projects:changes_xlsx",
            "cockpit:plan_xlsx",
            "phases:csv",
            "phases:xlsx",
            "projects:needs_csv",
            "projects:needs_xlsx",
            "tracing:csv",
            "tracing:xlsx",
            "projects:measurements_csv",
            "projects:measurements_xlsx",
            "library:csv",
            "library:xlsx",
            "members:csv",
            "members:xlsx",
            "surveys:csv",
            "surveys:xlsx",
            "surveys:answers_csv",
            "surveys:answers_xlsx",
        ),
        "a download: test_exports",
    ),
    "accept:evidence": "a download",
    "projects:paper": "a download",
    "portal_sign:paper": "a download",
    "files:fetch": "a download",
    "members:logo": "a picture",
    "metrics": "for Prometheus; nothing without its token",
    "operations:work": "test_other_pages",
    "livez": "plain text",
    "readyz": "plain text",
    "mailbox:body": "a mail, in a frame of mailbox:mail",
    "choose": "with ?all, or it leads to the only organization",
    "mailbox:mail": "test_other_pages",
    "portal_enter:code": "test_other_pages",
    "portal:projects": "test_other_pages",
    "portal:project": "test_other_pages",
    "portal_wish:wish": "test_other_pages",
    "visit": "test_other_pages",
    "integrations:detail": "test_other_pages",
    "identity:settings": "test_other_pages",
    "identity:start": "leads to the provider",
    "identity:back": "leads on from the provider",
}


def named_pages(found: Any = None, spaces: tuple[str, ...] = (), prefix: str = "/") -> dict[str, str]:
    """{"space:name": "/<organization>/clients/<pk>/"} of every page that has a door and is looked at by GET."""
    pages: dict[str, str] = {}
    for pattern in (found or get_resolver()).url_patterns:
        here = prefix + re.sub(r"<\w+:", "<", str(pattern.pattern))
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
        wanted = argument if argument in ALWAYS else SAMPLES[name][argument]
        route = route.replace(f"<{argument}>", str(links[wanted]))
    return route


def signed_in(chromium: Browser, site: Site, who: str, *, theme: Any, language: str) -> BrowserContext:
    """A window in which somebody is signed in, in a brightness and a language."""
    context = window(chromium, site, theme=theme, language=language)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.fill("[name=login]", who)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.click("main button.btn-primary")
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
        reduced_motion="reduce",
    )


def speak(page: Page, language: str) -> None:
    page.goto("/accounts/preferences/")
    with page.expect_navigation():
        page.click(f"button[name=language][value='{language}']")
