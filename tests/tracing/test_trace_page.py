"""The trace's page, what tasks are for, and readings of the scope."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from clients.actions import add_client
from projects.actions import (
    add_deliverable,
    add_need,
    ask_for_signatures,
    freeze_scope,
    link_goals,
    set_goal,
    sign,
    start_project,
)
from schedule.actions import lay_out_plan
from schedule.models import Contribution
from schedule.outline import Row
from tests.conftest import sign_in
from tracing.actions import link_deliverables, read_scope
from tracing.models import ScopeReading
from tracing.queries import creep_of
from tracing.tasks import read_scopes

DAY = date(2026, 11, 2)


@pytest.fixture
def tasks(project, manager):
    rows = [Row(1, "Build"), Row(2, "Code", DAY, 3), Row(2, "Test", DAY, 1), Row(1, "Gold plating", DAY, 4)]
    return lay_out_plan(project, rows=rows, links=[], by=manager)


@pytest.fixture
def site(project, manager):
    return add_deliverable(project, name="Site", by=manager)


def signed(project, contact, manager) -> None:
    later = timezone.localdate() + timedelta(days=9)
    laid = ask_for_signatures(
        freeze_scope(project, by=manager), contacts=[contact], expires_on=later, by=manager
    )
    sign(laid.signatures.get(), name="Carla", by=contact)


def test_link_deliverables_links_exactly_these(project, tasks, site, manager):
    link_deliverables(tasks[0], deliverables=[site], by=manager)
    link_deliverables(tasks[0], deliverables=[site], by=manager)
    assert Contribution.objects.get().deliverable == site

    link_deliverables(tasks[0], deliverables=[], by=manager)
    assert not Contribution.objects.exists()
    other = start_project(add_client("Else", by=manager), name="Other", starts_on=DAY, by=manager)
    theirs = add_deliverable(other, name="Theirs", by=manager)
    with pytest.raises(ValidationError, match="another project"):
        link_deliverables(tasks[0], deliverables=[theirs], by=manager)


def test_read_scope_says_what_is_outside(project, tasks, site, contact, manager):
    assert read_scope(project, on=DAY) is None
    signed(project, contact, manager)
    link_deliverables(tasks[0], deliverables=[site], by=manager)

    read_scope(project, on=DAY)
    reading: Any = read_scope(project, on=DAY)

    assert ScopeReading.objects.count() == 1
    assert (reading.tasks, reading.tasks_outside, reading.hours, reading.hours_outside) == (3, 1, 64, 32)
    now: Any = creep_of(project)
    assert (reading.share, now.share) == (50, 50)


def test_a_worker_reads_every_open_project(acme, client, contact, manager, organization):
    project = start_project(client, name="Running", starts_on=DAY, by=manager)
    add_deliverable(project, name="Site", by=manager)
    signed(project, contact, manager)

    read_scopes.run()

    assert ScopeReading.objects.get().project == project


def test_the_page_tells_what_is_missing(project, tasks, site, contact, manager, member):
    browser, here = sign_in(manager), f"/acme/projects/{project.key}/trace/"
    assert "3 tasks belong to nothing promised" in browser.get(here).text
    goal = set_goal(project, metric="Orders", target=9, due_on=DAY, owner=manager, by=manager)
    add_need(project, text="Ship today", contact=contact, goals=[goal], by=manager)
    link_goals(site, goals=[goal], by=manager)
    link_deliverables(tasks[0], deliverables=[site], by=manager)

    page = browser.get(here)

    assert "1 deliverable has no criterion; 1 task belongs to nothing promised." in page.text
    assert "Once a version of the scope is signed" in page.text
    only = browser.get(f"{here}?gaps").text
    assert "Gold plating" in only
    assert sign_in(member).get(here).status_code == 200
    signed(project, contact, manager)
    assert "<strong>50 %</strong> of the work: 32 of 64 hours, 1 of 3 tasks" in browser.get(here).text


def test_what_a_task_is_for_is_chosen_on_a_page(project, tasks, site, manager, member):
    here = f"/acme/projects/{project.key}/plan/{tasks[0].pk}/deliverables/"
    browser = sign_in(manager)
    assert "1 Site" in browser.get(here).text

    browser.post(here, {"deliverables": [site.pk]})

    assert Contribution.objects.get().task == tasks[0]
    assert browser.post(here, {"deliverables": ["x"]}).status_code == 422
    assert sign_in(member).get(here).status_code == 403
    told = browser.get(f"/acme/api/v1/tasks/{tasks[0].pk}/").json()
    assert told["deliverables"] == [site.pk]


def test_programs_read_the_readings(project, site, contact, manager):
    signed(project, contact, manager)
    read_scope(project, on=DAY)

    (told,) = sign_in(manager).get("/acme/api/v1/scope-readings/").json()["results"]

    assert (told["project"], told["day"], told["share"]) == (project.key, "2026-11-02", 0)
