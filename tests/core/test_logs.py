"""Logs that can be followed from a request to what it set off."""

import json
import logging
from typing import Any

import pytest
from django.conf import settings
from django.test import Client as Browser
from pythonjsonlogger.json import JsonFormatter

from communication.tasks import send_everything
from tenancy.logs import Whose
from tests.conftest import sign_in


class Kept(logging.Handler):
    """Lines as they would be written."""

    def __init__(self):
        super().__init__()
        logging_settings: Any = settings.LOGGING
        options = dict(logging_settings["formatters"]["json"])
        options.pop("()")
        self.setFormatter(JsonFormatter(options.pop("format"), **options))
        self.addFilter(Whose())
        self.lines = []

    def emit(self, record):
        self.lines.append(json.loads(self.format(record)))


@pytest.fixture
def lines():
    handler, root = Kept(), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield handler.lines
    root.removeHandler(handler)
    root.setLevel(before)


def test_a_request_leaves_a_line_that_says_whose_it_was(acme, manager, lines):
    sign_in(manager).get("/acme/clients/")

    line = next(line for line in lines if line["logger"] == "accord.requests")
    assert (line["method"], line["status"], line["organization"], line["user"]) == (
        "GET",
        200,
        "acme",
        manager.pk,
    )
    assert line["route"] == "<slug:organization>/clients/"
    assert line["milliseconds"] >= 0


def test_what_only_a_link_in_a_mail_holds_is_in_no_line(acme, lines):
    Browser().get("/acme/join/a-secret-of-a-mail/?code=another-secret")

    assert {line["logger"] for line in lines} >= {"accord.requests", "django.request"}
    assert "secret" not in json.dumps(lines)


@pytest.mark.parametrize(
    ("given", "is_kept"),
    [
        ("0f8fad5b-d9cb-469f-a165-70867728950e", True),
        ("short", False),
        ("a b\tc" * 4, False),
        ("x" * 65, False),
    ],
)
def test_the_proxys_id_is_kept_if_it_is_one(db, given, is_kept):
    told = Browser(headers={"X-Request-ID": given}).get("/livez").headers["X-Request-ID"]

    assert (told == given) == is_kept
    assert 8 <= len(told) <= 64


def test_lines_of_one_request_share_its_id(acme, manager, lines):
    identity = "identity-of-a-request"
    sign_in(manager).get("/acme/nowhere/", headers={"X-Request-ID": identity})

    assert {(line["request_id"], line["organization"]) for line in lines} == {(identity, "acme")}


def test_a_line_outside_any_request_has_no_id(lines):
    logging.getLogger("accord").info("by itself")

    assert (lines[-1]["request_id"], lines[-1]["organization"], lines[-1]["task_id"]) == ("", "", "")


def test_a_line_of_a_task_names_it_and_the_organization(acme, lines, monkeypatch):
    monkeypatch.setattr(send_everything, "run", lambda: logging.getLogger("accord").info("swept"))
    send_everything.apply(task_id="the-tasks-own-id")

    line = next(line for line in lines if line["message"] == "swept")
    assert (line["organization"], line["task_id"]) == ("acme", "the-tasks-own-id")
