"""Making an organization's rows from an archive: new keys for all, every reference led to where it led before."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import validate_email
from django.db import DataError, IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _

from accounts.actions import bring_person
from accounts.models import User
from archives.reading import LONGEST_LINE, Archive
from archives.tables import Table, told_fields
from archives.trouble import trouble
from archives.values import read
from tenancy.models import Organization
from tenancy.scope import current

A_BATCH = 500
Keys = dict[str, dict[int, int]]
NEW_KEYS = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
USER, ORGANIZATION = "accounts.user", "tenancy.organization"


def bring_rows(archive: Archive) -> int:
    """Insert every row of the archive into the current organization, which has none; answers how many."""
    keys: Keys = {USER: bring_people(archive), ORGANIZATION: {organization_of(archive): current().pk}}
    for table in archive.tables():
        keys[table.name] = new_keys(archive, table)
    try:
        with transaction.atomic():
            for table in archive.tables():
                bring_table(archive, table, keys)
            check_now()
    except (IntegrityError, DataError, ValueError) as error:
        raise trouble("rows", why=(str(error).splitlines() or ["?"])[0]) from None
    return sum(len(known) for known in keys.values()) - len(keys[USER]) - 1


def organization_of(archive: Archive) -> int:
    key = archive.manifest["organization"].get("id")
    return key if isinstance(key, int) else 0


def bring_people(archive: Archive) -> dict[int, int]:
    """{key in the archive: key here}: people are known by their address; whoever is new gets an account without a password."""
    found: dict[int, int] = {}
    for number, values in archive.lines("people.jsonl"):
        email, name = str(values.get("email", "")).lower(), str(values.get("name", ""))
        try:
            validate_email(email)
            known = User.objects.filter(email__iexact=email).first()
            found[values["id"]] = (known or bring_person(email, name=name, language=current().language)).pk
        except (ValidationError, DataError, ValueError):
            raise trouble("row", name="people.jsonl", line=number, why=_("this is no person")) from None
    return found


def new_keys(archive: Archive, table: Table) -> dict[int, int]:
    """{key in the archive: a key nobody has}, in the same order."""
    old = [values["id"] for _number, values in archive.lines(table.member)]
    if len(set(old)) != len(old) or len(old) != archive.manifest["rows"][table.name]:
        raise trouble("damaged", name=table.member)
    with connection.cursor() as cursor:
        cursor.execute(NEW_KEYS, [table.model._meta.db_table, len(old)])
        return dict(zip(old, (key for (key,) in cursor.fetchall()), strict=True))


def bring_table(archive: Archive, table: Table, keys: Keys) -> None:
    batch: list[Any] = []
    for number, values in archive.lines(table.member):
        batch.append(Row(archive, table, keys, number, values).made())
        if len(batch) >= (1 if table.contents else A_BATCH):
            table.model.everything.bulk_create(batch)
            batch = []
    table.model.everything.bulk_create(batch)


def check_now() -> None:
    """Let the database check what it would check at the end: a refusal then would come too late."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class Row:
    """A line of a table on its way in."""

    def __init__(self, archive: Archive, table: Table, keys: Keys, number: int, values: dict[str, Any]):
        self.archive, self.table, self.keys, self.number, self.values = archive, table, keys, number, values

    def made(self) -> Any:
        """The instance to insert; raises a refusal that names the line."""
        known = {field.name for field in self.table.fields} | {"id"}
        for name in sorted(set(self.values) - known):
            raise self.refusal(f"{name}?")
        key = self.keys[self.table.name][self.values["id"]]
        return self.table.model(pk=key, organization=current(), **dict(self.columns()))

    def columns(self) -> Iterator[tuple[str, Any]]:
        for field in self.table.fields:
            if field.name in self.values:
                try:
                    yield field.attname, self.value(field, self.values[field.name])
                except (ValidationError, ValueError, TypeError, KeyError, ArithmeticError) as error:
                    said = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
                    raise self.refusal(f"{field.name}: {said}") from None
            elif not has_default(field):
                raise self.refusal(f"{field.name}?")

    def value(self, field: Any, value: Any) -> Any:
        if field.name in self.table.references:
            return self.reference(field, value)
        if field.name in self.table.pointers:
            return self.pointed(field, value)
        if field.name in self.table.contents:
            return self.content(field, value)
        return read(field, value)

    def reference(self, field: Any, value: Any) -> int | None:
        """The new key of the row it led to; one that leads nowhere is refused."""
        if value is None:
            read(field, None)
            return None
        known = self.keys[self.table.references[field.name]]
        if value not in known:
            raise ValidationError(_("leads to a row that is not there"))
        return known[value]

    def pointed(self, field: Any, value: Any) -> int:
        """The new number of the row; of one that is gone, a number that no row has."""
        model = self.values.get(self.table.pointers[field.name])
        return self.keys.get(str(model), {}).get(value) or -abs(int(value))

    def content(self, field: Any, value: Any) -> Any:
        if value is None:
            read(field, None)
            return None
        name = f"files/{self.table.name}/{self.values['id']}.{field.name}"
        with self.archive.content(name) as opened:
            if isinstance(field, models.FileField):
                stored = field.generate_filename(self.table.model(), str(value["name"]).rpartition("/")[2])
                return self.archive.keep(field.storage, stored, File(opened))
            return opened.read(LONGEST_LINE)

    def refusal(self, why: str) -> Exception:
        return trouble("row", name=self.table.member, line=self.number, why=why[:200])


def has_default(field: Any) -> bool:
    return bool(field.has_default() or field.null or field.empty_strings_allowed)


def bring_organization(archive: Archive, *, slug: str, name: str = "") -> Organization:
    """The organization itself, with the settings it had."""
    known = {field.name: field for field in told_fields(Organization)}
    told = {
        key: value for key, value in archive.manifest["organization"].items() if key not in {"id", "slug"}
    }
    organization = Organization(slug=slug)
    for key, value in {**told, **({"name": name} if name else {})}.items():
        if key not in known:
            raise trouble("stranger", name=key[:80])
        setattr(organization, key, read(known[key], value))
    organization.full_clean()
    organization.save(force_insert=True)
    return organization
