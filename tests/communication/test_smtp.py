"""A mail on its way through a real mail server, and a worker that is killed on the way."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from accounts.actions import register_person
from communication.actions import queue_mail
from communication.models import Mail
from communication.tasks import send_one
from members.actions import found_organization, invite_member
from tenancy.models import Role
from tenancy.scope import scope
from tests.communication.relay import relay

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
WORKER = "import sys, django; django.setup(); from communication.tasks import send_one; send_one(*map(int, sys.argv[1:]))"


@pytest.fixture
def server(settings):
    with relay() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
        yield server


@pytest.fixture
def firm():
    founder = register_person("founder@acme.test", name="Fiona")
    return found_organization("Acme 云衡", slug="acme", language="en", time_zone="UTC", by=founder)


@pytest.fixture
def mail(firm):
    with scope(firm):
        reader = register_person("second@acme.test", name='Zoë "Z" 方')
        invitation = invite_member("new@acme.test", role=Role.MEMBER, by=reader)
        return queue_mail("invitation:1", letter="invitation", to=reader, invitation=invitation.pk)


def now_known(firm, mail):
    with scope(firm):
        return Mail.objects.get(pk=mail.pk)


def test_the_mail_server_gets_it_whole(server, firm, mail):
    send_one(firm.pk, mail.pk)

    message = server.messages[0]
    assert server.addresses == ["second@acme.test"]
    assert message["Message-ID"] == mail.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["From"].addresses[0].display_name == "Acme 云衡"
    assert message["To"].addresses[0].display_name == "Zoë Z 方"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert now_known(firm, mail).sent_at is not None


def test_a_refusal_is_kept_and_tried_again_later(server, firm, mail):
    server.verdict = "451 come back"

    send_one(firm.pk, mail.pk)

    known = now_known(firm, mail)
    assert (known.sent_at, known.dead_at, known.attempts, known.lease_until) == (None, None, 1, None)
    assert "come back" in known.trouble
    assert known.not_before > timezone.now()


def test_a_mail_server_that_is_away_is_trouble_like_any_other(settings, firm, mail):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    send_one(firm.pk, mail.pk)

    assert "refused" in now_known(firm, mail).trouble


@pytest.mark.parametrize(("killed_at", "arrived"), [("greeting", 1), ("data", 2)])
def test_a_worker_killed_on_the_way_is_followed_by_another(server, firm, mail, killed_at, arrived):
    """Before the mail server has it: once. After, before we know: twice, under one id that mail programs know again."""
    server.silent_at = killed_at
    environment = {**os.environ, "EMAIL_URL": server.url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(firm.pk), str(mail.pk)], cwd=ROOT, env=environment
    )
    assert server.reached.wait(30)
    worker.kill()
    worker.wait()
    server.silent_at = ""

    send_one(firm.pk, mail.pk)
    leased = now_known(firm, mail)
    with scope(firm):
        Mail.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    send_one(firm.pk, mail.pk)

    assert (leased.sent_at, leased.attempts) == (None, 1)
    assert [message["Message-ID"] for message in server.messages] == [mail.message_id] * arrived
    assert now_known(firm, mail).sent_at is not None
