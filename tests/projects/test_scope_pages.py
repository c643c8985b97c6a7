"""The pages of the scope: register, statement, versions, changes, as a manager uses them."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from projects.actions import (
    add_criterion,
    add_deliverable,
    add_scope_item,
    approve_change,
    ask_for_signatures,
    freeze_scope,
    raise_change,
    sign,
)
from projects.changes import addition, kept
from projects.models import ChangeRequest, Criterion, Deliverable, ScopeItem, ScopeVersion, Signature
from projects.queries import newest_version, tree_of
from tests.conftest import sign_in

HERE = "/acme/projects/NORTH-1/scope/"
CHANGES = "/acme/projects/NORTH-1/changes/"


@pytest.fixture
def website(project, manager):
    return add_deliverable(project, name="Website", price=Decimal(5000), by=manager)


@pytest.fixture
def version(project, website, manager):
    add_criterion(website, text="Answers in a second", by=manager)
    return freeze_scope(project, by=manager)


def names(project) -> list[str]:
    return [f"{number} {row}" for row, number in tree_of(project)]


def test_a_line_adds_a_deliverable_and_undo_takes_it_away(project, browser):
    answer = browser.post(
        f"{HERE}deliverables/add/", {"name": "Shop", "price": "1200", "due_on": "2027-02-01"}, follow=True
    )

    row = Deliverable.objects.get()
    assert (row.name, row.price, row.due_on) == ("Shop", Decimal(1200), date(2027, 2, 1))
    assert f"{HERE}deliverables/{row.pk}/trash/" in answer.text

    browser.post(f"{HERE}deliverables/{row.pk}/trash/")
    assert not Deliverable.objects.exists()
    browser.post(f"{HERE}deliverables/{row.pk}/recover/")
    assert Deliverable.objects.get() == row


def test_a_wrong_line_says_why_and_loses_nothing(project, browser):
    answer = browser.post(f"{HERE}deliverables/add/", {"name": "Shop", "price": "-3"})

    assert answer.status_code == 422
    assert 'value="Shop"' in answer.text
    assert not Deliverable.objects.exists()


def test_the_row_is_edited_in_place(project, website, browser):
    page = browser.get(f"{HERE}?edit={website.pk}").text
    assert f'action="{HERE}deliverables/{website.pk}/"' in page

    sent = {
        "version": 1,
        "parent": "",
        "name": "Web shop",
        "price": "6000",
        "due_on": "",
        "owner": "",
        "effort": "",
        "description": "",
    }
    browser.post(f"{HERE}deliverables/{website.pk}/", sent)

    website.refresh_from_db()
    assert (website.name, website.price) == ("Web shop", Decimal(6000))


def test_the_second_editor_sees_both_versions(project, website, browser):
    sent = {"version": 1, "parent": "", "name": "Web shop", "price": "6000"}
    browser.post(f"{HERE}deliverables/{website.pk}/", sent)

    answer = browser.post(f"{HERE}deliverables/{website.pk}/", {**sent, "name": "Webshop"})

    assert answer.status_code == 409
    assert "Web shop" in answer.text
    assert 'value="Webshop"' in answer.text


@pytest.mark.parametrize(
    ("step", "order"),
    [
        ("up", ["1 Shop", "2 Website", "3 Training"]),
        ("down", ["1 Website", "2 Training", "3 Shop"]),
        ("in", ["1 Website", "1.1 Shop", "2 Training"]),
        ("out", ["1 Website", "2 Shop", "3 Training"]),
    ],
)
def test_steps_move_a_row(project, website, manager, browser, step, order):
    shop = add_deliverable(project, name="Shop", by=manager)
    add_deliverable(project, name="Training", by=manager)

    browser.post(f"{HERE}deliverables/{shop.pk}/move/", {"step": step})

    assert names(project) == order


def test_a_part_is_taken_out_behind_the_whole(project, website, manager, browser):
    shop = add_deliverable(project, name="Shop", parent=website, by=manager)
    add_deliverable(project, name="Training", by=manager)

    browser.post(f"{HERE}deliverables/{shop.pk}/move/", {"step": "out"})

    assert names(project) == ["1 Website", "2 Shop", "3 Training"]


def test_a_dragged_row_lands_at_its_place(project, website, manager, browser):
    shop = add_deliverable(project, name="Shop", by=manager)

    browser.post(f"{HERE}deliverables/{shop.pk}/move/", {"place": "0"})

    assert names(project) == ["1 Shop", "2 Website"]


def test_criteria_are_written_on_the_deliverables_page(project, website, browser):
    browser.post(f"{HERE}deliverables/{website.pk}/criteria/add/", {"text": "Answers in a second"})
    criterion = Criterion.objects.get()
    browser.post(f"{HERE}criteria/{criterion.pk}/", {"version": 1, "text": "Answers in half a second"})
    assert "Answers in half a second" in browser.get(f"{HERE}deliverables/{website.pk}/").text

    browser.post(f"{HERE}criteria/{criterion.pk}/trash/")
    assert not Criterion.objects.exists()
    browser.post(f"{HERE}criteria/{criterion.pk}/recover/")
    assert Criterion.objects.exists()


def test_the_statement_is_written_moved_and_thrown_away(project, manager, browser):
    browser.post(f"{HERE}items/add/", {"kind": "excluded", "text": "Hosting"})
    item = ScopeItem.objects.get()
    add_scope_item(project, kind="excluded", text="Content", by=manager)
    browser.post(f"{HERE}items/{item.pk}/move/", {"step": "down"})
    browser.post(f"{HERE}items/{item.pk}/", {"version": 1, "kind": "excluded", "text": "Hosting of it"})
    assert [str(row) for row in ScopeItem.objects.all()] == ["Content", "Hosting of it"]

    browser.post(f"{HERE}items/{item.pk}/trash/")
    browser.post(f"{HERE}items/{item.pk}/recover/")
    assert ScopeItem.objects.count() == 2


def test_a_member_reads_and_does_not_write(project, website, member):
    window = sign_in(member)

    page = window.get(HERE).text

    assert "Website" in page
    assert 'name="step"' not in page
    assert window.post(f"{HERE}deliverables/{website.pk}/trash/").status_code == 403


def test_frozen_compared_and_on_paper(project, website, manager, browser):
    browser.post(f"{HERE}freeze/", {"name": "Offer"})
    browser.post(f"{HERE}deliverables/{website.pk}/", {"version": 1, "name": "Web shop", "price": "5000"})

    assert "differs from v1" in browser.get(HERE).text
    compared = browser.get(f"{HERE}versions/1/compared/").text
    assert "Website" in compared
    assert "Web shop" in compared
    assert "Offer" in browser.get(f"{HERE}versions/").text
    paper = browser.get(f"{HERE}versions/1/scope.pdf")
    assert paper["Content-Type"] == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
    assert "Website" in text
    assert ScopeVersion.objects.get().sha256 in text.replace("\n", "")


def test_freezing_twice_is_refused_in_words(project, version, browser):
    answer = browser.post(f"{HERE}freeze/")

    assert answer.status_code == 422
    assert "Nothing has changed since version 1" in answer.text


def test_asked_withdrawn_and_asked_again(project, version, contact, browser):
    asking = {"contacts": [contact.pk], "expires_on": "2099-01-01", "message": "Please"}
    browser.post(f"{HERE}versions/1/ask/", asking)
    laid = Signature.objects.get().round
    assert "waiting for signatures" in browser.get(f"{HERE}versions/1/").text

    browser.post(f"{HERE}rounds/{laid.pk}/withdraw/")
    browser.post(f"{HERE}versions/1/ask/", {**asking, "with_lead": "on"})

    assert Signature.objects.count() == 3


def test_the_lead_signs_inside_and_nobody_for_them(project, version, contact, manager, member, browser):
    ask_for_signatures(version, contacts=[contact], users=[manager], expires_on=date(2099, 1, 1), by=manager)
    mine = Signature.objects.get(user=manager)
    assert sign_in(member).post(f"{HERE}signatures/{mine.pk}/sign/").status_code == 403

    browser.post(f"{HERE}signatures/{mine.pk}/sign/")

    mine.refresh_from_db()
    assert mine.decision == "agreed"


def test_the_lead_refuses_inside_with_a_reason(project, version, contact, manager, browser):
    ask_for_signatures(version, contacts=[contact], users=[manager], expires_on=date(2099, 1, 1), by=manager)
    mine = Signature.objects.get(user=manager)

    assert browser.post(f"{HERE}signatures/{mine.pk}/refuse/", {"reason": ""}).status_code == 422
    browser.post(f"{HERE}signatures/{mine.pk}/refuse/", {"reason": "A price is missing"})

    mine.refresh_from_db()
    assert (mine.decision, mine.reason) == ("refused", "A price is missing")


def test_a_priced_change_is_raised_approved_and_undone(project, version, browser):
    """Three clicks and two fields: raise, (title, price,) raise it, approve; the next page asks for signatures."""
    browser.post(
        f"{CHANGES}raise/",
        {"title": "A shop", "price": "2500", "origin": "client", "source": "", "reason": ""},
    )
    assert "Price CN¥2,500.00" in browser.get(f"{CHANGES}1/").text

    approved = browser.post(f"{CHANGES}1/approve/")
    assert approved["Location"] == f"{HERE}versions/2/ask/"
    assert names(project) == ["1 Website", "2 Shop".replace("Shop", "A shop")]

    browser.post(f"{CHANGES}1/undo/")
    assert names(project) == ["1 Website"]


def test_parts_are_added_altered_removed_and_left_out(project, version, website, browser):
    browser.post(f"{CHANGES}raise/", {"title": "Less", "origin": "manager"})
    browser.post(
        f"{CHANGES}1/part/?kind=goal",
        {"kind": "time", "metric": "Answer time", "baseline": "9", "target": "1", "due_on": "2027-01-01"},
    )
    browser.post(f"{CHANGES}1/part/?key={website.key}", {"name": "Website", "price": "4000"})
    parts = ChangeRequest.objects.get().parts
    assert [(part["doing"], part["after"].get("price")) for part in parts] == [
        ("add", None),
        ("alter", "4000"),
    ]

    browser.post(f"{CHANGES}1/remove/", {"key": website.key})
    assert [part["doing"] for part in ChangeRequest.objects.get().parts] == ["add", "remove", "remove"]

    browser.post(f"{CHANGES}1/leave/", {"key": parts[0]["key"]})
    assert [part["doing"] for part in ChangeRequest.objects.get().parts] == ["remove", "remove"]


def test_what_is_not_promised_is_neither_altered_nor_removed(project, version, browser):
    browser.post(f"{CHANGES}raise/", {"title": "Less", "origin": "manager"})

    assert browser.get(f"{CHANGES}1/part/?key=deliverable:nothing").status_code == 404
    assert browser.get(f"{CHANGES}1/part/?kind=nothing").status_code == 404
    assert browser.post(f"{CHANGES}1/remove/", {"key": "deliverable:nothing"}).status_code == 422


def test_judged_declined_and_taken_up_again(project, version, browser):
    browser.post(f"{CHANGES}raise/", {"title": "A shop", "origin": "client"})
    browser.post(f"{CHANGES}1/triage/", {"triage": "outside"})
    assert browser.post(f"{CHANGES}1/triage/", {"triage": "elsewhere"}).status_code == 422
    assert browser.post(f"{CHANGES}1/decline/", {"reason": ""}).status_code == 422
    browser.post(f"{CHANGES}1/decline/", {"reason": "No money"})
    assert "declined" in browser.get(CHANGES).text

    browser.post(f"{CHANGES}1/reconsider/")
    browser.post(f"{CHANGES}1/edit/", {"version": 4, "title": "A small shop", "origin": "client"})
    browser.post(f"{CHANGES}1/trash/")
    browser.post(f"{CHANGES}1/recover/")

    change = ChangeRequest.objects.get()
    assert (change.title, change.triage, change.declined_at) == ("A small shop", "outside", None)


def test_a_member_raises_and_does_not_approve(project, version, member):
    window = sign_in(member)

    window.post(f"{CHANGES}raise/", {"title": "A shop", "price": "1", "origin": "member"})

    assert ChangeRequest.objects.get().raised_by == member
    assert window.post(f"{CHANGES}1/approve/").status_code == 403


def test_the_register_tells_state_and_worth(project, version, contact, manager, browser):
    change = raise_change(
        project,
        title="A shop",
        parts=kept([addition("deliverable", {"name": "Shop", "price": "2500"})]),
        by=manager,
    )
    approve_change(change, by=manager)
    made = newest_version(project)
    laid = ask_for_signatures(made, contacts=[contact], expires_on=date(2099, 1, 1), by=manager)
    sign(laid.signatures.get(), name="Carla", by=contact)

    page = browser.get(CHANGES).text

    assert "chip-done" in page
    assert "CN¥2,500.00" in page
    assert b"CR-1" in b"".join(browser.get(f"{CHANGES}changes.csv").streaming_content)
    assert b"Shop" in b"".join(browser.get(f"{HERE}deliverables.csv").streaming_content)
