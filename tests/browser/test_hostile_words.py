"""Traps in every name and text, in a real browser: no dialog opens, the policy has nothing to forbid, nothing is added."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page

from launch.site import Site
from tests.browser.conftest import manage
from tests.browser.hostile import BEGIN, NAME, OWNER
from tests.browser.window import Window
from tests.hostile import WRITTEN

WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation", event => window.broken.push(event.violatedDirective + " " + event.blockedURI));
"""
STRANGE = """() => {
  const found = [];
  const places = ["/static/", "/hostile/admin/jsi18n/"].map(path => location.origin + path);
  const ours = url => url.startsWith("data:") || places.some(place => url.startsWith(place));
  for (const element of document.querySelectorAll("*")) {
    for (const attribute of element.attributes) {
      const name = attribute.name.toLowerCase();
      if (name.startsWith("on") || name === "srcdoc" || name === "formaction" || name === "ping" || name === "style")
        found.push(element.tagName + " " + name + "=" + attribute.value);
    }
    if (element.closest(".prose") && !element.matches(".prose"))
      for (const attribute of element.attributes)
        if (!["href", "rel", "start"].includes(attribute.name)) found.push("prose " + attribute.name);
  }
  const never = "iframe, object, embed, applet, frameset, base, math, marquee, keygen, portal, meta[http-equiv], form[action^='//'], foreignObject, animate, set, x, slot";
  for (const element of document.querySelectorAll(never)) found.push(element.outerHTML.slice(0, 80));
  for (const element of document.scripts)
    if (!(element.src && ours(element.src)) && !/json/.test(element.type)) found.push(element.outerHTML.slice(0, 80));
  for (const element of document.querySelectorAll("link[href]:not([href^='#'])")) if (!ours(element.href)) found.push(element.outerHTML);
  for (const element of document.querySelectorAll("style")) if (!element.closest("svg")) found.push("style");
  for (const element of document.images) if (!ours(element.src)) found.push(element.outerHTML);
  for (const element of document.links)
    if (!["http:", "https:", "mailto:"].includes(element.protocol)) found.push(element.outerHTML.slice(0, 120));
  return [...found, ...window.broken];
}"""


@pytest.fixture(scope="module")
def traps(site: Site) -> dict[str, Any]:
    told = manage(site, "shell", "--no-imports", "-c", "from tests.browser.hostile import tell; tell()")
    return json.loads(told.partition(BEGIN)[2])


@pytest.fixture
def window(chromium, site, traps) -> Iterator[Window]:
    made = Window(chromium, site, "en")
    made.page.add_init_script(WATCH)

    def wave_away(dialog: Dialog) -> None:
        made.blame(f"opens a dialog: {dialog.message}")
        dialog.dismiss()

    made.page.on("dialog", wave_away)
    made.sign_in(OWNER)
    yield made
    made.context.close()


def look(window: Window, path: str) -> None:
    answer = window.page.goto(path)
    if answer is None or answer.status != 200:
        window.blame(f"answers {answer and answer.status}")
    for fault in strange(window.page):
        window.blame(fault)


def strange(page: Page) -> list[str]:
    return page.evaluate(STRANGE)


def test_prose_runs_nothing(window: Window, traps):
    for path in traps["prose"]:
        look(window, path)

    assert len(traps["prose"]) > 200
    assert window.faults == []


def test_names_run_nothing(window: Window, traps):
    for path in traps["pages"]:
        look(window, path)

    assert window.faults == []


def test_what_is_asked_for_runs_nothing(window: Window):
    for text in [NAME, *WRITTEN[:25]]:
        word = quote(text)
        look(window, f"/hostile/search/?q={word}")
        look(window, f"/hostile/clients/?q={word}&page={word}")

    assert window.faults == []


def test_files_are_saved_and_not_shown(window: Window, traps):
    for path, name in traps["files"]:
        with window.page.expect_download() as waiting:
            window.page.evaluate("path => { location.href = path }", path)
        assert waiting.value.suggested_filename == name

    assert window.faults == []


def test_the_look_sees_what_must_not_be(window: Window):
    """A trap set on purpose is seen, by each of the three ways."""
    window.page.goto("/hostile/")
    trap = (
        "<p class=prose><b hx-get=/x>x</b></p><svg onload=1></svg><a href='javascript:1'>x</a><base href=//x>"
    )
    window.page.evaluate(
        "trap => { document.querySelector('main').insertAdjacentHTML('beforeend', trap) }", trap
    )
    window.page.evaluate("alert(1)")

    said = " ".join([*strange(window.page), *window.faults])

    for sign in ("prose hx-get", "svg onload", "javascript:1", "<base", "opens a dialog: 1", "base-uri"):
        assert sign in said
