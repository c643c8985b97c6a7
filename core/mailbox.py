"""Mail on somebody's own machine: one file per message, to be read in the browser."""

import uuid
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMessage
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class FileBackend(BaseEmailBackend):
    """Writes each message to `MAILBOX/<time>-<random>.eml`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        settings.MAILBOX.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            stem = f"{timezone.now():%Y%m%d-%H%M%S-%f}-{uuid.uuid4().hex[:8]}"
            unfinished = settings.MAILBOX / f"{stem}.part"
            unfinished.write_bytes(message.message().as_bytes())
            unfinished.rename(settings.MAILBOX / f"{stem}.eml")
        return len(email_messages)


def letters() -> Iterator[tuple[str, ParsedMessage]]:
    """Every message in the mailbox as (name, message), the newest first."""
    for path in sorted(Path(settings.MAILBOX).glob("*.eml"), reverse=True):
        yield path.stem, parse(path)


def letter(name: str) -> ParsedMessage | None:
    """The message of that name, or None."""
    path = Path(settings.MAILBOX) / f"{Path(name).name}.eml"
    return parse(path) if path.exists() else None


def parse(path: Path) -> ParsedMessage:
    return message_from_bytes(path.read_bytes(), policy=policy.default)
