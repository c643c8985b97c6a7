"""The demonstration."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from cockpit.demo_loader import load_demo
from projects.models import Project
from surveys.models import Answer
from tenancy.models import Organization
from tenancy.scope import scope


@pytest.mark.django_db
def test_it_is_told_once_in_two_languages():
    made = [load_demo(on=timezone.localdate()) for _ in range(2)]

    told = {}
    for organization in Organization.objects.order_by("slug"):
        with scope(organization):
            told[organization.language] = (Project.objects.count(), Answer.objects.count())
    assert made == [2, 0]
    assert told == {"en": (5, 9), "zh-hans": (4, 5)}
    assert User.objects.filter(is_staff=True).count() == 1


@pytest.mark.django_db
def test_how_to_sign_in_is_printed(capsys):
    call_command("demo_accounts")

    told = capsys.readouterr().out
    assert all(role in told for role in ("project manager", "team member", "admin", "client"))
