"""Which version a program speaks of: ETag, If-None-Match, If-Match."""

import pytest

from clients.actions import edit_client
from clients.models import Client

JSON = {"content_type": "application/json"}


@pytest.fixture
def path(client):
    return f"/acme/api/v1/clients/{client.pk}/"


def patch(browser, path, tag, **values):
    return browser.patch(path, values, headers={"If-Match": tag} if tag else {}, **JSON)


def test_what_is_known_is_not_told_again(browser, path):
    tag = browser.get(path).headers["ETag"]

    again = [
        browser.get(path, headers={"If-None-Match": said}) for said in (tag, f'"x", W/{tag}', "*", '"x"')
    ]

    assert [answer.status_code for answer in again] == [304, 304, 304, 200]
    assert (again[0].content, again[0].headers["ETag"]) == (b"", tag)


def test_the_tag_is_another_for_other_fields_and_another_version(browser, path, client, manager):
    tags = [browser.get(path).headers["ETag"], browser.get(f"{path}?fields=id").headers["ETag"]]
    edit_client(client, version=1, industry="Retail", by=manager)
    tags.append(browser.get(path).headers["ETag"])

    assert len(set(tags)) == 3
    assert not any(tag.startswith("W/") for tag in tags)


def test_a_change_says_what_was_read(browser, path):
    tag = browser.get(path).headers["ETag"]

    answers = [patch(browser, path, said, industry="Retail") for said in ("", "1", '"2"', f"W/{tag}", tag)]

    assert [answer.status_code for answer in answers] == [428, 400, 412, 412, 200]
    assert answers[-1].headers["ETag"] == browser.get(path).headers["ETag"]


@pytest.mark.parametrize("said", ["*", '"1"', '"x", "1-00ff"'])
def test_a_version_is_said_in_each_way_of_http(browser, path, said):
    assert patch(browser, path, said, industry="Retail").status_code == 200


def test_the_second_writer_sees_both_versions(browser, path, client, manager):
    tag = browser.get(path).headers["ETag"]
    edit_client(client, version=1, industry="Retail", by=manager)

    answer = patch(browser, path, tag, industry="Wholesale")

    told = answer.json()
    assert (answer.status_code, told["type"]) == (412, "urn:accord:problem:conflict")
    assert (told["version"], told["yours"], told["current"]["industry"]) == (
        2,
        {"industry": "Wholesale"},
        "Retail",
    )
    assert Client.objects.get().industry == "Retail"


def test_a_verb_listens_to_a_version_if_one_is_said(browser, path):
    stale = browser.post(f"{path}archive/", headers={"If-Match": '"7"'})
    fresh = browser.post(f"{path}archive/", headers={"If-Match": '"1"'})

    assert (stale.status_code, fresh.status_code) == (412, 200)


def test_a_row_without_version_is_known_by_what_is_told_of_it(browser, organization):
    row = browser.get("/acme/api/v1/members/").json()["results"][0]
    tag = browser.get(f"/acme/api/v1/members/{row['id']}/").headers["ETag"]

    answer = browser.get(f"/acme/api/v1/members/{row['id']}/", headers={"If-None-Match": tag})

    assert answer.status_code == 304
