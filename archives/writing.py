"""Writing an archive: a ZIP file that is never held, neither in memory nor on disk."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any

from accounts.models import User
from archives.declared import HIDDEN, LEFT_OUT, ROWS
from archives.tables import Table, tables, told_fields
from archives.values import written
from tenancy.models import Organization
from tenancy.scope import current

FORMAT, VERSION = "accord organization", 1
A_BATCH = 500
PART = 256 * 1024


@dataclass
class Written:
    """What an archive says of itself at its end: `rows` per table, `members` by name with size and SHA-256."""

    rows: dict[str, int] = field(default_factory=dict)
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)


def write_archive(file: Any, *, at: datetime) -> Written:
    """Everything the current organization has, to be read by `archives.reading`; open a snapshot before."""
    known = Written()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables().values():
            write_table(archive, table, known)
        with member(archive, "people.jsonl", known) as put:
            for person in people(known.people):
                put(line(person))
        archive.writestr("manifest.json", json.dumps(manifest(known, at=at), ensure_ascii=False, indent=1))
    return known


def write_table(archive: zipfile.ZipFile, table: Table, known: Written) -> None:
    with member(archive, table.member, known) as put:
        count, lost = 0, table.lost()
        for row in table.rows().iterator(chunk_size=1 if table.contents else A_BATCH):
            put(line(told(table, row, known, lost)))
            count += 1
        known.rows[table.name] = count
    if table.contents and count:
        for row in table.rows().iterator(chunk_size=1):
            write_contents(archive, table, row, known)


def told(table: Table, row: Any, known: Written, lost: dict[str, set[int]]) -> dict[str, Any]:
    """The row as JSON: references are keys, contents are names of files."""
    values: dict[str, Any] = {"id": row.pk}
    for each in table.fields:
        if each.name in table.contents:
            values[each.name] = told_content(table, row, each)
        else:
            values[each.name] = written(table.spoken(each, getattr(row, each.attname)))
        if each.related_model is User and values[each.name] is not None:
            known.people.add(values[each.name])
    return values | {name: None for name, keys in lost.items() if values[name] in keys}


def told_content(table: Table, row: Any, each: Any) -> Any:
    value = getattr(row, each.name)
    if value is None or (hasattr(value, "storage") and not value):
        return None
    return {"file": content_member(table, row, each), "name": getattr(value, "name", "")}


def content_member(table: Table, row: Any, each: Any) -> str:
    return f"files/{table.name}/{row.pk}.{each.name}"


def write_contents(archive: zipfile.ZipFile, table: Table, row: Any, known: Written) -> None:
    for name in table.contents:
        each = table.model._meta.get_field(name)
        if told_content(table, row, each):
            with member(archive, content_member(table, row, each), known) as put:
                for part in parts(getattr(row, name)):
                    put(part)


def parts(value: Any) -> Iterable[bytes]:
    """The bytes of a stored file, or of a column, a quarter of a megabyte at a time."""
    if hasattr(value, "chunks"):
        with value.open("rb") as opened:
            yield from iter(lambda: opened.read(PART), b"")
    else:
        view = memoryview(value)
        yield from (bytes(view[start : start + PART]) for start in range(0, len(view), PART))


@contextmanager
def member(archive: zipfile.ZipFile, name: str, known: Written) -> Iterator[Callable[[bytes], None]]:
    """A member of the archive, counted and hashed as it is written."""
    digest, size = hashlib.sha256(), 0
    opened: IO[bytes]
    with archive.open(name, "w", force_zip64=True) as opened:

        def put(part: bytes) -> None:
            nonlocal size
            opened.write(part)
            digest.update(part)
            size += len(part)

        yield put
    known.members[name] = {"bytes": size, "sha256": digest.hexdigest()}


def people(keys: set[int]) -> Iterator[dict[str, Any]]:
    """Whoever the rows speak of, by address and name: nothing by which one signs in."""
    for person in User.objects.filter(pk__in=keys).order_by("pk").iterator(chunk_size=A_BATCH):
        yield {"id": person.pk, "email": person.email, "name": person.name}


def manifest(known: Written, *, at: datetime) -> dict[str, Any]:
    organization = Organization.objects.get(pk=current().pk)
    facts = {each.name: written(getattr(organization, each.attname)) for each in told_fields(Organization)}
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": at.isoformat(),
        "organization": {"id": organization.pk, "slug": organization.slug, **facts},
        "rows": known.rows,
        "members": known.members,
        "left_out": left_out(),
    }


def left_out() -> dict[str, str]:
    """What is not in the archive, and why."""
    fields = {f"{model}.{name}": why for model, names in HIDDEN.items() for name, why in names.items()}
    rows = {f"{model}, some rows": why for model, (_which, why) in ROWS.items()}
    return {**LEFT_OUT, **fields, **rows}


def line(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n"
