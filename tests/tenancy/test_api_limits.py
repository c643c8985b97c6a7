"""How much may be asked a minute."""

import socket
import time

import pytest

from tenancy.rest import limits
from tests.conftest import sign_in

CLIENTS = "/acme/api/v1/clients/"


@pytest.fixture(autouse=True)
def at_rest(monkeypatch):
    """A counter of the test's own, in the middle of a window of its own."""
    monkeypatch.setattr(limits, "counter", limits.Counter())
    now = int(time.time()) // 60 * 60 + 20
    monkeypatch.setattr("tenancy.rest.limits.time.time", lambda: now)


def test_a_program_is_told_how_it_stands_and_then_to_wait(browser, organization, settings):
    settings.API_LIMITS = {"program": 2, "organization": 100}

    answers = [browser.get(CLIENTS) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert {answer.headers["RateLimit-Limit"] for answer in answers} == {"2"}
    assert (answers[2].headers["Retry-After"], answers[2].headers["RateLimit-Reset"]) == ("40", "40")
    assert answers[2].json()["type"] == "urn:accord:problem:throttled"


def test_an_organization_has_a_limit_of_its_own(browser, organization, admin, settings):
    settings.API_LIMITS = {"program": 100, "organization": 2}

    answers = [who.get(CLIENTS).status_code for who in (browser, sign_in(admin), browser)]

    assert answers == [200, 200, 429]


@pytest.mark.parametrize("trouble", ["refused", "hanging"])
def test_without_the_cache_nobody_is_counted_nor_kept_waiting(
    browser, organization, settings, caplog, trouble
):
    settings.API_LIMITS = {"program": 1, "organization": 1}
    with socket.create_server(("127.0.0.1", 0), backlog=8) as server:
        settings.REDIS_URL = f"redis://127.0.0.1:{server.getsockname()[1]}/0"
        if trouble == "refused":
            server.close()
        began = time.monotonic()
        counted = limits.counter.count(["x"])
        took = time.monotonic() - began
        answers = [browser.get(CLIENTS) for _ in range(2)]

    assert (counted, [answer.status_code for answer in answers]) == ([], [200, 200])
    assert took < 0.5
    assert caplog.text.count("limits are not counted") == 1
    assert "RateLimit-Limit" not in answers[0].headers
