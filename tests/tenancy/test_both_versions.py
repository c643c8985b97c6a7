"""Two people edit the same: on every page with such a form, the second sees both versions and loses nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client as Browser
from lxml import html

from tenancy.editing import EditForm
from tests.conftest import sign_in
from tests.isolation.addresses import ADDRESSES
from tests.isolation.world import World, build

# What somebody may type, by the kind of the field: the first writer, the second.
TYPED = {
    "text": ("First words", "Second words"),
    "textarea": ("First lines", "Second lines"),
    "email": ("first@client.test", "second@client.test"),
    "url": ("https://first.test/", "https://second.test/"),
    "date": ("2031-01-02", "2031-02-03"),
    "number": ("11", "12"),
}
# How a page tells what was typed otherwise.
READ = {"2031-01-02": "Jan. 2, 2031", "2031-02-03": "Feb. 3, 2031", "11": "11.00", "12": "12.00"}
# A key has its own pattern: it stays as it is.
KEPT = {"key"}
# The world's provider is none that could be saved: no one answers there.
ELSEWHERE = ("{organization}/settings/sign-in/",)


@pytest.fixture
def world(db) -> World:
    return build()


def edited(world: World, browser: Browser) -> Iterator[tuple[str, Any]]:
    """(path, form) of every page with a form that remembers a version."""
    for address in ADDRESSES:
        if is_page(address.route):
            path = address.path(world, "own")
            found = form_on(browser.get(path))
            if found is not None:
                yield path, found


def is_page(route: str) -> bool:
    inside = route.startswith("{organization}/") and not route.startswith(ELSEWHERE)
    return inside and "api/" not in route and "/admin/" not in route


def form_on(answer: Any) -> Any:
    if not answer.get("Content-Type", "").startswith("text/html") or "version" not in answer.text:
        return None
    forms = html.fromstring(answer.text).forms
    return next((form for form in forms if "version" in form.fields and form.method == "POST"), None)


def typed(form: Any, writer: int) -> dict[str, str]:
    """What the writer types into each field that takes typing."""
    kinds = {
        one.name: "textarea" if one.tag == "textarea" else one.get("type")
        for one in form.xpath(".//input | .//textarea")
        if one.name
    }
    return {
        name: TYPED[kind][writer] + ending(form.fields[name])
        for name, kind in kinds.items()
        if kind in TYPED and name not in KEPT
    }


def ending(value: str | None) -> str:
    """A file's name must go on ending in what the file is."""
    return ".txt" if str(value).endswith(".txt") else ""


def values(form: Any) -> dict[str, str]:
    return {name: value for name, value in form.fields.items() if name and value is not None}


def rows(answer: Any) -> dict[str, tuple[str, str]]:
    """{label: (mine, theirs)} of the table of both versions."""
    found = html.fromstring(answer.text).xpath("//div[@role='alert']//tbody/tr")
    return {row.xpath("string(th)"): tuple(cell.text_content() for cell in row.xpath("td")) for row in found}


def test_the_second_writer_sees_both_and_takes_either(world):
    browser = sign_in(world.people["owner"])
    found = list(edited(world, browser))
    for path, form in found:
        before = values(form)
        first, second = ({**before, **typed(form, writer)} for writer in (0, 1))
        assert browser.post(path, first).status_code == 302, path

        answer = browser.post(path, second)

        assert answer.status_code == 409, path
        shown = [text for pair in rows(answer).values() for text in pair]
        again = form_on(answer)
        for name in typed(form, 0):
            for one in (first[name], second[name]):
                assert {one, READ.get(one)} & set(shown), (path, name, shown)
            assert again.fields[name].strip() == second[name], (path, name)
        assert again.fields["version"] == str(int(before["version"]) + 1)
        assert html.fromstring(answer.text).xpath(f"//a[@href='{path}'][normalize-space()='Take theirs']")
        theirs = form_on(browser.get(path))
        for name in typed(form, 0):
            assert theirs.fields[name].strip() in (first[name], READ.get(first[name])), (path, name)
        assert browser.post(path, values(again)).status_code == 302, path
    assert len(found) >= len(EditForm.__subclasses__()) - len(ELSEWHERE)


def test_a_choice_is_told_in_words(world):
    browser = sign_in(world.people["owner"])
    path = f"/mine/clients/{world.objects['own']['client']}/edit/"
    before = values(form_on(browser.get(path)))
    browser.post(path, {**before, "name": "Other"})

    answer = browser.post(path, {**before, "language": "zh-hans"})

    assert rows(answer)["Language"] == ("简体中文", "English")
