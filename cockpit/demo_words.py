"""Words for a large demonstration in both languages, drawn by a seeded chance: the same every time."""

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from schedule.outline import Row, Waiting

WORDS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "demo" / "words.json").read_text(encoding="utf-8")
)
LANGUAGES = ("en", "zh-hans")
IN_A_PHASE, LENGTH_OF_NOTES = 25, 300
WITHOUT_SPACES = "zh-hans"


def firm(language: str, number: int) -> str:
    """The name of the firm of that number, no two alike."""
    first, last = WORDS[language]["firms"]
    glue = "" if language == WITHOUT_SPACES else " "
    return f"{first[number % len(first)]}{glue}{last[number // len(first) % len(last)]}"


def person(language: str, number: int) -> tuple[str, str]:
    """A name, and the name as it stands in an address; no two of fifty alike."""
    words = WORDS[language]
    given, (family, latin) = (
        words["given"][number % 10],
        words["family"][number // 10 % len(words["family"])],
    )
    name = f"{family}{given}" if language == WITHOUT_SPACES else f"{given} {family}"
    return name, f"{latin}{number + 1}"


def notes(language: str, chance: Random) -> str:
    """Three hundred characters in whole sentences, the last one cut."""
    glue, text = "" if language == WITHOUT_SPACES else " ", ""
    while len(text) < LENGTH_OF_NOTES:
        text += chance.choice(WORDS[language]["notes"]) + glue
    return text[:LENGTH_OF_NOTES]


def plan(language: str, tasks: int, *, begin: date, on: date, chance: Random) -> list[Row]:
    """An outline of so many tasks in phases of 25, the last of each a milestone; what is over on the day is mostly done."""
    rows: list[Row] = []
    words = WORDS[language]
    for number in range(tasks):
        phase = number // IN_A_PHASE
        name = f"{words['phases'][phase % len(words['phases'])]} {phase + 1}"
        if number % IN_A_PHASE == 0:
            rows.append(Row(1, name))
        day = begin + timedelta(days=number * 400 // tasks)
        rows.append(task(language, name, number, day, on=on, chance=chance))
    return rows


def task(language: str, phase: str, number: int, day: date, *, on: date, chance: Random) -> Row:
    words = WORDS[language]
    is_milestone = number % IN_A_PHASE == IN_A_PHASE - 1
    what = f"{chance.choice(words['verbs'])} {chance.choice(words['things'])}"
    name = words["milestone"] % phase if is_milestone else what
    days = 0 if is_milestone else chance.randint(1, 15)
    is_over = day + timedelta(days=days) < on and chance.random() < 0.95
    return Row(2, name, day, days, 100 if is_over else 0, notes(language, chance))


def ties(rows: list[Row], count: int, chance: Random) -> list[Waiting]:
    """So many pairs of tasks, each task after an earlier one that is near."""
    numbers = [number for number, row in enumerate(rows, 1) if row.first_day]
    found: set[Waiting] = set()
    while len(found) < count:
        after = chance.randrange(1, len(numbers))
        found.add(Waiting(numbers[max(after - chance.randint(1, 8), 0)], numbers[after]))
    return sorted(found)
