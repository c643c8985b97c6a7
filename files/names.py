"""Names of files as people gave them, without what has no place in a name."""

import unicodedata

LONGEST = 200
READ = 4096
"""Signs at the end of a name that are looked at: putting accents in order takes longer than in proportion."""
RESERVED = '/\\:*?"<>|'
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Kinds of signs nobody sees: line ends, those that turn the direction round, those without a width."""


def clean_name(name: str) -> str:
    """The last part of the path, in one line and one direction, at most 200 signs with its ending; "" if nothing is left."""
    last = unicodedata.normalize("NFC", name[-READ:]).replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in INVISIBLE)
    safe = "".join("_" if sign in RESERVED else sign for sign in seen)
    return shortened(" ".join(safe.split()).strip(". "))


def shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    return (
        f"{stem[: LONGEST - len(ending) - 1]}{dot}{ending}" if stem and len(ending) < 20 else name[:LONGEST]
    )
