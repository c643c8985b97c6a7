"""What the client was promised, signatures that wait, and changes the client asks for."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client as Browser
from django.utils import timezone

from acceptance.actions import Judged, accept_submission, submit_deliverable
from activity.actions import hear_all
from communication.models import Mail
from portal.actions import MOST_WISHES, ask_for_change
from projects.actions import (
    add_criterion,
    add_deliverable,
    ask_for_signatures,
    close_project,
    decline_change,
    freeze_scope,
    measure_goal,
    set_goal,
    share_project,
    sign,
)
from projects.models import ChangeRequest, Project
from projects.queries import token_of_signature
from tests.conftest import sign_in
from tests.mails import compose
from tests.portal.conftest import page_of, text

WISH = "/acme/wish/"


@pytest.fixture
def site(shared, manager):
    row = add_deliverable(shared, name="Website", due_on=date(2027, 1, 5), effort=90, by=manager)
    add_criterion(row, text="Opens in two seconds", by=manager)
    return row


def laid_out(project, contact, manager, *others):
    later = timezone.localdate() + timedelta(days=9)
    version = freeze_scope(project, by=manager)
    asked = [contact, *others]
    return ask_for_signatures(version, contacts=asked, in_order=True, expires_on=later, by=manager)


def test_nothing_is_promised_before_it_is_signed(inside, shared, site):
    page = text(inside, page_of(shared))

    assert "What you get is being agreed" in page
    assert "Website" not in page


def test_the_signed_version_is_told_and_not_what_is_being_prepared(inside, shared, site, contact, manager):
    sign(laid_out(shared, contact, manager).signatures.get(), name="Carla", by=contact)
    add_deliverable(shared, name="Secret plan", by=manager)

    page = text(inside, page_of(shared))

    assert "Website" in page
    assert "by Jan. 5, 2027" in page or "by January 5, 2027" in page
    assert "Opens in two seconds" in page
    assert "As agreed in version 1" in page
    assert "Secret plan" not in page


def test_what_is_accepted_is_told(inside, shared, site, contact, manager):
    sign(laid_out(shared, contact, manager).signatures.get(), name="Carla", by=contact)
    submission = submit_deliverable(site, contact=contact, by=manager)
    assert "with you" in text(inside, page_of(shared))

    met = {one["uid"]: Judged(passed=True) for one in submission.criteria}
    accept_submission(submission, verdicts=met, name="Carla", by=contact)

    page = text(inside, page_of(shared))
    assert "chip-done" in page
    assert ">met<" in page


def test_a_signature_waits_for_whose_turn_it_is(inside, shared, site, contact, manager):
    ned = share_project(shared, email="ned@northwind.example", by=manager).contact
    laid = laid_out(shared, ned, manager, contact)
    assert "Do you agree to" not in text(inside, page_of(shared))

    sign(laid.signatures.get(contact=ned), name="Ned", by=ned)

    page = text(inside, page_of(shared))
    assert "Do you agree to" in page
    assert f"/acme/sign/{token_of_signature(laid.signatures.get(contact=contact))}/" in page


def test_a_goal_that_was_measured_has_its_chart(inside, shared, manager):
    known = {"target": 60, "due_on": date(2027, 1, 1), "owner": manager}
    goal = set_goal(shared, metric="Orders", **known, is_shared=True, by=manager)
    assert "goal-chart" not in text(inside, page_of(shared))

    measure_goal(goal, value=Decimal(10), on=date(2026, 3, 2), by=manager)

    assert "goal-chart" in text(inside, page_of(shared))


def test_ask_for_change_reaches_whoever_is_in_charge(inside, shared, contact, manager):
    sent = {"title": "A page in Spanish", "reason": "We opened an office in Madrid"}
    page = inside.post(f"{WISH}{shared.key}/", sent, follow=True)

    change = ChangeRequest.objects.get()
    assert (change.origin, change.raised_for, change.raised_by) == ("client", contact, None)
    assert "Thank you." in page.text
    assert "A page in Spanish" in page.text
    assert "to be decided" in page.text

    decline_change(change, reason="Next year", by=manager)
    assert "Next year" in text(inside, page_of(shared))


def test_whoever_is_in_charge_gets_a_mail(shared, contact, manager):
    ask_for_change(contact, project=shared, title="Spanish", reason="Madrid")
    hear_all()

    mail = Mail.objects.get(letter="wished")
    message = compose(mail)
    assert mail.to_email == manager.email
    assert message.subject == "Carla Client asks for a change: Spanish"
    assert "> Madrid" in message.body
    decline_change(ChangeRequest.objects.get(), reason="No", by=manager)
    assert compose(mail) is None


def test_a_wish_needs_words_and_somebody_who_sees_the_project(inside, browser, shared, project, manager):
    assert inside.post(f"{WISH}{shared.key}/", {"title": " "}).status_code == 422
    assert inside.get(f"{WISH}NOPE-1/").status_code == 404
    stranger = Browser()
    assert stranger.get(f"{WISH}{shared.key}/").status_code == 302
    assert stranger.post(f"{WISH}{shared.key}/", {"title": "x"}).status_code == 302
    assert not ChangeRequest.objects.exists()


def test_too_many_wishes_and_finished_projects_are_told(shared, contact, manager):
    for number in range(MOST_WISHES):
        ask_for_change(contact, project=shared, title=f"Wish {number}", reason="")
    with pytest.raises(ValidationError, match="still looking"):
        ask_for_change(contact, project=shared, title="One more", reason="")

    close_project(shared, by=manager)
    with pytest.raises(ValidationError, match="finished"):
        ask_for_change(contact, project=Project.objects.get(), title="One more", reason="")


def test_a_change_keeps_its_way_back_to_the_task(project, manager):
    browser = sign_in(manager)
    here = f"/acme/projects/{project.key}/changes/"
    asked = {
        "title": "More",
        "origin": "task",
        "source": f"/acme/projects/{project.key}/plan/7/",
        "reason": "x",
    }
    browser.post(f"{here}raise/", asked)
    assert f'href="/acme/projects/{project.key}/plan/7/"' in browser.get(f"{here}1/").text

    browser.post(f"{here}raise/", {**asked, "source": "//evil.test/acme/"})
    assert 'href="//evil' not in browser.get(f"{here}2/").text
