"""Every list as a CSV file and as an Excel workbook: the rows of its page and no others, harmless, at the same cost for any number of them."""

from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clients.actions import add_client, archive_client
from core.exports import harmless, looks_like_formula
from projects.actions import close_project, set_goal, start_project
from resources.models import Assignment, Resource
from schedule.actions import add_task, lay_out_plan
from schedule.models import Task
from schedule.outline import Row, Waiting
from surveys.actions import answer_survey
from tenancy.exports import WRITERS
from tenancy.models import Role
from tenancy.scope import scope
from tests.conftest import join, sign_in
from tests.core.test_exports import HOSTILE
from tests.core.workbooks import SAYS_MORE_THAN_TEXT, sheets_of
from tests.tenancy.lists import DAY, LISTS, Desk, column, path_of, read, taken

every_list = pytest.mark.parametrize(
    ("listed", "ending"), [(listed, ending) for listed in LISTS for ending in WRITERS]
)


@pytest.fixture
def desk(project, client, manager):
    return Desk(project, client, manager)


@every_list
def test_it_costs_the_same_for_one_row_and_for_thirty(desk, browser, listed, ending):
    add, path = LISTS[listed][2], path_of(desk, listed, ending)
    counts = []
    for number in range(30):
        add(desk, f"Row {number}")
        if number in {0, 29}:
            browser.get(path)
            with CaptureQueriesContext(connection) as asked:
                rows = read(browser, path)
            counts.append((len(rows) > number + 1, len(asked)))

    assert counts == [(True, counts[0][1])] * 2
    assert counts[0][1] <= 22


@every_list
def test_no_spreadsheet_takes_a_name_for_a_formula(desk, browser, listed, ending):
    path, wanted = path_of(desk, listed, ending), [text for text in HOSTILE if "\0" not in text][::5]
    for text in wanted:
        LISTS[listed][2](desk, text)

    rows = read(browser, path)

    if ending == "csv":
        assert {harmless(text) for text in wanted} <= set(column(rows, LISTS[listed][1]))
        assert [cell for row in rows for cell in row if looks_like_formula(cell)] == []
    else:
        assert set(wanted) <= set(column(rows, LISTS[listed][1]))
        assert SAYS_MORE_THAN_TEXT.findall(sheets_of(taken(browser, path))) == []


@every_list
def test_another_organization_has_its_own(desk, browser, other, listed, ending):
    path = path_of(desk, listed, ending)
    LISTS[listed][2](desk, "Ours alone")
    stranger = join("Nora New", Role.OWNER, other)
    with scope(other):
        theirs = start_project(
            add_client("Their client", by=stranger), name="Theirs", starts_on=DAY, by=stranger
        )
        add_task(theirs, name="Their task", first_day=DAY, last_day=DAY, by=stranger)

    assert not any("Their" in str(cell) for row in read(browser, path) for cell in row)
    assert sign_in(stranger).get(path).status_code == 404
    answer: Any = sign_in(stranger).get(path.replace("/acme/", "/other/"))
    assert answer.status_code in {200, 404}
    told = read(sign_in(stranger), path.replace("/acme/", "/other/")) if answer.status_code == 200 else []
    assert not any("Ours alone" in str(cell) for row in told for cell in row)


@every_list
def test_who_may_see_the_list_may_take_it_and_nobody_else(desk, member, browser, listed, ending):
    path = path_of(desk, listed, ending)

    assert sign_in(member).get(path).status_code == 200
    assert type(browser)().get(path).status_code == 302
    assert browser.post(path).status_code == 405


@every_list
def test_it_is_a_file_that_runs_nothing_with_a_chinese_name(desk, manager, browser, listed, ending):
    path = path_of(desk, listed, ending)
    in_english = browser.get(path)
    manager.language = "zh-hans"
    manager.save()

    answer = browser.get(path)

    assert in_english["Content-Disposition"].startswith('attachment; filename="acme-')
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''acme-")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert unquote(answer["Content-Disposition"]).endswith(f"-{timezone.localdate()}.{ending}")


@every_list
def test_its_head_is_in_the_readers_language(desk, manager, browser, listed, ending):
    LISTS[listed][2](desk, "Row")
    path = path_of(desk, listed, ending)
    in_english = read(browser, path)[0]
    manager.language = "zh-hans"
    manager.save()

    in_chinese = read(browser, path)[0]

    assert all(title.isascii() for title in in_english)
    assert not any(title.isascii() for title in in_chinese if title != "% complete")


def test_clients_are_those_the_page_finds(desk, browser):
    for name in ("northern Lights", "Zebra", "North & Sons", "North Pole"):
        desk.add_client(name)
    archive_client(type(desk.client).objects.get(name="North Pole"), by=desk.manager)

    for asked in ("q=north", "q=north&archived=on", "archived=on", "q=nothing", "q=north&page=2"):
        page = browser.get(f"/acme/clients/?{asked}")
        listed = [client.name for client in page.context["page"].paginator.object_list]
        assert column(read(browser, f"/acme/clients/clients.csv?{asked}"), "Name") == listed
        assert (f'clients.csv?{asked.removesuffix("&page=2").replace("&", "&amp;")}"' in page.text) is bool(
            listed
        )


