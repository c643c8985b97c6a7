"""The letters there are: each writes a mail when it is sent, or says that nobody wants it any more."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from communication.models import Mail


@dataclass(frozen=True)
class Letter:
    """What a mail says, before it is laid out: `template` names `mail/<template>.html` and `.txt`.

    An answer goes to `reply_to`, somebody with a name and an e-mail address; of a letter that comes again and again
    (`comes_again`) one is rid by writing to the same person.
    """

    subject: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    reply_to: Any = None
    comes_again: bool = False


class Unwanted(Exception):
    """Nobody wants the mail any more, and why."""

    def __init__(self, reason: Mail.Reason):
        super().__init__(reason)
        self.reason = reason


Writer = Callable[[Mail], Letter | None]
_writers: dict[str, Writer] = {}
_titles: dict[str, Any] = {}


def letter(name: str, title: Any) -> Callable[[Writer], Writer]:
    """Register the writer of a letter; it answers None, or raises Unwanted, when the mail is no longer wanted."""

    def keep(writer: Writer) -> Writer:
        _writers[name], _titles[name] = writer, title
        return writer

    return keep


def title_of(name: str) -> str:
    """What people call the letter."""
    return str(_titles.get(name, name))


def write(mail: Mail) -> Letter:
    """Write the mail's letter; raises Unwanted, and KeyError for a letter nobody writes."""
    written = _writers[mail.letter](mail)
    if written is None:
        raise Unwanted(Mail.Reason.OVER)
    return written
