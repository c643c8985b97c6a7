"""Templates that come along, in both languages: `ready/*.yaml`, a text each as “English | 中文”.

A task says how many days it takes and what it waits for, by the `id` of another; its start follows from that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from django.http import Http404
from django.utils.functional import cached_property

from accounts.models import Language
from library.blueprint import Aim, Blueprint, Link, Result, Sentence, Stage, Work
from tenancy.links import inside

FILES = Path(__file__).parent / "ready"
BETWEEN = " | "
Story = dict[str, Any]


@dataclass(frozen=True)
class Ready:
    """A template of ours in one language."""

    slug: str
    language: str
    story: Story

    @property
    def name(self) -> str:
        return str(self.story["name"])

    @property
    def summary(self) -> str:
        return str(self.story["summary"])

    @cached_property
    def blueprint(self) -> Blueprint:
        return blueprint_of(self.story)

    def get_absolute_url(self) -> str:
        return inside("library:ready", self.slug, self.language)

    def get_build_url(self) -> str:
        """Where a project starts from it."""
        return inside("library:build_ready", self.slug, self.language)


@cache
def everything_ready() -> list[Ready]:
    """Each template in each language."""
    stories = [(path.stem, msgspec.yaml.decode(path.read_bytes())) for path in sorted(FILES.glob("*.yaml"))]
    return [
        Ready(slug, code, spoken(story, place))
        for slug, story in stories
        for place, code in enumerate(Language.values)
    ]


def find_ready(ready: str, language: str) -> Ready:
    for one in everything_ready():
        if (one.slug, one.language) == (ready, language):
            return one
    raise Http404


def spoken(told: Any, place: int) -> Any:
    """The story in one language: of “English | 中文” the text at the place."""
    if isinstance(told, str):
        return told.split(BETWEEN)[place].strip() if BETWEEN in told else told
    if isinstance(told, dict):
        return {key: spoken(value, place) for key, value in told.items()}
    return [spoken(one, place) for one in told] if isinstance(told, list) else told


def blueprint_of(story: Story) -> Blueprint:
    """The story without its nesting, each task on its day."""
    lines = list(flat(story.get("plan", []), "tasks"))
    starts = starts_of([line for line, _level in lines])
    return Blueprint(
        objective=story["objective"],
        background=story.get("background", ""),
        due=story.get("due"),
        statement=tuple(Sentence(kind, text) for kind, texts in story["statement"].items() for text in texts),
        goals=tuple(msgspec.convert(goal, Aim) for goal in story["goals"]),
        deliverables=tuple(result_of(line, level) for line, level in flat(story["deliverables"], "parts")),
        phases=tuple(msgspec.convert(stage, Stage) for stage in story.get("phases", [])),
        plan=tuple(work_of(line, level, start) for (line, level), start in zip(lines, starts, strict=True)),
        links=links_of([line for line, _level in lines]),
    )


def flat(lines: list[Story], inner: str, level: int = 1) -> Iterator[tuple[Story, int]]:
    for line in lines:
        yield line, level
        yield from flat(line.get(inner, []), inner, level + 1)


def result_of(line: Story, level: int) -> Result:
    told = {key: value for key, value in line.items() if key not in ("parts", "id")}
    return msgspec.convert({**told, "level": level}, Result)


def starts_of(lines: list[Story]) -> list[int | None]:
    """The working day each line starts on: after all it waits for; a summary has none."""
    ends: dict[str, int] = {}
    starts: list[int | None] = []
    for line in lines:
        days = line.get("days", 0)
        after = max((ends[one] for one in line.get("after", [])), default=0)
        start = max(1, after + (1 if days else 0))
        ends[line.get("id", "")] = start + max(days, 1) - 1
        starts.append(None if "tasks" in line else start)
    return starts


def work_of(line: Story, level: int, start: int | None) -> Work:
    return Work(
        line["name"], level=level, starts=start, days=line.get("days", 0), notes=line.get("notes", "")
    )


def links_of(lines: list[Story]) -> tuple[Link, ...]:
    places = {line["id"]: place for place, line in enumerate(lines, 1) if "id" in line}
    return tuple(
        Link(places[before], after) for after, line in enumerate(lines, 1) for before in line.get("after", [])
    )
