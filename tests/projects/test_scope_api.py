"""The scope for programs."""

from decimal import Decimal

import pytest

from projects.actions import add_deliverable, freeze_scope
from projects.models import ChangeRequest, Deliverable, ScopeVersion

API = "/acme/api/v1/"


@pytest.fixture
def website(project, manager):
    return add_deliverable(project, name="Website", price=Decimal(5000), by=manager)


@pytest.fixture
def version(project, website, manager):
    return freeze_scope(project, by=manager)


def post(browser, path, body=None, **headers):
    return browser.post(f"{API}{path}", body or {}, content_type="application/json", headers=headers)


def tag(browser, path) -> str:
    return browser.get(f"{API}{path}").headers["ETag"]


def test_a_deliverable_with_its_criteria(project, browser):
    added = post(browser, "deliverables/", {"project": "NORTH-1", "name": "Shop", "price": "1200.00"})
    assert added.status_code == 201, added.json()
    row = added.json()

    criterion = post(browser, "criteria/", {"deliverable": row["id"], "text": "Answers in a second"})

    assert criterion.status_code == 201
    listed = browser.get(f"{API}deliverables/?project=NORTH-1").json()["results"]
    assert [(one["name"], one["price"]) for one in listed] == [("Shop", "1200.00")]


def test_an_edit_needs_the_version_that_was_read(project, website, browser):
    path = f"deliverables/{website.pk}/"
    body, known = {"name": "Web shop"}, tag(browser, path)

    answers = [
        browser.patch(f"{API}{path}", body, content_type="application/json", headers=headers).status_code
        for headers in ({}, {"If-Match": known}, {"If-Match": known})
    ]

    assert answers == [428, 200, 412]


def test_thrown_away_and_taken_back(project, website, browser):
    path = f"deliverables/{website.pk}/"
    thrown = post(browser, f"{path}trash/", **{"If-Match": tag(browser, path)})
    assert thrown.status_code == 200
    assert not Deliverable.objects.exists()

    back = post(browser, f"{path}recover/", **{"If-Match": thrown.headers["ETag"]})
    assert (back.status_code, Deliverable.objects.count()) == (200, 1)


def test_frozen_laid_out_and_told(project, website, contact, browser):
    made = post(browser, "scope-versions/", {"project": "NORTH-1", "name": "Offer"})
    assert made.status_code == 201, made.json()
    path = f"scope-versions/{made.json()['id']}/"
    again = post(browser, "scope-versions/", {"project": "NORTH-1"})
    assert (again.status_code, again.headers["Content-Type"]) == (400, "application/problem+json")

    body = {"contacts": [contact.pk], "expires_on": "2099-01-01"}
    asked = post(browser, f"{path}ask/", body, **{"If-Match": tag(browser, path)})

    assert asked.status_code == 201, asked.json()
    (told,) = browser.get(f"{API}{path}signatures/").json()
    assert (told["contact"], told["decision"]) == (contact.pk, "")


def test_a_change_from_raising_to_undoing(project, version, browser):
    part = {
        "doing": "add",
        "key": "deliverable:7d0b6a2e-5d2b-4f0e-9c7e-0a4d6f1b2c3d",
        "before": {},
        "after": {"name": "Shop"},
    }
    raised = post(browser, "changes/", {"project": "NORTH-1", "title": "A shop", "parts": [part]})
    assert raised.status_code == 201, raised.json()
    path = f"changes/{raised.json()['id']}/"

    for verb, body, state in (
        ("triage", {"triage": "outside"}, "raised"),
        ("decline", {"decline_reason": "No money"}, "declined"),
        ("reconsider", {}, "raised"),
        ("approve", {}, "approved"),
        ("undo", {}, "undone"),
    ):
        answer = post(browser, f"{path}{verb}/", body, **{"If-Match": tag(browser, path)})
        assert answer.status_code == 200, (verb, answer.json())
        assert browser.get(f"{API}{path}").json()["state"] == state

    assert ScopeVersion.objects.count() == 2
    assert [str(row) for row in Deliverable.objects.all()] == ["Website"]


def test_a_part_that_is_none_is_a_problem(project, version, browser):
    answer = post(
        browser, "changes/", {"project": "NORTH-1", "title": "Odd", "parts": [{"doing": "explode"}]}
    )

    assert (answer.status_code, answer.json()["errors"]) == (
        400,
        {"parts": ["A part of this change can't be read."]},
    )
    assert not ChangeRequest.objects.exists()
