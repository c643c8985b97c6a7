"""What was promised to a visitor: the deliverables of the version that was signed, and what became of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from acceptance.queries import newest_submissions
from projects.models import Project
from projects.queries import signed_version
from projects.tree import level, outline

KIND, CRITERION = "deliverable:", "criterion:"


@dataclass(frozen=True)
class Promised:
    """A deliverable as the version tells it, its criteria with whether each is met, and how its acceptance stands."""

    number: str
    name: str
    due_on: date | None
    criteria: list[tuple[str, bool]]
    submission: Any

    @property
    def level(self) -> int:
        return min(level(self.number), 4)


def promised_in(project: Project) -> tuple[Any, list[Promised]]:
    """The version that was signed last and what it promises; nothing of what is being prepared. Three queries."""
    version = signed_version(project)
    if version is None:
        return None, []
    newest = {f"{KIND}{one.deliverable.uid}": one for one in newest_submissions(project).values()}
    items: Mapping[str, Any] = version.items
    rows = [
        SimpleNamespace(pk=key, parent_id=items[key].get("parent"))
        for key in version.order
        if key.startswith(KIND)
    ]
    return version, [promised(row.pk, number, items, newest) for row, number in outline(rows)]


def promised(key: str, number: str, items: Mapping[str, Any], newest: Mapping[str, Any]) -> Promised:
    told, submission = items[key], newest.get(key)
    due = told.get("due_on")
    return Promised(
        number=number,
        name=told["name"],
        due_on=date.fromisoformat(due) if due else None,
        criteria=list(criteria_of(key, items, submission)),
        submission=submission,
    )


def criteria_of(key: str, items: Mapping[str, Any], submission: Any) -> Iterator[tuple[str, bool]]:
    met = submission.met if submission else set()
    for name, told in items.items():
        if name.startswith(CRITERION) and told.get("deliverable") == key:
            yield told["text"], name.removeprefix(CRITERION) in met
