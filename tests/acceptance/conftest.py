"""A deliverable with two criteria, and a submission of it."""

import pytest

from acceptance.actions import Judged, submit_deliverable
from projects.actions import add_criterion, add_deliverable


@pytest.fixture
def deliverable(project, manager):
    row = add_deliverable(project, name="Website", by=manager)
    add_criterion(row, text="Opens in two seconds", by=manager)
    add_criterion(row, text="Works on a phone", by=manager)
    return row


@pytest.fixture
def submission(deliverable, contact, manager):
    return submit_deliverable(deliverable, contact=contact, note="Have a look", by=manager)


def judged(submission, *passed, reason="Too slow"):
    """A verdict for each criterion in its order."""
    uids = [one["uid"] for one in submission.criteria]
    return {uid: Judged(fine, "" if fine else reason) for uid, fine in zip(uids, passed, strict=True)}
