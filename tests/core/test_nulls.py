"""Null characters, in pages and in the API."""

import pytest


@pytest.mark.parametrize(
    "path",
    [
        "/acme/clients/?q=%00",
        "/acme/search/?q=a%00b",
        "/acme/projects/%00/",
        "/acme/api/v1/clients/?q=%00",
    ],
)
def test_an_address_with_one_is_a_bad_request(browser, acme, path):
    assert browser.get(path).status_code == 400


def test_a_form_with_one_is_shown_again(browser, organization):
    answer = browser.post("/acme/clients/add/", {"name": "a\x00b", "language": "en"})

    assert (answer.status_code, "Null characters are not allowed" in answer.text) == (422, True)
