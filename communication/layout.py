"""Laying out a letter as a mail: HTML with its style inlined, and the same as plain text."""

import zoneinfo
from pathlib import Path

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation

from communication.letters import Letter, write
from communication.models import Mail
from tenancy.scope import current

STYLE = Path(settings.BASE_DIR) / "templates/mail/mail.css"


def compose(mail: Mail) -> EmailMultiAlternatives | None:
    """The message in the recipient's language and time zone; None when it is no longer wanted."""
    with translation.override(mail.language), timezone.override(zoneinfo.ZoneInfo(mail.time_zone)):
        letter = write(mail)
        return message(mail, letter) if letter else None


def message(mail: Mail, letter: Letter) -> EmailMultiAlternatives:
    context = {**letter.context, "mail": mail, "organization": current(), "subject": letter.subject}
    made = EmailMultiAlternatives(
        subject=letter.subject,
        body=render_to_string(f"mail/{letter.template}.txt", context).strip() + "\n",
        to=[f"{quoted(mail.to_name)} <{mail.to_email}>" if mail.to_name else mail.to_email],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )
    html = render_to_string(f"mail/{letter.template}.html", context)
    made.attach_alternative(css_inline.inline(html, extra_css=STYLE.read_text()), "text/html")
    return made


def quoted(name: str) -> str:
    """The name as a quoted string of a mail header."""
    plain = " ".join(name.replace("\\", " ").replace('"', " ").split())
    return f'"{plain}"'
