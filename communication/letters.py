"""The letters there are: each writes a mail when it is sent, or says that nobody wants it any more."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from communication.models import Mail


@dataclass(frozen=True)
class Letter:
    """What a mail says, before it is laid out: `template` names `mail/<template>.html` and `.txt`."""

    subject: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


Writer = Callable[[Mail], Letter | None]
_writers: dict[str, Writer] = {}


def letter(name: str) -> Callable[[Writer], Writer]:
    """Register the writer of a letter; it answers None when the mail is no longer wanted."""

    def keep(writer: Writer) -> Writer:
        _writers[name] = writer
        return writer

    return keep


def write(mail: Mail) -> Letter | None:
    """Write the mail's letter; KeyError for a letter nobody writes."""
    return _writers[mail.letter](mail)
