"""The plan as table and chart."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest

from cockpit.plan_words import Tie, days_of, told
from resources.models import Assignment, Resource
from schedule.actions import lay_out_plan
from schedule.models import Task
from schedule.outline import Row, Waiting
from tests.conftest import sign_in

FIRST = date(2026, 9, 7)


@pytest.fixture
def plan(project, manager):
    rows = [
        Row(1, "Design"),
        Row(2, "Survey", FIRST, 2, 100),
        Row(2, "Drawings", FIRST + timedelta(days=2), 3),
        Row(1, "Design agreed", FIRST + timedelta(days=4), 0),
    ]
    return lay_out_plan(project, rows=rows, links=[Waiting(2, 3), Waiting(3, 4)], by=manager)


def rows_of(page: str) -> list[str]:
    return re.findall(r'class="plan-task"[^>]*>(?:<span.*</span>)?([^<]+)</a>', page)


@pytest.mark.parametrize(
    ("tie", "words"),
    [
        (Tie(12), "12"),
        (Tie(12, "SS"), "12SS"),
        (Tie(12, "FS", Decimal(960)), "12FS+2d"),
        (Tie(12, "FF", Decimal(-240)), "12FF-0.5d"),
        (Tie(12, "FS", Decimal(1440), True), "12FS+1ed"),
        (Tie(12, "FS", Decimal(0), False, -50), "12FS-50%"),
    ],
)
def test_a_dependency_is_written_as_planners_do(tie, words):
    assert told(tie, 480) == words


@pytest.mark.parametrize(
    ("minutes", "is_elapsed", "is_estimated", "words"),
    [(1440, False, False, "3"), (240, False, True, "0.5?"), (1440, True, False, "1e"), (0, False, False, "")],
)
def test_a_duration_is_written_in_days(minutes, is_elapsed, is_estimated, words):
    task = {
        "duration_minutes": Decimal(minutes),
        "duration_is_elapsed": is_elapsed,
        "is_estimated": is_estimated,
    }

    assert days_of(task, 480) == words


def test_the_page_answers_first(browser, project, plan):
    page = browser.get(f"/acme/projects/{project.key}/plan/").text

    assert "1 of 3 tasks are done" in page
    assert rows_of(page) == ["Design", "Survey", "Drawings", "Design agreed"]


def test_the_chart_has_a_bar_a_bracket_a_diamond_and_lines(browser, project, plan):
    page = browser.get(f"/acme/projects/{project.key}/plan/").text

    assert page.count('<g class="gantt-bar') == 2
    assert page.count('class="gantt-summary"') == 1
    assert page.count("<polygon") == 1
    assert page.count('class="gantt-link"') == 2
    assert 'style="' not in page


def test_the_table_alone_says_more_in_words(browser, project, plan, manager):
    chart = browser.get(f"/acme/projects/{project.key}/plan/").text
    table = browser.get(f"/acme/projects/{project.key}/plan/?show=table").text

    assert ("Waits for" in chart, '<svg class="gantt"' in chart) == (False, True)
    assert ("Waits for" in table, '<svg class="gantt"' in table) == (True, False)
    assert "<td>2</td>" in table


def test_a_folded_summary_hides_its_rows_and_their_lines(browser, project, plan):
    page = browser.get(f"/acme/projects/{project.key}/plan/?fold={plan[0].pk}").text

    assert rows_of(page) == ["Design", "Design agreed"]
    assert 'aria-expanded="false"' in page
    assert 'class="gantt-link"' not in page


def test_all_folded_but_one(browser, project, plan):
    page = browser.get(f"/acme/projects/{project.key}/plan/?fold=all&open={plan[0].pk}").text

    assert len(rows_of(page)) == 4


def test_days_are_the_organizations_wherever_somebody_reads(browser, manager, project, plan):
    manager.time_zone = "Asia/Shanghai"
    manager.save()

    page = browser.get(f"/acme/projects/{project.key}/plan/").text

    assert "09/08/2026" in page
    assert "09/12/2026" not in page


def test_done_from_the_plan_comes_back_as_the_rows_with_the_new_answer_and_an_undo(browser, project, plan):
    here = f"/acme/projects/{project.key}/plan/"

    answer = browser.post(
        f"{here}{plan[2].pk}/complete/",
        {"next": f"{here}?from=0&again=1"},
        headers={"HX-Request": "true"},
        follow=True,
    )

    assert answer.redirect_chain == [(f"{here}?from=0&again=1", 302)]
    assert "2 of 3 tasks are done" in answer.text
    assert f'action="{here}{plan[2].pk}/reopen/"' in answer.text
    assert "<html" not in answer.text
    assert Task.objects.get(pk=plan[0].pk).percent_complete == 100


def test_the_line_under_the_plan_adds_by_a_name_alone(browser, project, plan):
    browser.post(
        f"/acme/projects/{project.key}/plan/add/", {"name": "Paint", "first_day": "2026-09-11", "days": "3"}
    )
    browser.post(
        f"/acme/projects/{project.key}/plan/add/", {"name": "Painted", "first_day": "2026-09-15", "days": "0"}
    )

    paint, painted = Task.objects.filter(project=project).order_by("position")[4:]
    assert (paint.start_day, paint.finish_day, paint.outline) == (date(2026, 9, 11), date(2026, 9, 15), "3")
    assert (painted.is_milestone, painted.finish_day) == (True, date(2026, 9, 15))


def test_a_manager_may_add_and_a_member_only_say_what_is_done(browser, member, project, plan):
    here = f"/acme/projects/{project.key}/plan/"

    managers, members = browser.get(here).text, sign_in(member).get(here).text

    assert ("plan-add" in managers, "plan-add" in members) == (True, False)
    assert ("plan-check" in managers, "plan-check" in members) == (True, True)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_as_many_questions_for_one_row_as_for_thirty(
    browser, project, manager, rows, django_assert_num_queries
):
    tasks = lay_out_plan(
        project,
        rows=[Row(1, f"Task {n}", FIRST, 2) for n in range(rows + 1)],
        links=[Waiting(1, n) for n in range(2, rows + 2)],
        by=manager,
    )
    people = [Resource(project=project, name=f"Person {n}") for n in range(len(tasks))]
    for task, person in zip(tasks, people, strict=True):
        person.save()
        Assignment(task=task, resource=person).save()
    browser.get(f"/acme/projects/{project.key}/plan/")

    with django_assert_num_queries(13):
        browser.get(f"/acme/projects/{project.key}/plan/")


def test_rows_come_a_window_at_a_time(browser, project, manager):
    lay_out_plan(
        project, rows=[Row(1, f"Task {n}", FIRST, 2) for n in range(70)], links=[Waiting(1, 65)], by=manager
    )
    here = f"/acme/projects/{project.key}/plan/"

    first = browser.get(here).text
    second = browser.get(f"{here}?from=60", headers={"HX-Request": "true"}).text

    assert len(rows_of(first)) == 60
    assert f'hx-get="{here}?from=60"' in first
    assert len(rows_of(second)) == 10
    assert "plan-more" not in second
    assert 'class="gantt-link"' in second


def test_a_plan_over_centuries_is_still_drawn(browser, project, manager):
    rows = [Row(1, "Long ago", date(1984, 1, 2), 1), Row(1, "Far away", date(2149, 1, 2), 1)]
    lay_out_plan(project, rows=rows, links=[], by=manager)

    page = browser.get(f"/acme/projects/{project.key}/plan/?zoom=week")

    assert page.status_code == 200


@pytest.mark.parametrize(
    "asked", ["?from=x", "?from=99999999999", "?fold=1,x,,99999999999999999999", "?zoom=<b>", "?from=-1"]
)
def test_nonsense_in_the_address_does_no_harm(browser, project, plan, asked):
    page = browser.get(f"/acme/projects/{project.key}/plan/{asked}")

    assert page.status_code == 200
    assert "<b>" not in page.text


def test_the_shading_follows_the_projects_calendar(browser, project, plan):
    calendar = project.calendars.model(
        project=project, name="Six days", is_default=True, week={str(day): [[480, 960]] for day in range(6)}
    )
    calendar.save()

    page = browser.get(f"/acme/projects/{project.key}/plan/?zoom=week").text

    (idle,) = re.findall(r'<path class="gantt-off" d="([^"]+)"', page)
    widths = set(re.findall(r"h([\d.]+)V", idle))
    assert widths == {"26.0"}


def test_names_are_written_safely(browser, project, manager):
    lay_out_plan(project, rows=[Row(1, "<script>alert(1)</script>", FIRST, 1)], links=[], by=manager)

    page = browser.get(f"/acme/projects/{project.key}/plan/").text

    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


def test_an_empty_plan_says_what_to_do(browser, project):
    page = browser.get(f"/acme/projects/{project.key}/plan/").text

    assert "No plan yet" in page
