"""Mail on somebody's own machine."""

from django.core.mail import EmailMessage
from django.test import Client as Browser

from core.mailbox import FileBackend, letter, letters


def test_what_is_written_can_be_read_in_the_browser(settings, tmp_path, db):
    settings.MAILBOX = tmp_path

    FileBackend().send_messages([EmailMessage("Grüße 你好", "Text here", "a@acme.test", ["b@acme.test"])])

    ((name, message),) = letters()
    page = Browser().get(f"/mailbox/{name}/").text
    assert message["Subject"] == "Grüße 你好"
    assert "Grüße 你好" in page
    assert "Text here" in page


def test_a_name_cannot_lead_out_of_the_mailbox(settings, tmp_path):
    settings.MAILBOX = tmp_path / "mail"
    (tmp_path / "secret.eml").write_text("Subject: secret\n\n")

    assert letter("../secret") is None
