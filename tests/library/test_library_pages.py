"""The library's pages."""

import pytest

from library.actions import keep_template
from library.models import ProjectTemplate
from projects.models import Project
from tests.conftest import sign_in

HERE = "/acme/library/"
READY = f"{HERE}ready/website/en/"


@pytest.fixture
def browser(manager):
    return sign_in(manager)


@pytest.fixture
def template(full, manager):
    return keep_template(full, name="Ours", by=manager)


def test_the_library_is_stocked_from_the_start(browser):
    page = browser.get(HERE)

    assert "Website" in page.text
    assert "网站建设" not in page.text
    assert "网站建设" in browser.get(f"{HERE}?language=").text
    assert "None of your own yet" in page.text
    assert "No template matches" in browser.get(f"{HERE}?q=nonsense").text


def test_dates_are_shown_before_anything_starts(template, browser):
    page = browser.get(f"{HERE}{template.pk}/build/?starts_on=2026-06-06&parts=plan")

    assert "06/08/2026" in page.text
    assert "From June 6, 2026 to July 7, 2026" in page.text
    assert not Project.objects.filter(name="Next").exists()


def test_the_preview_is_a_piece(template, browser):
    piece = browser.get(f"{HERE}{template.pk}/build/?starts_on=2026-06-06", headers={"HX-Request": "true"})

    assert 'id="preview"' in piece.text
    assert "<form" not in piece.text


def test_a_project_starts_and_undo_takes_it_away(template, client, manager, browser):
    sent = {"client": client.pk, "name": "Next", "manager": manager.pk, "starts_on": "2026-06-08", "currency": "EUR",
            "parts": ["plan", "deliverables"]}  # fmt: skip

    page = browser.post(f"{HERE}{template.pk}/build/", sent, follow=True)

    project = Project.objects.get(name="Next")
    assert (project.currency, project.tasks.count(), project.goals.count()) == ("EUR", 4, 0)
    assert f"/acme/projects/{project.key}/trash/" in page.text


def test_what_is_missing_is_told_and_nothing_is_lost(template, client, browser):
    page = browser.post(f"{HERE}{template.pk}/build/", {"client": client.pk, "name": "", "starts_on": "soon"})

    assert page.status_code == 422
    assert "Enter a valid date" in page.text
    assert not Project.objects.filter(client=client, name="").exists()


def test_a_ready_one_is_looked_at_started_from_and_made_ones_own(client, manager, browser):
    assert "Structure of pages" in browser.get(READY).text
    sent = {"client": client.pk, "name": "Site", "manager": manager.pk, "starts_on": "2026-06-08", "currency": "EUR",
            "parts": ["statement", "goals", "deliverables", "plan"]}  # fmt: skip
    browser.post(f"{READY}build/", sent)
    assert Project.objects.get(name="Site").goals.count() == 3

    browser.post(f"{READY}adopt/")
    assert ProjectTemplate.objects.get().name == "Website"


def test_a_project_is_kept_renewed_renamed_and_thrown_away(full, browser):
    browser.post(f"{HERE}keep/{full.key}/", {"name": "Ours", "language": "en", "parts": ["plan"]})
    template = ProjectTemplate.objects.get()
    assert len(template.blueprint.plan) == 4

    browser.post(f"{HERE}{template.pk}/replace/", {"project": full.pk, "parts": ["goals"]})
    template.refresh_from_db()
    assert (len(template.blueprint.plan), len(template.blueprint.goals)) == (0, 1)

    renamed = {"name": "Theirs", "language": "en", "version": template.version}
    assert browser.post(f"{HERE}{template.pk}/edit/", renamed).status_code == 302
    browser.post(f"{HERE}{template.pk}/trash/")
    assert not ProjectTemplate.objects.exists()
    browser.post(f"{HERE}{template.pk}/recover/")
    assert ProjectTemplate.objects.get().name == "Theirs"


def test_a_member_looks_and_does_not_start(template, member, full):
    window = sign_in(member)

    assert "Ours" in window.get(HERE).text
    assert "Start a project" not in window.get(HERE).text
    assert window.get(READY).status_code == 200
    assert "Start page" in window.get(f"{HERE}{template.pk}/").text
    assert window.get(f"{HERE}{template.pk}/edit/").status_code == 403
    for path in (f"{HERE}{template.pk}/build/", f"{READY}build/", f"{HERE}keep/{full.key}/"):
        assert window.get(path).status_code == 403


def test_a_template_that_is_not_there_is_no_page(browser):
    assert browser.get(f"{HERE}ready/nothing/en/").status_code == 404
    assert browser.get(f"{HERE}ready/website/xx/").status_code == 404
    assert browser.get(f"{HERE}999999/").status_code == 404


def test_the_end_of_the_calendar_is_no_error(client, manager, browser):
    assert browser.get(f"{READY}build/?starts_on=9999-12-31&parts=plan").status_code == 200
    sent = {"client": client.pk, "name": "Late", "manager": manager.pk, "starts_on": "9999-12-31", "currency": "EUR",
            "parts": ["plan"]}  # fmt: skip

    assert browser.post(f"{READY}build/", sent).status_code == 422
    assert not Project.objects.filter(name="Late").exists()
