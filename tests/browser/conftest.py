"""A real browser on a whole site with the demonstration."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from launch.paths import ROOT
from launch.site import Site

LINKS = """
import json
from django.utils import timezone
from core.tokens import link_token
from clients.models import Contact
from members.actions import invite_member
from members.queries import token_of as invitation_token
from projects.models import Project
from surveys.actions import open_survey
from surveys.queries import token_of as survey_token
from tenancy.models import Organization
from tenancy.queries import people
from tenancy.scope import scope
organization = Organization.objects.get(slug="harbour")
with scope(organization):
    boss = people()[0]
    project = Project.objects.get(key="BRIGH-1")
    milestone = project.tasks.filter(is_milestone=True).first()
    survey = open_survey(milestone, at=timezone.now() + timezone.timedelta(days=30), by=boss)
    contact = Contact.objects.get(email="carla.mendes@northwind.example")
    told = {
        "join": invitation_token(invite_member("new@harbourpine.example", role="member", by=boss)),
        "answer": survey_token(survey.invitations.first()),
        "enter": link_token("portal", contact.pk, contact.nonce),
        "contact": contact.pk,
        "client": contact.client_id,
        "goal": Project.objects.get(key="NORTH-1").goals.first().pk,
        "task": Project.objects.get(key="NORTH-1").tasks.get(name="Client acceptance").pk,
        "survey": survey.pk,
    }
print("LINKS" + json.dumps(told))
"""


def manage(site: Site, *words: str) -> str:
    """Run a management command as the site would."""
    command = [sys.executable, "manage.py", *words]
    env = {**os.environ, **site.settings}
    return subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="session")
def site(running_site: Site) -> Site:
    manage(running_site, "compile_translations")
    manage(running_site, "load_demo")
    return running_site


@pytest.fixture(scope="session")
def links(site: Site) -> dict[str, Any]:
    """Tokens and keys of demonstration rows, which addresses need."""
    code = LINKS.replace("timezone.timedelta", "__import__('datetime').timedelta")
    return json.loads(manage(site, "shell", "-c", code).partition("LINKS")[2])


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    """For one file: Playwright's event loop must not stay behind in the tests that follow."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-blink-features=AutomationControlled"]
        browser = playwright.chromium.launch(executable_path=chromium_path, args=flags)
        yield browser
        browser.close()
