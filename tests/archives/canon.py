"""An archive as what it means: keys replaced by places, so that two archives of the same content are equal."""

import hashlib
import json
import zipfile
from typing import Any

from archives.tables import tables


def canonical(file: Any) -> dict[str, Any]:
    """{table: [rows]}, where a reference is (table, place) or a person's address, and a content its hash."""
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        people = {person["id"]: person for person in lines(archive, "people.jsonl")}
        rows = {name: list(lines(archive, tables()[name].member)) for name in manifest["rows"]}
        places = {name: {row["id"]: place for place, row in enumerate(found)} for name, found in rows.items()}
        places["tenancy.organization"] = {manifest["organization"]["id"]: 0}
        facts = {key: value for key, value in manifest["organization"].items() if key not in {"id", "slug"}}
        told = {
            name: [plain(archive, name, row, places, people) for row in found] for name, found in rows.items()
        }
    return {**told, "organization": facts, "people": sorted((p["email"], p["name"]) for p in people.values())}


def plain(archive: Any, name: str, row: dict[str, Any], places: Any, people: Any) -> dict[str, Any]:
    table, known = tables()[name], {}
    for field, value in row.items():
        if field == "id":
            known[field] = places[name][value]
        elif table.references.get(field) == "accounts.user":
            known[field] = value and people[value]["email"]
        elif field in table.references:
            known[field] = value and (table.references[field], places[table.references[field]][value])
        elif field in table.pointers:
            known[field] = places.get(row[table.pointers[field]], {}).get(value, "gone")
        elif field in table.contents:
            known[field] = value and hashlib.sha256(archive.read(value["file"])).hexdigest()
        else:
            known[field] = value
    return known


def lines(archive: Any, member: str) -> Any:
    with archive.open(member) as opened:
        yield from (json.loads(line) for line in opened)