def test_the_portfolio_is_sorted_and_narrowed_as_the_page_is(desk, browser):
    for name in ("Beta", "alpha", "Gone"):
        desk.start_project(name)
    desk.add_task("Overdue")
    close_project(type(desk.project).objects.get(name="Gone"), by=desk.manager)

    for asked in (
        "sort=name",
        "sort=-name",
        "health=no_plan&sort=name",
        "closed=on",
        "q=alpha",
        "health=off_track",
        "q=x",
    ):
        page = browser.get(f"/acme/?{asked}")
        listed = [line.project.name for line in page.context["page"].paginator.object_list]
        assert column(read(browser, f"/acme/portfolio.csv?{asked}"), "Project") == listed
    assert column(read(browser, "/acme/portfolio.csv?sort=name"), "Project") == [
        "alpha",
        "Beta",
        "New warehouse",
    ]
    assert column(read(browser, "/acme/portfolio.csv?q=NORTH-1&sort=name"), "Due") == ["2027-03-31"]


def test_a_search_as_one_types_brings_its_own_button(desk, browser):
    piece = browser.get("/acme/?q=New&sort=name", headers={"HX-Request": "true"}).text
    nothing = browser.get("/acme/?q=nothing", headers={"HX-Request": "true"}).text

    assert 'id="export" class="export" hx-swap-oob="true"' in piece
    assert "portfolio.csv?q=New&amp;sort=name" in piece
    assert "portfolio.xlsx?q=New&amp;sort=name" in piece
    assert 'hx-swap-oob="true"></span>' in nothing


def test_numbers_are_numbers_and_days_are_iso(desk, browser):
    set_goal(
        desk.project,
        metric="Orders",
        unit="%",
        baseline=-4,
        current=12.5,
        target=60,
        due_on=DAY,
        owner=desk.manager,
        by=desk.manager,
    )

    (goal,) = [
        dict(zip(*rows, strict=True))
        for rows in [read(browser, f"/acme/projects/{desk.project.key}/goals.csv")]
    ]

    assert [float(goal[name]) for name in ("Baseline", "Current value", "Target")] == [-4, 12.5, 60]
    assert (goal["Due"], goal["Owner"], goal["The client sees it"]) == ("2026-11-02", "Mary Manager", "yes")

    (goal,) = [
        dict(zip(*rows, strict=True))
        for rows in [read(browser, f"/acme/projects/{desk.project.key}/goals.xlsx")]
    ]

    assert [goal[name] for name in ("Baseline", "Current value", "Target", "Due")] == [-4.0, 12.5, 60.0, DAY]


def test_answers_say_who_said_what(desk, contact, browser):
    survey = desk.survey
    answer_survey(survey.invitations.get(), score=4, comment="Well done", at=timezone.now(), by=contact)
    desk.ask("Silent Sam")

    rows = read(browser, f"/acme/surveys/{survey.pk}/answers.csv")

    assert [row[:3] for row in rows[1:]] == [["Carla Client", "4", "Well done"], ["Silent Sam", "", ""]]
    assert column(read(browser, "/acme/surveys/surveys.csv"), "Score") == ["4.0"]


def test_a_list_longer_than_a_piece_keeps_its_order(desk, browser, monkeypatch):
    monkeypatch.setattr("tenancy.streams.A_PIECE", 3)
    for number in range(10):
        desk.add_client(f"Client {number:02}")

    assert column(read(browser, "/acme/clients/clients.csv"), "Name") == [
        *(f"Client {number:02}" for number in range(10)),
        "Northwind",
    ]


def test_a_plan_is_whole_in_its_order(project, manager, browser):
    rows = [Row(1, "Design"), Row(2, "Survey", DAY, 2, 100), Row(2, "Agreed", date(2026, 11, 4), 0)]
    lay_out_plan(project, rows=rows, links=[Waiting(2, 3)], by=manager)
    crane = Resource(project=project, name="Crane")
    crane.save()
    Assignment(task=Task.objects.get(name="Survey"), resource=crane).save()

    found = read(browser, f"/acme/projects/{project.key}/plan.csv?fold=all")

    assert [row[:2] + row[3:] for row in found[1:]] == [
        ["1", "1", "Design", "no", "2026-11-02", "2026-11-04", "", "100", "", "", ""],
        ["2", "1.1", "Survey", "no", "2026-11-02", "2026-11-03", "2", "100", "", "Crane", "2026-11-03"],
        ["3", "1.2", "Agreed", "yes", "2026-11-04", "2026-11-04", "", "0", "2", "", ""],
    ]


@pytest.mark.parametrize("address", ["/acme/clients/", "/acme/", "/acme/surveys/"])
def test_an_empty_list_offers_nothing(organization, admin, address):
    assert 'class="export"></span>' in sign_in(admin).get(address).text
