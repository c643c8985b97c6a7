"""Asking twice what shall happen once: Idempotency-Key."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event as Signal

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from clients.models import Client
from tenancy.models import KeptAnswer
from tenancy.scope import scope
from tenancy.tasks import forget_answers
from tests.conftest import sign_in

CLIENTS = "/acme/api/v1/clients/"
SAME = ("Content-Type", "ETag")


def add(browser, key="k-1", name="Northwind", **values):
    sent = {"name": name, **values}
    return browser.post(CLIENTS, sent, content_type="application/json", headers={"Idempotency-Key": key})


def test_the_same_again_is_the_same_answer_and_no_second_effect(browser, organization):
    first, again = add(browser), add(browser)

    assert (again.status_code, again.content) == (201, first.content)
    assert [again.headers[name] for name in SAME] == [first.headers[name] for name in SAME]
    assert "Idempotent-Replayed" not in first.headers
    assert again.headers["Idempotent-Replayed"] == "true"
    assert Client.objects.count() == 1


def test_a_verb_is_done_once(browser, client):
    path = f"{CLIENTS}{client.pk}/archive/"

    answers = [browser.post(path, headers={"Idempotency-Key": "k-2"}).json()["version"] for _ in range(2)]

    assert answers == [2, 2]


def test_a_refusal_is_told_again(browser, organization):
    first = add(browser, name="")
    again = add(browser, name="")

    assert (first.status_code, again.status_code, again.content) == (400, 400, first.content)
    assert again.headers["Content-Type"] == "application/problem+json"


def test_another_request_with_the_key_is_refused(browser, organization):
    add(browser)

    answer = add(browser, name="Southwind")

    assert (answer.status_code, answer.json()["type"]) == (422, "urn:accord:problem:key_used_otherwise")
    assert Client.objects.count() == 1


def test_a_key_is_the_persons_own(browser, organization, admin):
    add(browser)

    assert add(sign_in(admin), name="Southwind").status_code == 201


@pytest.mark.parametrize("key", ["", "with space", "x" * 256, "é"])
def test_a_key_that_is_none_is_refused(browser, organization, key):
    assert add(browser, key=key).json()["type"] == "urn:accord:problem:malformed_key"


def test_a_defect_keeps_neither_answer_nor_effect(browser, organization, monkeypatch):
    browser.raise_request_exception = False
    with monkeypatch.context() as patched:
        patched.setattr("clients.api.ClientViewSet.shown", lambda *_: 1 / 0)
        broken = add(browser)

    assert (broken.status_code, Client.objects.count(), KeptAnswer.objects.count()) == (500, 0, 0)
    assert add(browser).status_code == 201


def test_a_key_is_forgotten_after_a_day(browser, organization):
    add(browser)
    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)):
        forget_answers()

    assert KeptAnswer.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_told_to_wait(acme, manager, monkeypatch):
    entered, go_on = Signal(), Signal()
    usual = Client.added

    def slowly(row):
        entered.set()
        go_on.wait(10)
        return usual(row)

    def first():
        try:
            return add(sign_in(manager)).status_code
        finally:
            connection.close()

    monkeypatch.setattr(Client, "added", slowly)
    with ThreadPoolExecutor() as others:
        answer = others.submit(first)
        entered.wait(10)
        second = add(sign_in(manager))
        go_on.set()
        assert (second.status_code, answer.result()) == (409, 201)
    with scope(acme):
        assert Client.objects.count() == 1
    assert second.json()["type"] == "urn:accord:problem:key_in_use"
