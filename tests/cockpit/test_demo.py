"""The demonstration."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from cockpit import demo_large
from cockpit.demo_loader import load_demo
from projects.models import Project
from resources.models import Assignment
from schedule.models import Dependency, Task
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
def test_the_large_one_is_told_once_the_same_every_time(monkeypatch):
    for name, number in {"SMALL": 2, "PEOPLE": 14, "PROJECTS": 2, "TASKS": 50, "TIES": 20}.items():
        monkeypatch.setattr(demo_large, name, number)
    monkeypatch.setattr(demo_large, "LONGEST", 75)
    monkeypatch.setattr(demo_large, "LONGEST_TIES", 30)

    made = [demo_large.load_large_demo(on=timezone.localdate()) for _ in range(2)]

    assert made == [5, 0]
    with scope(Organization.objects.get(slug=demo_large.LARGE)):
        tasks = Task.objects.leaves()
        assert (Project.objects.count(), tasks.count(), Dependency.objects.count()) == (3, 175, 70)
        assert Assignment.objects.count() == 175
        assert {len(task.notes) for task in tasks} == {300}
        assert Task.objects.order_by("pk")[1].name == "Present reports for finance"


@pytest.mark.django_db
def test_how_to_sign_in_is_printed(capsys):
    call_command("demo_accounts")

    told = capsys.readouterr().out
    assert all(role in told for role in ("project manager", "team member", "admin", "client"))
