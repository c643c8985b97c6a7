"""What may be asked of every list: pages, filters, order, fields."""

from datetime import date

import pytest

from clients.actions import add_client, archive_client
from clients.models import Client

CLIENTS = "/acme/api/v1/clients/"


@pytest.fixture
def seven(organization, manager):
    return [
        add_client(name, industry=industry, by=manager)
        for name, industry in zip("gbfceda", ("x", "y", "x", "y", "x", "y", "x"), strict=True)
    ]


def pages(browser, url, side="next"):
    """The names on each page, from this one on."""
    found = []
    while url:
        answer = browser.get(url).json()
        found.append("".join(row["name"] for row in answer["results"]))
        url = answer[side]
    return found


@pytest.mark.parametrize(
    ("ordering", "found"),
    [
        ("", ["gbf", "ced", "a"]),
        ("-id", ["ade", "cfb", "g"]),
        ("name", ["abc", "def", "g"]),
        ("-name", ["gfe", "dcb", "a"]),
        ("industry,-name", ["gfe", "adc", "b"]),
        ("-industry", ["bcd", "gfe", "a"]),
    ],
)
def test_pages_follow_each_other_in_each_order(browser, seven, ordering, found):
    asked = f"{CLIENTS}?limit=3" + (f"&ordering={ordering}" if ordering else "")

    assert pages(browser, asked) == found


def test_pages_lead_back(browser, seven):
    second = browser.get(browser.get(f"{CLIENTS}?limit=3&ordering=name").json()["next"]).json()
    last = browser.get(second["next"]).json()

    assert last["next"] is None
    assert pages(browser, last["previous"], side="previous") == ["def", "abc"]


def test_rows_that_come_and_go_move_no_other(browser, seven, manager):
    following = browser.get(f"{CLIENTS}?limit=3&ordering=name").json()["next"]
    add_client("aa", by=manager)
    archive_client(Client.objects.get(name="b"), by=manager)

    assert pages(browser, following) == ["def", "g"]


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("cursor=broken", "cursor"),
        ("cursor=", "cursor"),
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=many", "limit"),
        ("ordering=notes", "ordering"),
        ("fields=id,secret", "fields"),
        ("fields=", "fields"),
        ("ordering=", "ordering"),
        ("langauge=en", "langauge"),
        ("archived=perhaps", "archived"),
        ("language=xx", "language"),
        ("language=", "language"),
        ("page=2", "page"),
        ("format=json", "format"),
    ],
)
def test_what_is_not_there_is_refused_by_name(browser, seven, asked, named):
    answer = browser.get(f"{CLIENTS}?{asked}")

    assert (answer.status_code, list(answer.json()["errors"])) == (400, [named])
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_cursor_belongs_to_its_order(browser, seven):
    following = browser.get(f"{CLIENTS}?limit=3&ordering=name").json()["next"]

    answer = browser.get(following.replace("ordering=name", "ordering=-name"))

    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["cursor"])


def test_fields_are_those_asked_for(browser, seven):
    listed = browser.get(f"{CLIENTS}?fields=id,name&limit=1").json()["results"]
    one = browser.get(f"{CLIENTS}{listed[0]['id']}/?fields=name").json()

    assert (listed[0].keys(), one) == ({"id", "name"}, {"name": "g"})


def test_filters_narrow(browser, seven, manager):
    archive_client(seven[0], by=manager)

    assert pages(browser, f"{CLIENTS}?archived=true") == ["g"]
    assert pages(browser, f"{CLIENTS}?archived=false&q=a") == ["a"]


def test_what_is_put_away_is_found_by_its_key(browser, seven, manager):
    archive_client(seven[0], by=manager)

    assert browser.get(f"{CLIENTS}{seven[0].pk}/").status_code == 200


def test_tasks_are_narrowed_by_project_and_day(browser, project, manager):
    answers = [
        browser.get(f"/acme/api/v1/tasks/?project={project.key}&done=false&done_on__gte={date(2026, 1, 1)}"),
        browser.get("/acme/api/v1/tasks/?done_on__gte=yesterday"),
    ]

    assert [answer.status_code for answer in answers] == [200, 400]
