"""Somebody who is written down wherever one can be."""

from datetime import date, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.mail import EmailMessage
from django.utils import timezone

from accounts.actions import register_person
from archives.models import ExportPiece, OrganizationExport
from clients.actions import add_client, add_contact, edit_contact
from clients.models import Contact
from communication.actions import queue_mail
from communication.models import Mail, Reminder
from core.mailbox import FileBackend
from integrations.models import PlanImport
from members.actions import admit_member, invite_member, make_token, remove_member
from portal.actions import send_entry_code
from portal.visitors import let_in
from projects.actions import set_goal, share_project, start_project
from resources.actions import assign_people
from resources.models import Resource
from schedule.actions import lay_out_plan
from schedule.outline import Row
from surveys.actions import answer_survey, open_survey
from tenancy.models import KeptAnswer, Membership
from tenancy.scope import scope
from tests.conftest import PASSWORD

TODAY = date(2026, 9, 7)
NAME, FORMER = "Zerlina Quüxmann", "Zerlina Formerly-Xyzzy"
EMAIL, OLD_EMAIL, PHONE = "zerlina.quuxmann@vanish.test", "z.xyzzy@vanish.test", "+49 171 5550123987"
TITLE, COMMENT = "Chief Quuxologist", "my very own plughcomment"
WORDS = [NAME, "Zerlina", "Quüxmann", FORMER, EMAIL, OLD_EMAIL, "vanish.test", PHONE, TITLE, COMMENT]


@pytest.fixture
def mailbox(settings, tmp_path):
    settings.MAILBOX = tmp_path / "mail"
    settings.MAILBOX.mkdir()
    return settings.MAILBOX


def plan(client, by):
    project = start_project(client, name="New roof", starts_on=TODAY, by=by)
    rows = [Row(level=1, name="Roof"), Row(level=2, name="Work", first_day=TODAY, days=3),
            Row(level=2, name="Done", first_day=TODAY + timedelta(days=5), days=0)]  # fmt: skip
    return project, lay_out_plan(project, rows=rows, links=[], by=by)


@pytest.fixture
def planted(acme, manager, mailbox) -> Contact:
    """A contact, known to every table that can know one."""
    with scope(acme):
        client = add_client("Northwind", notes=f"Ask {NAME} first ({EMAIL}, {PHONE}).", by=manager)
        contact = add_contact(client, name=FORMER, email=OLD_EMAIL, title=TITLE, phone=PHONE, by=manager)
        contact = edit_contact(contact, version=1, name=NAME, email=EMAIL, by=manager)
        project, tasks = plan(client, manager)
        share_project(project, email=EMAIL, by=manager)
        survey = open_survey(tasks[2], at=timezone.now(), by=manager)
        answer_survey(survey.invitations.get(), score=2, comment=COMMENT, at=timezone.now(), by=contact)
        send_entry_code(contact, by=contact)
        waiting = queue_mail(f"letter to {EMAIL}", letter="low_score", to=contact, greeting=f"Dear {NAME}")
        sent = queue_mail("to somebody else", letter="low_score", to=manager, about=NAME)
        Mail.objects.filter(pk=sent.pk).update(sent_at=timezone.now(), trouble=f"550 <{EMAIL}>")
        Reminder(email=EMAIL, task=tasks[2], offset=1, day=TODAY, mail=waiting).save()
        invite_member(EMAIL, role="member", by=manager)
        Resource(project=project, name=NAME, email=EMAIL).save()
        not_kept = [{"what": f"the photo of {NAME}"}]
        PlanImport(client=client, file_name="p.xml", size=1, uploaded_by=manager, not_kept=not_kept).save()
        KeptAnswer(holder="user:1", key="k", request="r", status=200, body=f'{{"name": "{NAME}"}}').save()
        day = timezone.now()
        export = OrganizationExport(asked_by=manager, finished_at=day, expires_at=day + timedelta(days=7))
        export.save()
        ExportPiece(export=export, number=0, content=f"{NAME} {EMAIL}".encode()).save()
        session = SessionStore()
        let_in(session, contact, at=day)
        session.save()
    FileBackend().send_messages([EmailMessage("Hello", f"Dear {NAME}", "a@b.test", [EMAIL])])
    return contact


@pytest.fixture
def member_planted(acme, other, founder, mailbox):
    """A user, a member of two organizations and once of the second, known wherever a user can be."""
    user = register_person(EMAIL, name=NAME, password=PASSWORD)
    with scope(acme):
        membership = admit_member(user, role="manager", by=founder)
        make_token(membership, name=f"Token of {NAME}", scopes=["write"], by=user)
        client = add_client("Northwind", notes=f"{NAME} knows them.", by=user)
        project, tasks = plan(client, user)
        set_goal(project, metric=f"As {NAME} says", target=9, due_on=TODAY, owner=user, by=user)
        assign_people(tasks[1], users=[user], by=user)
        queue_mail(f"letter to {EMAIL}", letter="low_score", to=user)
    with scope(other):
        membership = admit_member(user, role="member", by=None)
        remove_member(membership, by=Membership.objects.get(role="owner").user)
    FileBackend().send_messages([EmailMessage("Hello", f"Dear {NAME}", "a@b.test", [EMAIL])])
    return user
