"""Importing a plan: everything in one go, or nothing; by whichever worker lives."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from time import process_time

import pytest
from django.utils import timezone

from activity.models import Event
from integrations import actions, rows
from integrations.actions import upload_plan
from integrations.models import PlanImport, PlanPiece
from integrations.msproject.trouble import Reason, Unreadable
from integrations.tasks import import_everything
from projects.models import Project
from resources.models import Assignment, Resource
from schedule.models import Calendar, CalendarException, Dependency, Task, WorkWeek
from tests.conftest import sign_in
from tests.integrations.conftest import a_file, run
from tests.integrations.plans import believable, big, calendar, exception, link, plan, resource, task

LONG_AGO = timezone.now() - timedelta(hours=1)


def test_the_project_is_there_with_everything_in_it(uploaded, manager, admin):
    done = run(uploaded)

    project = done.project
    assert (project.name, project.client, project.manager) == ("Warehouse", uploaded.client, manager)
    assert project.starts_on == date(2026, 9, 7)
    assert list(
        project.tasks.values_list(
            "position", "outline", "name", "is_summary", "is_milestone", "percent_complete"
        )
    ) == [
        (1, "1", "Design", True, False, 0),
        (2, "1.1", "Survey the site", False, False, 100),
        (3, "1.2", "Draw the racks", False, False, 40),
        (4, "2", "Design agreed", False, True, 0),
        (5, "3", "Build", False, False, 0),
    ]
    assert list(
        Dependency.objects.order_by("pk").values_list(
            "predecessor__name", "successor__name", "kind", "lag_minutes"
        )
    ) == [
        ("Survey the site", "Draw the racks", "FS", Decimal(0)),
        ("Draw the racks", "Design agreed", "FS", Decimal(96)),
        ("Design agreed", "Build", "SS", Decimal(960)),
    ]
    assert list(Resource.objects.values_list("name", "kind", "user")) == [
        ("Ada Admin", "work", admin.pk),
        ("Forklift", "material", None),
    ]
    assert list(Assignment.objects.order_by("pk").values_list("task__name", "resource__name", "units")) == [
        ("Survey the site", "Ada Admin", Decimal(1)),
        ("Build", "Forklift", Decimal("0.125")),
    ]


def test_local_times_are_the_organizations(uploaded):
    """Berlin is two hours ahead of UTC in September."""
    run(uploaded)

    survey = Task.objects.get(name="Survey the site")
    assert (survey.start, survey.finish) == (
        datetime(2026, 9, 7, 6, tzinfo=UTC),
        datetime(2026, 9, 8, 15, tzinfo=UTC),
    )
    assert Task.objects.get(name="Build").constraint_date == datetime(2026, 9, 14, 6, tzinfo=UTC)


def test_an_hour_that_is_missing_in_spring_does_not_turn_a_task_round(client, manager):
    content = plan(task(1, "Night shift", Start="2027-03-28T02:30:00", Finish="2027-03-28T03:00:00"))

    run(upload_plan(client, file=a_file(content), by=manager))

    night = Task.objects.get()
    assert night.finish >= night.start


def test_the_import_says_what_was_kept_and_what_was_not(uploaded):
    done = run(uploaded)

    assert done.kept == {
        "tasks": 5, "summaries": 1, "milestones": 1, "done": 1, "links": 3, "calendars": 1, "exceptions": 0,
        "other_weeks": 0, "resources": 2, "members": 0, "assignments": 2,
    }  # fmt: skip
    assert done.not_kept == [{"code": "progress_details", "count": 1, "examples": ["Draw the racks"]}]
    assert PlanPiece.objects.count() == 0
    assert done.finished_at is not None


def test_what_was_done_before_is_history_and_asks_nobody(uploaded):
    run(uploaded)

    assert Task.objects.get(name="Survey the site").done_on == date(2026, 9, 8)
    assert (
        list(Event.objects.order_by("pk").values_list("kind", flat=True).filter(kind__startswith="task."))
        == []
    )
    assert Event.objects.about(uploaded).first().kind == "plan.imported"


def test_calendars_keep_their_base_days_off_and_weeks(client, manager):
    inside = "<Exceptions>" + exception("Shutdown", "2026-12-24", "2027-01-01", Type=1) + "</Exceptions>"
    content = plan(
        task(1, "Task", CalendarUID=2),
        calendars=[calendar(2, "Crane", base=1, inside=inside, week=False), calendar(), calendar(3, "Ada", base=1, week=False)],
        resources=[resource(1, "Ada", CalendarUID=3), resource(2, "Crane", CalendarUID=2)],
        MinutesPerDay=450,
    )  # fmt: skip

    run(upload_plan(client, file=a_file(content), by=manager))

    standard, crane = Calendar.objects.order_by("pk")
    assert (standard.name, standard.is_default, standard.minutes_per_day) == ("Standard", True, 450)
    assert standard.week["0"] == [[480, 720], [780, 1020]]
    assert (crane.base, crane.is_default) == (standard, False)
    assert CalendarException.objects.get().calendar == crane
    assert WorkWeek.objects.count() == 0
    assert Task.objects.get().calendar == crane
    assert {one.name: one.calendar for one in Resource.objects.all()} == {"Ada": standard, "Crane": crane}


def test_the_name_that_was_typed_wins(client, manager):
    done = run(upload_plan(client, file=a_file(believable()), name="Tower", by=manager))

    assert done.project.name == "Tower"


def test_two_thousand_tasks_take_less_than_three_seconds(client, manager):
    plan_import = upload_plan(client, file=a_file(big(2000)), by=manager)
    begun = process_time()

    done = run(plan_import)

    assert done.kept["tasks"] == 2000
    assert process_time() - begun < 3, "of our own time, however busy the machine is"


def test_writing_asks_as_many_questions_for_ten_tasks_as_for_three_hundred(
    client, manager, django_assert_num_queries
):
    few, many = (upload_plan(client, file=a_file(big(count)), by=manager) for count in (10, 300))

    with django_assert_num_queries(58):
        run(few)
    with django_assert_num_queries(58):
        run(many)


def test_trouble_on_our_side_leaves_nothing_and_is_tried_again(uploaded, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(rows, "BATCH", -1)
        failed = run(uploaded)

    assert (failed.stage, failed.attempts, failed.is_over) == ("waiting", 1, False)
    assert not Project.objects.exists()
    assert not Task.objects.exists()
    assert run(failed).project is not None


def test_after_three_attempts_it_is_refused_with_a_sentence(uploaded, monkeypatch, browser):
    with monkeypatch.context() as broken:
        broken.setattr(rows, "BATCH", -1)
        for _ in range(4):
            run(uploaded)

    assert uploaded.refusal == {"reason": "gave_up", "details": {"attempts": 3}}
    assert not Project.objects.exists()
    assert PlanPiece.objects.count() == 0
    assert "The import failed 3 times" in browser.get(f"/acme/imports/{uploaded.pk}/").text


def test_an_import_whose_worker_died_is_taken_over_when_its_lease_is_over(uploaded):
    died = actions.import_plan(uploaded.pk)
    next(died)
    still_held = run(uploaded)
    assert (still_held.attempts, still_held.project, still_held.stage) == (1, None, "reading")
    PlanImport.objects.update(lease_until=LONG_AGO)

    done = run(uploaded)

    assert (done.attempts, Project.objects.count()) == (2, 1)


def test_a_worker_that_comes_back_from_the_dead_makes_no_second_project(uploaded):
    slow = actions.import_plan(uploaded.pk)
    step = next(slow)
    PlanImport.objects.update(lease_until=LONG_AGO)
    run(uploaded)

    with pytest.raises(StopIteration):
        while True:
            step = slow.send(step())

    assert Project.objects.count() == 1


def test_a_worker_that_comes_back_from_the_dead_refuses_nothing_that_is_done(uploaded):
    slow = actions.import_plan(uploaded.pk)
    next(slow)
    PlanImport.objects.update(lease_until=LONG_AGO)
    done = run(uploaded)

    actions.refuse_plan(PlanImport(pk=done.pk, attempts=1), trouble=Unreadable(Reason.EMPTY), by=None)

    done.refresh_from_db()
    assert (done.refused_at, done.project is not None) == (None, True)


def test_a_finished_import_is_not_done_again(uploaded):
    run(uploaded)
    run(uploaded)

    assert Project.objects.count() == 1


def test_the_page_shows_how_far_it_is_then_what_came_of_it(browser, uploaded):
    page = f"/acme/imports/{uploaded.pk}/"
    steps = actions.import_plan(uploaded.pk)

    waiting = browser.get(page).text
    next(steps)
    reading = browser.get(page, headers={"HX-Request": "true"}).text
    PlanImport.objects.update(lease_until=LONG_AGO)
    run(uploaded)
    finished = browser.get(page).text

    assert "Waiting for its turn" in waiting
    assert 'hx-trigger="every 1s"' in waiting
    assert '<progress class="progress-line" max="100" value="0"' in reading
    assert "<html" not in reading
    assert "every 1s" not in finished
    assert "5 tasks are in the plan; there is 1 remark" in finished
    assert "Of 1 task under way the percentage is kept" in finished


def test_the_sweep_wakes_what_waits_and_what_was_left(
    uploaded, organization, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as woken:
        import_everything()

    assert len(woken) == 1


def test_the_admin_shows_imports(admin, uploaded):
    assert "plan.xml" in sign_in(admin).get("/acme/admin/integrations/planimport/").text


def test_an_import_is_anothers_secret(other, uploaded, browser):
    assert browser.get(f"/other/imports/{uploaded.pk}/").status_code == 404


def test_links_survive_a_left_out_row(client, manager):
    content = plan(task(1, "One"), task(2, "Gone", Active=0), task(3, "Three", inside=link(1) + link(2)))

    done = run(upload_plan(client, file=a_file(content), by=manager))

    assert done.kept["links"] == 1
    assert {loss["code"] for loss in done.not_kept} == {"inactive_tasks", "loose_links"}
