"""Taking no more answers."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from projects.actions import share_project
from schedule.actions import add_task
from surveys.actions import close_survey, open_survey
from surveys.models import Survey
from surveys.tasks import close_surveys

DAY = date(2026, 11, 2)


@pytest.fixture
def survey(project, contact, manager):
    share_project(project, email=contact.email, by=manager)
    task = add_task(project, name="Map signed", first_day=DAY, last_day=DAY, is_milestone=True, by=manager)
    return open_survey(task, at=timezone.now(), by=manager)


def test_it_is_closed_once(survey, manager):
    close_survey(survey, by=manager)

    with pytest.raises(ValidationError, match="closed already"):
        close_survey(survey, by=manager)


def test_the_sweep_closes_what_is_over(survey):
    Survey.objects.update(closes_on=timezone.localdate() - timedelta(days=1))

    close_surveys()

    assert Survey.objects.get().closed_at is not None


def test_the_sweep_leaves_what_is_not(survey):
    close_surveys()

    assert Survey.objects.get().closed_at is None
