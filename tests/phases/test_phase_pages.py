"""The pages of phases, and their API."""

import pytest

from phases.actions import add_condition, open_phase
from phases.models import Condition, Phase, State
from tests.conftest import sign_in

HERE = "/acme/projects/{key}/phases/"
JSON = {"content_type": "application/json"}


@pytest.fixture
def browser(manager):
    return sign_in(manager)


@pytest.fixture
def here(project):
    return HERE.format(key=project.key)


def test_begin_with_the_usual_ones(here, browser):
    assert "No phases yet" in browser.get(here).text

    page = browser.post(f"{here}usual/", follow=True)

    assert "Initiation" in page.text
    assert "comes next" in page.text
    assert browser.post(f"{here}usual/").status_code == 422


def test_a_phase_goes_its_way(here, first, browser):
    browser.post(f"{here}{first.pk}/conditions/add/", {"kind": "confirmed", "text": "The team is named"})
    condition = Condition.objects.get()
    browser.post(f"{here}{first.pk}/open/")
    page = browser.get(here)
    assert "0 of 1 conditions" in page.text
    assert f"{here}{first.pk}/close/" not in page.text
    assert browser.post(f"{here}{first.pk}/close/").status_code == 422

    browser.post(f"{here}conditions/{condition.pk}/confirm/", {"note": "All five"})
    assert "All five" in browser.get(here).text
    browser.post(f"{here}{first.pk}/close/")
    assert Phase.objects.get().state is State.CLOSED
    browser.post(f"{here}{first.pk}/reopen/")
    browser.post(f"{here}{first.pk}/put-back/")
    assert Phase.objects.get().state is State.AHEAD


def test_going_on_nevertheless_is_there_for_everybody_to_read(here, first, manager, member, browser):
    add_condition(first, kind="signed", by=manager)
    open_phase(first, by=manager)
    assert browser.post(f"{here}{first.pk}/override/", {"reason": "no"}).status_code == 422

    browser.post(f"{here}{first.pk}/override/", {"reason": "The client insists on Monday"})

    page = sign_in(member).get(here)
    assert "The client insists on Monday" in page.text
    assert "Mary Manager closed it without its gate" in page.text


def test_edited_moved_thrown_away_and_taken_back(here, first, second, browser):
    sent = {"name": "Design", "aim": "Known", "version": first.version}
    assert browser.post(f"{here}{first.pk}/", sent).status_code == 302
    browser.post(f"{here}{second.pk}/move/", {"step": "up"})
    assert [one.name for one in Phase.objects.all()] == ["Execution", "Design"]
    browser.post(f"{here}{second.pk}/trash/")
    browser.post(f"{here}{second.pk}/recover/")
    assert [one.name for one in Phase.objects.all()] == ["Design", "Execution"]


def test_a_condition_is_edited_thrown_away_and_taken_back(here, first, manager, browser):
    condition = add_condition(first, kind="confirmed", text="A", by=manager)
    one = f"{here}conditions/{condition.pk}/"

    browser.post(one, {"kind": "confirmed", "text": "B", "version": condition.version})
    assert Condition.objects.get().text == "B"
    browser.post(f"{one}trash/")
    assert not Condition.objects.exists()
    browser.post(f"{one}recover/")
    assert Condition.objects.count() == 1


def test_who_is_asked_confirms_and_nobody_else(here, first, manager, member):
    theirs = add_condition(first, kind="confirmed", text="A", person=manager, by=manager)
    anybodys = add_condition(first, kind="confirmed", text="B", by=manager)
    window = sign_in(member)

    assert window.post(f"{here}conditions/{theirs.pk}/confirm/").status_code == 403
    assert window.post(f"{here}conditions/{anybodys.pk}/confirm/").status_code == 302
    assert window.post(f"{here}conditions/{anybodys.pk}/unconfirm/").status_code == 302
    for path in ("add/", f"{first.pk}/", f"conditions/{theirs.pk}/", f"{first.pk}/override/"):
        assert window.get(f"{here}{path}").status_code == 403


def test_the_home_tells_the_phase(project, first, manager, browser):
    open_phase(first, by=manager)

    assert "Planning" in browser.get(f"/acme/projects/{project.key}/").text


def test_programs_do_the_same(project, manager, browser):
    here = "/acme/api/v1/phases/"
    made = browser.post(here, {"project": project.key, "name": "Planning"}, **JSON)
    assert (made.status_code, made.json()["state"]) == (201, "ahead"), made.text
    one = f"{here}{made.json()['id']}/"
    asked = {"phase": made.json()["id"], "kind": "confirmed", "text": "The team is named"}
    condition = browser.post("/acme/api/v1/phase-conditions/", asked, **JSON)
    assert condition.status_code == 201, condition.text

    opened = browser.post(f"{one}open/", headers={"If-Match": made["ETag"]})
    assert opened.json()["state"] == "open", opened.text
    refused = browser.post(f"{one}close/", headers={"If-Match": opened["ETag"]})
    assert refused.status_code == 400
    assert "The team is named" in refused.text
    theirs = f"/acme/api/v1/phase-conditions/{condition.json()['id']}/confirm/"
    assert browser.post(theirs, headers={"If-Match": condition["ETag"]}).status_code == 200
    assert browser.post(f"{one}close/", headers={"If-Match": opened["ETag"]}).json()["state"] == "closed"
