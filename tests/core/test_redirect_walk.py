"""Every address that names nothing is told where to go next in every way there is; none leads away."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client as Browser

from tests.conftest import sign_in
from tests.isolation.addresses import PLAIN, addresses
from tests.targets import TARGETS, strays

HONEST = "/acme/clients/?honest=1"
OFTEN, SELDOM = 7, 47
"""Of the targets every seventh, other ones at each address; `test_redirects.py` tells the doors that decide all of them."""
REDIRECTS = ("Location", "HX-Redirect", "HX-Location", "HX-Push-Url", "HX-Replace-Url", "Refresh")
PATHS = sorted(
    {
        "/" + address.route.format(organization="acme", **{name: PLAIN.get(name, "") for name in address.arguments if name != "organization"})
        for address in addresses()
        if set(address.arguments) <= {"organization", *PLAIN} and "language" not in address.arguments
    }
)  # fmt: skip
Ask = Callable[[str, str], Any]


def told(target: str, **more: str) -> dict[str, str]:
    """Headers that say where somebody was; a browser percent-encodes what may not stand in a header."""
    typed = target if target.isascii() and target.isprintable() else quote(target, safe="/:?#@[]%\\")
    return {"Referer": typed, "HX-Current-URL": typed, **more}


def in_address(browser: Browser, **headers: str) -> Ask:
    return lambda path, target: browser.get(path, {"next": target}, headers=told(target, **headers))


def in_form(person: Any) -> Ask:
    """As somebody newly signed in each time: some forms end that."""
    return lambda path, target: sign_in(person).post(path, {"next": target}, headers=told(target))


@pytest.fixture
def unlimited(settings):
    settings.ACCOUNT_RATE_LIMITS = False
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "99999/m/ip")


@pytest.fixture
def ways(acme, founder, operator, unlimited) -> dict[str, Ask]:
    return {
        "somebody unknown": in_address(Browser()),
        "a piece for somebody unknown": in_address(Browser(), **{"HX-Request": "true"}),
        "the owner": in_address(sign_in(founder)),
        "a piece for an operator without a factor": in_address(sign_in(operator), **{"HX-Request": "true"}),
        "a form": in_form(founder),
    }


def is_told_more(answer: Any, path: str) -> bool:
    """Whether what it was told is seen in the answer, or it redirects: then it is told more.

    Who is turned away comes back to this very address, whatever it was told.
    """
    places = [answer.headers[name] for name in REDIRECTS if name in answer.headers]
    if any(f"?next={path}" in place for place in places):
        return False
    return bool(places) or (not answer.streaming and "honest=1" in answer.text)


def test_there_are_addresses_to_walk():
    assert len(PATHS) > 120


@pytest.mark.parametrize("part", range(8))
def test_no_address_leads_away(ways, part):
    found = []
    for number, path in enumerate(PATHS[part::8]):
        for ask in ways.values():
            step = OFTEN if is_told_more(ask(path, HONEST), path) else SELDOM
            for target in TARGETS[number % step :: step]:
                answer = ask(path, target)
                assert answer.status_code < 500, (path, target)
                found += [
                    (path, target, answer.headers[name]) for name in REDIRECTS if name in answer.headers
                ]

    assert strays(found) == []
    assert len(found) > 100
