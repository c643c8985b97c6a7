"""Refusing a plan that turns out to be none when it is read."""

from activity.models import Event
from integrations.actions import refuse_plan, upload_plan
from integrations.models import PlanPiece
from integrations.msproject.losses import Lost
from integrations.msproject.trouble import Reason, Unreadable
from integrations.remarks import NOT_KEPT
from integrations.texts import REFUSALS, why_refused
from projects.models import Project
from tests.integrations.conftest import a_file, run
from tests.integrations.plans import big


def test_a_file_that_breaks_off_far_behind_the_door_is_refused_and_thrown_away(client, manager, browser):
    cut = upload_plan(client, file=a_file(big(3000)[:-5000]), by=manager)

    refused = run(cut)

    assert (refused.refusal["reason"], refused.project) == ("truncated", None)
    assert not Project.objects.exists()
    assert not PlanPiece.objects.exists()
    page = browser.get(f"/acme/imports/{cut.pk}/").text
    assert "The file ends in the middle: it was cut off." in page
    assert "every 1s" not in page


def test_a_refusal_is_remembered_with_its_sentence(uploaded):
    refuse_plan(uploaded, trouble=Unreadable(Reason.BROKEN, line=7), by=None)

    uploaded.refresh_from_db()
    assert why_refused(uploaded.refusal) == "The file is damaged in line 7: the XML is not well-formed."
    assert uploaded.is_over
    assert Event.objects.about(uploaded).first().kind == "plan.refused"


def test_a_refused_import_is_not_tried_again(uploaded):
    refuse_plan(uploaded, trouble=Unreadable(Reason.EMPTY), by=None)

    assert run(uploaded).attempts == 0


def test_every_reason_and_every_loss_has_a_sentence():
    details = {"limit": 50, "root": "rss", "line": 3, "most": 9, "what": "Task", "attempts": 3}

    assert set(REFUSALS) == set(Reason)
    assert set(NOT_KEPT) == set(Lost)
    assert len({str(sentence % details) for sentence in REFUSALS.values()}) == len(Reason)
    assert len({str(sentence % {"count": 2}) for sentence in NOT_KEPT.values()}) == len(Lost)


def test_a_worker_whose_lease_ran_out_refuses_nothing(uploaded):
    type(uploaded).objects.update(attempts=2)

    refuse_plan(uploaded, trouble=Unreadable(Reason.EMPTY), by=None)

    uploaded.refresh_from_db()
    assert not uploaded.is_over
    assert PlanPiece.objects.exists()
