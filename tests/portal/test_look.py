"""A visitor sees what was shared, from the first look to the moment it is taken back, and nothing else."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from activity.models import Event
from clients.actions import add_client, add_contact, archive_client, archive_contact
from clients.models import Client, Contact
from portal.queries import today
from projects.actions import close_project, drop_goal, set_goal, share_project, start_project, unshare_project
from projects.models import Project, Share
from schedule.actions import add_task, complete_task
from tenancy.models import Organization
from tests.portal.conftest import LIST, come_in, milestone, page_of, text


def test_the_first_sentence_says_whether_we_are_on_time(
    inside: Browser, shared: Project, manager: User
) -> None:
    milestone(shared, "Layout signed", today() + timedelta(days=30), by=manager)

    assert "Everything is on time; the next milestone is “Layout signed” on" in text(inside, page_of(shared))


def test_a_late_milestone_is_not_hidden(inside: Browser, shared: Project, manager: User) -> None:
    milestone(shared, "Racks delivered", today() - timedelta(days=3), by=manager)

    page = text(inside, page_of(shared))
    assert "One milestone is late: “Racks delivered” was planned for" in page
    assert "3 days late" in page


def test_milestones_are_told_but_no_tasks_and_no_notes(
    inside: Browser, shared: Project, manager: User
) -> None:
    goes_live = milestone(shared, "Go-live", today() - timedelta(days=2), by=manager)
    complete_task(goes_live, on=today() - timedelta(days=4), by=manager)
    particulars: dict[str, Any] = {"first_day": today(), "last_day": today(), "notes": "hush", "by": manager}
    add_task(shared, name="Argue about budget", **particulars)
    shared.objective = "Secret margin of 40 %"
    shared.save()

    page = text(inside, page_of(shared))

    assert "Go-live" in page
    assert "Done 2 days early" in page
    assert "1 of 1 milestone reached" in page
    assert "Argue about budget" not in page
    assert "hush" not in page
    assert "Secret margin" not in page


def test_only_goals_that_are_shared_and_not_dropped_are_told(
    inside: Browser, shared: Project, manager: User
) -> None:
    particulars = {"target": 30, "due_on": today() + timedelta(days=90), "owner": manager, "by": manager}
    set_goal(shared, metric="Orders per hour", current=12, unit="orders", **particulars)
    set_goal(shared, metric="Our own margin", is_shared=False, **particulars)
    drop_goal(set_goal(shared, metric="Flying racks", **particulars), by=manager)

    page = text(inside, page_of(shared))

    assert "Orders per hour" in page
    assert "Now 12 orders, from 0 to 30" in page
    assert "Our own margin" not in page
    assert "Flying racks" not in page


def test_the_manager_is_named_as_the_one_to_talk_to(inside: Browser, shared: Project) -> None:
    page = text(inside, page_of(shared))

    assert "Mary Manager" in page
    assert "mailto:mary@acme.test" in page


def test_no_other_contact_is_named(inside: Browser, shared: Project, client: Client, manager: User) -> None:
    add_contact(client, name="Nosy Ned", email="ned@northwind.example", by=manager)
    share_project(shared, email="ned@northwind.example", by=manager)

    assert "Nosy" not in text(inside, page_of(shared))


def test_a_project_that_is_not_shared_is_as_unknown_as_one_that_does_not_exist(
    inside: Browser, shared: Project, client: Client, manager: User
) -> None:
    hidden = start_project(client, name="Hidden", starts_on=date(2026, 1, 5), by=manager)

    answers = [inside.get(page_of(hidden)), inside.get("/acme/portal/NOTHING-1/")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "Hidden" not in text(inside, LIST)


def test_after_unsharing_the_project_is_gone_at_once(inside: Browser, shared: Project, manager: User) -> None:
    assert inside.get(page_of(shared)).status_code == 200

    unshare_project(Share.objects.get(), by=manager)

    assert inside.get(page_of(shared)).status_code == 404
    assert "No project is shared with you at the moment" in text(inside, LIST)


@pytest.mark.parametrize("put_away", ["contact", "client"])
def test_after_archiving_everything_is_gone_at_once(
    inside: Browser, shared: Project, contact: Contact, put_away: str
) -> None:
    archive_contact(contact, by=None) if put_away == "contact" else archive_client(contact.client, by=None)

    assert inside.get(page_of(shared)).status_code == 404
    assert inside.get(LIST).status_code == 404


def test_an_address_that_is_no_longer_the_contacts_opens_nothing(
    inside: Browser, shared: Project, contact: Contact
) -> None:
    Contact.objects.filter(pk=contact.pk).update(email="successor@northwind.example")

    assert inside.get(page_of(shared)).status_code == 404


def test_a_proven_address_opens_the_projects_of_all_its_contacts(
    inside: Browser, shared: Project, contact: Contact, manager: User
) -> None:
    elsewhere = start_project(
        add_client("Southwind", by=manager), name="Harbour", starts_on=date(2026, 1, 5), by=manager
    )
    share_project(elsewhere, email=contact.email.upper(), by=manager)

    page = text(inside, LIST)

    assert "New warehouse" in page
    assert "Harbour" in page
    assert inside.get(page_of(elsewhere)).status_code == 200


def test_a_closed_project_stays_to_be_looked_at(inside: Browser, shared: Project, manager: User) -> None:
    close_project(shared, by=manager)

    assert "The project is finished." in text(inside, page_of(shared))


def test_a_stranger_is_sent_to_the_entrance(browser: Browser, shared: Project) -> None:
    answers = [browser.get(LIST), browser.get(page_of(shared)), browser.get("/acme/portal/NOTHING-1/")]

    assert {answer["Location"] for answer in answers} == {"/acme/enter/"}


def test_an_entry_counts_in_its_own_organization_only(inside: Browser, other: Organization) -> None:
    assert inside.get("/other/portal/")["Location"] == "/other/enter/"


def test_where_there_is_no_organization_there_is_no_portal(browser: Browser, db: None) -> None:
    assert browser.get("/nowhere/portal/").status_code == 404
    assert browser.get("/nowhere/enter/").status_code == 404


def test_a_member_is_no_visitor(browser: Browser, shared: Project, manager: User) -> None:
    browser.force_login(manager)

    assert browser.get(page_of(shared))["Location"] == "/acme/enter/"


def test_pages_speak_the_contacts_language_until_another_is_chosen(
    inside: Browser, shared: Project, contact: Contact
) -> None:
    Contact.objects.update(language="zh-hans")

    chinese = inside.get(page_of(shared))
    inside.post("/accounts/language/", {"language": "en"})
    english = inside.get(page_of(shared))

    assert (chinese["Content-Language"], english["Content-Language"]) == ("zh-hans", "en")
    assert 'lang="zh-hans"' in chinese.content.decode()


def test_pages_are_kept_by_nobody(inside: Browser, shared: Project) -> None:
    assert "no-store" in inside.get(LIST)["Cache-Control"]
    assert "no-store" in inside.get(page_of(shared))["Cache-Control"]


def test_looking_is_not_written_down(inside: Browser, shared: Project) -> None:
    before = Event.objects.count()

    inside.get(LIST)
    inside.get(page_of(shared))

    assert Event.objects.count() == before


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_as_much_for_one_as_for_thirty(
    browser: Browser, contact: Contact, client: Client, manager: User, rows: int
) -> None:
    for number in range(rows):
        project = start_project(client, name=f"Site {number}", starts_on=date(2026, 1, 5), by=manager)
        milestone(project, "Opening", today(), by=manager)
        share_project(project, email=contact.email, by=manager)
    come_in(browser, contact)

    with CaptureQueriesContext(connection) as queries:
        browser.get(LIST)

    assert len([query for query in queries if "SELECT" in query["sql"] and '"' in query["sql"]]) == 8


@pytest.mark.parametrize("rows", [1, 30])
def test_a_project_asks_as_much_for_one_milestone_as_for_thirty(
    inside: Browser, shared: Project, manager: User, rows: int
) -> None:
    due = today() + timedelta(days=9)
    for number in range(rows):
        milestone(shared, f"Step {number}", due, by=manager)
        set_goal(shared, metric=f"Goal {number}", target=1, due_on=due, owner=manager, by=manager)

    with CaptureQueriesContext(connection) as queries:
        inside.get(page_of(shared))

    assert len([query for query in queries if "SELECT" in query["sql"] and '"' in query["sql"]]) == 13
