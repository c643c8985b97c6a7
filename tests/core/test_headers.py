"""What every answer carries."""

import pytest
from django.test import Client as Browser


@pytest.mark.parametrize("path", ["/accounts/login/", "/livez", "/acme/", "/nowhere/"])
def test_every_answer_carries_the_policy(acme, path):
    headers = Browser().get(path).headers

    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in headers["Cache-Control"] or "no-cache" in headers["Cache-Control"]
    assert headers["Permissions-Policy"].startswith("accelerometer=()")


@pytest.mark.parametrize(
    ("path", "host"), [("/?q=%00", "testserver"), ("/", "evil.example"), ("/accounts/login", "testserver")]
)
def test_answers_given_early_are_not_framed(acme, path, host):
    assert Browser().get(path, headers={"host": host}).headers["X-Frame-Options"] == "DENY"
