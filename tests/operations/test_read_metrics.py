"""What Prometheus reads."""

import pytest
from django.test import Client as Browser

from communication.tasks import send_everything
from tests.operations.conftest import queue

TOKEN = "a token of the monitor"


@pytest.fixture
def monitor(settings) -> Browser:
    settings.METRICS_TOKEN = TOKEN
    return Browser(headers={"Authorization": f"Bearer {TOKEN}"})


def numbers(browser: Browser) -> dict[str, float]:
    """{name and labels: value}."""
    lines = browser.get("/metrics").text.splitlines()
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines if line[0] != "#"}


@pytest.mark.parametrize("said", ["", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", TOKEN])
def test_without_the_token_there_is_nothing(db, settings, said):
    settings.METRICS_TOKEN = TOKEN

    assert Browser(headers={"Authorization": said}).get("/metrics").status_code == 404


def test_without_a_configured_token_nobody_reads(db, settings):
    settings.METRICS_TOKEN = ""

    assert Browser(headers={"Authorization": "Bearer "}).get("/metrics").status_code == 404


def test_what_waits_and_what_failed_in_all_organizations(failed, other, founder, monitor):
    queue(other, founder)

    told = numbers(monitor)

    assert told['accord_waiting{kind="mail"}'] == 1
    assert told['accord_failed{kind="mail"}'] == 1
    assert told['accord_failed{kind="event"}'] == 1
    assert told["accord_broker_up"] == 1


def test_sweeps_are_told_once_they_have_come_round(acme, monitor):
    send_everything()

    assert 0 <= numbers(monitor)['accord_sweep_age_seconds{task="communication.tasks.send_everything"}'] < 60


def test_answers_are_counted_by_route_and_not_by_path(acme, monitor):
    Browser().get("/acme/join/a-secret-of-a-mail/")

    told = numbers(monitor)

    route = 'accord_request_seconds_count{method="GET",route="<slug:organization>/join/<str:token>/",status="404"}'
    assert told[route] >= 1
    assert not any("a-secret" in name or "acme" in name for name in told)
