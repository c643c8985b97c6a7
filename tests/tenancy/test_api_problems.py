"""Every error below the API is a problem document."""

import pytest
from django.test import Client as Browser

JSON = "application/json"
CLIENTS = "/acme/api/v1/clients/"


def told(answer):
    """(status, type) of a problem; fails for anything else."""
    said = answer.json()
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert {"type", "title", "status", "instance"} <= said.keys()
    assert "detail" in said or "errors" in said
    assert said["status"] == answer.status_code
    return answer.status_code, said["type"].rpartition(":")[2]


@pytest.mark.parametrize(
    ("method", "path", "more", "expected"),
    [
        ("get", "/acme/api/v1/nothing/", {}, (404, "not_found")),
        ("get", "/acme/api/v1/clients", {}, (404, "not_found")),
        ("get", "/acme/api/", {}, (404, "not_found")),
        ("get", "/acme/api/v2/clients/", {}, (404, "not_found")),
        ("get", "/api/", {}, (404, "not_found")),
        ("get", "/nowhere/api/v1/clients/", {}, (404, "not_found")),
        ("get", f"{CLIENTS}987654321/", {}, (404, "not_found")),
        ("get", f"{CLIENTS}{10**30}/", {}, (404, "not_found")),
        ("get", f"{CLIENTS}%00/", {}, (400, "bad_request")),
        ("delete", CLIENTS, {}, (405, "method_not_allowed")),
        ("options", CLIENTS, {}, (405, "method_not_allowed")),
        ("trace", CLIENTS, {}, (405, "method_not_allowed")),
        ("get", CLIENTS, {"headers": {"Accept": "text/html"}}, (406, "not_acceptable")),
        ("post", CLIENTS, {"data": "a=b", "content_type": "text/plain"}, (415, "unsupported_media_type")),
        ("post", CLIENTS, {"data": "{", "content_type": JSON}, (400, "parse_error")),
        ("post", CLIENTS, {"data": b"\xff", "content_type": JSON}, (400, "parse_error")),
        ("post", CLIENTS, {"data": "[" * 200_000, "content_type": JSON}, (400, "parse_error")),
        ("post", CLIENTS, {"data": '{"name": 1e999}', "content_type": JSON}, (400, "parse_error")),
        ("post", CLIENTS, {"data": '{"name": NaN}', "content_type": JSON}, (400, "parse_error")),
        ("post", CLIENTS, {"data": '{"\\ud800": 1}', "content_type": JSON}, (400, "parse_error")),
        ("post", CLIENTS, {"data": "[]", "content_type": JSON}, (400, "invalid")),
        ("post", CLIENTS, {"data": "{}", "content_type": JSON}, (400, "invalid")),
        ("post", CLIENTS, {"data": '{"name": "a\\u0000"}', "content_type": JSON}, (400, "invalid")),
        ("post", CLIENTS, {"data": f'"{"x" * 6_000_000}"', "content_type": JSON}, (413, "too_large")),
    ],
)
def test_it_says_what_is_wrong(browser, acme, method, path, more, expected):
    assert told(getattr(browser, method)(path, **more)) == expected


def test_whoever_is_not_signed_in_is_told_so(acme):
    paths = [CLIENTS, "/acme/api/v1/nothing/", "/nowhere/api/v1/clients/", "/api/x/"]

    assert {told(Browser().get(path)) for path in paths} == {(401, "not_authenticated")}


def test_a_defect_is_a_problem_that_tells_nothing(browser, organization, monkeypatch):
    browser.raise_request_exception = False
    monkeypatch.setattr("clients.api.ClientViewSet.get_queryset", lambda view: 1 / 0)

    answer = browser.get(CLIENTS)

    assert told(answer) == (500, "internal_server_error")
    assert "division" not in answer.text


def test_a_host_that_is_not_ours_is_a_problem(acme):
    assert told(Browser().get(CLIENTS, headers={"Host": "elsewhere.test"})) == (400, "bad_request")
