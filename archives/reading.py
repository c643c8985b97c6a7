"""Reading an archive that anybody may have made: nothing of it is believed before it is checked, nothing unpacked to disk."""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import gettext as _

from archives.tables import tables
from archives.trouble import trouble
from archives.writing import FORMAT, PART, VERSION

MOST_MEMBERS = 100_000
MOST_BYTES = 8 * 1024**3
MOST_RATIO, FREE = 400, 16 * 1024**2
LONGEST_LINE = 16 * 1024**2
LONGEST_MANIFEST = 32 * 1024**2
NAME = re.compile(
    r"people\.jsonl|manifest\.json|tables/[a-z_]+\.[a-z_]+\.jsonl|files/[a-z_]+\.[a-z_]+/\d+\.[a-z_]+"
)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
ENCRYPTED = 0x1


class Archive:
    """An archive whose every member is what its manifest says."""

    def __init__(self, file: Any):
        try:
            self.zip = zipfile.ZipFile(file)
        except BROKEN:
            raise trouble("no_archive") from None
        check_size(self.zip.infolist(), length_of(file))
        check_names(self.zip.infolist())
        self.manifest = self.read_manifest()
        check_manifest(self.manifest)
        self.check_members()
        self.kept: list[tuple[Any, str]] = []

    def read_manifest(self) -> Any:
        try:
            with self.zip.open("manifest.json") as opened:
                return parsed(opened.read(LONGEST_MANIFEST))
        except KeyError:
            raise trouble("no_archive") from None
        except (*BROKEN, RecursionError):
            raise trouble("damaged", name="manifest.json") from None

    def check_members(self) -> None:
        """All that is told is there, nothing else is, and each is to the byte what was written."""
        known = self.manifest["members"]
        there = {info.filename for info in self.zip.infolist()} - {"manifest.json"}
        told = {table.member for table in self.tables()}
        for name in sorted(
            there - set(known) | {name for name in there if name.startswith("tables/")} - told
        ):
            raise trouble("stranger", name=name)
        for name in sorted({*known, *told, "people.jsonl"} - there):
            raise trouble("missing", name=name)
        for name, facts in known.items():
            if self.digest(name) != facts["sha256"]:
                raise trouble("damaged", name=name)

    def tables(self) -> list[Any]:
        """The tables it tells of, those first to which others refer."""
        return [table for table in tables().values() if table.name in self.manifest["rows"]]

    def digest(self, name: str) -> str:
        digest = hashlib.sha256()
        try:
            with self.zip.open(name) as opened:
                for part in iter(lambda: opened.read(PART), b""):
                    digest.update(part)
        except BROKEN:
            raise trouble("damaged", name=name) from None
        return digest.hexdigest()

    def lines(self, member: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """(number, values) of each line."""
        with self.zip.open(member) as opened:
            for number, text in enumerate(iter(lambda: opened.readline(LONGEST_LINE), b""), 1):
                yield number, values_of(member, number, text)

    def content(self, name: str) -> IO[bytes]:
        return self.zip.open(name)

    def keep(self, storage: Any, name: str, file: Any) -> str:
        """Store a file, to be thrown away again should the rest be refused; answers its name there."""
        kept = str(storage.save(name, file))
        self.kept.append((storage, kept))
        return kept

    def throw_away(self) -> None:
        for storage, name in self.kept:
            storage.delete(name)


def values_of(member: str, number: int, text: bytes) -> dict[str, Any]:
    try:
        values = parsed(text)
        if isinstance(values, dict) and type(values["id"]) is int:
            return values
    except (ValueError, KeyError, RecursionError):
        pass
    raise trouble("row", name=member, line=number, why=_("this is no row"))


def parsed(text: bytes) -> Any:
    return json.loads(text, parse_constant=no_number)


def no_number(word: str) -> None:
    raise ValueError(word)


def length_of(file: Any) -> int:
    return int(file.seek(0, 2))


def check_size(members: list[zipfile.ZipInfo], length: int) -> None:
    """Refuse what unpacks to more than could be meant: too many, too much, too dense, or twice the same bytes."""
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    is_dense = unpacked > FREE + MOST_RATIO * packed
    if len(members) > MOST_MEMBERS or unpacked > MOST_BYTES or packed > length or is_dense:
        raise trouble("too_large")


def check_names(members: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if name in seen or not NAME.fullmatch(name) or member.flag_bits & ENCRYPTED:
            raise trouble("stranger", name=name[:80])
        seen.add(name)


def check_manifest(manifest: Any) -> None:
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise trouble("no_archive")
    if not isinstance(manifest.get("version"), int) or manifest["version"] > VERSION:
        raise trouble("newer")
    rows, members = manifest.get("rows"), manifest.get("members")
    if not (
        isinstance(rows, dict)
        and isinstance(members, dict)
        and isinstance(manifest.get("organization"), dict)
    ):
        raise trouble("damaged", name="manifest.json")
    if not all(isinstance(facts, dict) and "sha256" in facts for facts in members.values()):
        raise trouble("damaged", name="manifest.json")
    for name in sorted(set(rows) - set(tables())):
        raise trouble("stranger", name=name)
