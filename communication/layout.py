"""Laying out a letter as a mail: HTML with its style inlined, and the same as plain text."""

import unicodedata
import zoneinfo
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import quote

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation

from communication.letters import Letter, Unwanted, write
from communication.models import Mail
from tenancy.scope import current

JOINER = "\u200d"
"""Makes one emoji of several; of what is invisible the only thing that is kept."""
STYLE = Path(settings.BASE_DIR) / "templates/mail/mail.css"


def compose(mail: Mail) -> EmailMultiAlternatives | None:
    """The message in the recipient's language and time zone; None when it is no longer wanted, and the mail says why."""
    with translation.override(mail.language), timezone.override(zoneinfo.ZoneInfo(mail.time_zone)):
        try:
            return message(mail, write(mail))
        except Unwanted as unwanted:
            mail.dropped_because = unwanted.reason
            return None


def message(mail: Mail, letter: Letter) -> EmailMultiAlternatives:
    subject = one_line(letter.subject)
    context = {**letter.context, "mail": mail, "organization": current(), "subject": subject}
    made = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(f"mail/{letter.template}.txt", context).strip() + "\n",
        from_email=addressed(current().name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
        to=[addressed(mail.to_name, mail.to_email)],
        reply_to=[addressed(letter.reply_to.name, letter.reply_to.email)] if letter.reply_to else None,
        headers=headers(mail, letter),
    )
    html = render_to_string(f"mail/{letter.template}.html", context)
    made.attach_alternative(css_inline.inline(html, extra_css=STYLE.read_text()), "text/html")
    return made


def headers(mail: Mail, letter: Letter) -> dict[str, str]:
    known = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    if letter.comes_again and letter.reply_to:
        known["List-Unsubscribe"] = f"<mailto:{quote(letter.reply_to.email, safe='@')}?subject=unsubscribe>"
    return known


def addressed(name: str, email: str) -> str:
    """The address with its name, if it has one, as mail headers want it."""
    plain = one_line(name.replace("\\", " ").replace('"', " "))
    return f'"{plain}" <{email}>' if plain else email


def one_line(text: str) -> str:
    """The text as a header may carry it: no breaks, nothing invisible, nothing that a mail program would decode."""
    return " ".join("".join(map(_visible, text)).split()).replace("=?", "= ?")


def _visible(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cc":
        return " "
    return "" if kind in ("Cf", "Cn", "Co", "Cs") and character != JOINER else character
