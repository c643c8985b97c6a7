"""Needs, what answers them, and what deliverables serve."""

import pytest
from django.core.exceptions import ValidationError

from clients.actions import add_client, add_contact
from projects.actions import (
    add_deliverable,
    add_need,
    edit_need,
    link_goals,
    move_need,
    recover_need,
    set_goal,
    start_project,
    trash_need,
)
from projects.models import GoalDeliverable, Need
from tenancy.models import Conflict
from tests.conftest import sign_in

DAY = "2027-01-01"


@pytest.fixture
def goal(project, manager):
    return set_goal(project, metric="Orders", target=9, due_on=DAY, owner=manager, by=manager)


@pytest.fixture
def need(project, contact, goal, manager):
    return add_need(project, text="Ship today", contact=contact, goals=[goal], by=manager)


def test_a_need_has_its_goals(need, goal, contact):
    assert (need.goals, need.contact, need.importance) == ([goal], contact, 3)


def test_edit_need_links_exactly_what_is_said(project, need, goal, manager):
    other = set_goal(project, metric="Errors", target=1, due_on=DAY, owner=manager, by=manager)

    edit_need(need, version=need.version, text="Ship by noon", goals=[other], by=manager)
    assert Need.objects.get().goals == [other]
    edit_need(need, version=need.version, importance=5, by=manager)
    assert Need.objects.get().goals == [other]
    with pytest.raises(Conflict):
        edit_need(need, version=1, text="Mine", goals=[], by=manager)
    assert Need.objects.get().goals == [other]


def test_nobody_elses_contact_or_goal(project, need, goal, manager):
    elsewhere = add_client("Elsewhere", by=manager)
    stranger = add_contact(elsewhere, name="Sam", email="sam@else.test", by=manager)
    theirs = start_project(elsewhere, name="Other", starts_on=DAY, by=manager)
    foreign = set_goal(theirs, metric="Theirs", target=1, due_on=DAY, owner=manager, by=manager)

    with pytest.raises(ValidationError, match="not somebody at this client"):
        add_need(project, text="x", contact=stranger, by=manager)
    with pytest.raises(ValidationError, match="belongs to another project"):
        edit_need(need, version=need.version, goals=[foreign], by=manager)
    with pytest.raises(ValidationError, match="belongs to another project"):
        link_goals(add_deliverable(project, name="Site", by=manager), goals=[foreign], by=manager)


def test_link_goals_links_exactly_these(project, goal, manager):
    site = add_deliverable(project, name="Site", by=manager)

    link_goals(site, goals=[goal], by=manager)
    link_goals(site, goals=[goal], by=manager)
    assert GoalDeliverable.objects.count() == 1
    link_goals(site, goals=[], by=manager)
    assert not GoalDeliverable.objects.exists()


def test_move_need_trash_need_recover_need(project, need, manager):
    second = add_need(project, text="Go home in time", by=manager)
    move_need(second, place=0, by=manager)
    assert [one.text for one in Need.objects.all()] == ["Go home in time", "Ship today"]

    trash_need(need, by=manager)
    assert list(Need.objects.all()) == [second]
    recover_need(Need.everything.get(pk=need.pk), by=manager)
    assert Need.objects.count() == 2


def test_the_pages(project, contact, goal, manager, member):
    browser, here = sign_in(manager), f"/acme/projects/{project.key}/needs/"
    browser.post(
        f"{here}add/", {"text": "Ship today", "importance": 5, "contact": contact.pk, "goals": [goal.pk]}
    )
    need = Need.objects.get()
    assert need.goals == [goal]

    sent = {"text": "Ship by noon", "importance": 4, "version": need.version}
    browser.post(f"{here}{need.pk}/", sent)
    assert (Need.objects.get().text, Need.objects.get().goals) == ("Ship by noon", [])
    for verb in ("move", "trash", "recover"):
        assert browser.post(f"{here}{need.pk}/{verb}/", {"step": "up"}).status_code == 302
    assert Need.objects.count() == 1
    assert sign_in(member).get(f"{here}{need.pk}/").status_code == 403


def test_a_deliverables_goals_are_chosen_on_a_page(project, goal, manager):
    site = add_deliverable(project, name="Site", by=manager)
    here = f"/acme/projects/{project.key}/scope/deliverables/{site.pk}/goals/"

    browser = sign_in(manager)
    assert "Orders" in browser.get(here).text
    browser.post(here, {"goals": [goal.pk]})

    assert GoalDeliverable.objects.get().goal == goal


def test_programs_do_the_same(project, goal, manager):
    browser, here = sign_in(manager), "/acme/api/v1/needs/"
    made = browser.post(
        here,
        {"project": project.key, "text": "Ship today", "goals": [goal.pk]},
        content_type="application/json",
    )
    assert (made.status_code, made.json()["goals"]) == (201, [goal.pk]), made.text

    one = f"{here}{made.json()['id']}/"
    changed = browser.patch(
        one, {"goals": []}, headers={"If-Match": made["ETag"]}, content_type="application/json"
    )
    assert (changed.status_code, changed.json()["goals"]) == (200, []), changed.text
