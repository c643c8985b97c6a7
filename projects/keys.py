"""The short name of a project: letters of its client and a number."""

import re

LETTERS = 5
FALLBACK = "P"


def prefix(name: str) -> str:
    """Up to five capital letters of the first Latin word of the name; “P” when there is none."""
    words = re.findall(r"[A-Za-z][A-Za-z0-9]*", name)
    return words[0][:LETTERS].upper() if words else FALLBACK


def next_key(name: str, taken: list[str]) -> str:
    """The prefix and the lowest number above all taken ones of that prefix."""
    start = prefix(name)
    numbers = [int(match[1]) for key in taken if (match := re.fullmatch(rf"{start}-([0-9]+)", key))]
    return f"{start}-{max(numbers, default=0) + 1}"
