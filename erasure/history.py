"""A person in what happened: found, and forgotten without breaking the chain."""

from collections import defaultdict
from typing import Any

from django.db import connection
from django.db.models import Q

from activity.audit import FORGOTTEN, chain_now
from activity.chain import INSIDE, parts_of
from activity.models import Event
from activity.numbers import numbers_told
from erasure.people import Person, as_text, strings_in

CHANGED = "changed"
KNOWN_BY = {"name": "names", "email": "addresses", "phone": "phones"}


def learn_former(person: Person, *subjects: Any) -> None:
    """Add what the person was called before, as the history of their rows tells it."""
    for event in Event.objects.about(*subjects):
        changed = event.particulars.get(CHANGED) or {}
        for name, kind in KNOWN_BY.items():
            getattr(person, kind).update(word for word in changed.get(name, []) if word)


def forget_in_history(person: Person, *, about: Q, done: Q) -> dict[str, Any]:
    """Forget the person in every event: who it was in what they have `done`, what is `about` them, and where they are named.

    Answers what the erasure's own event has to say: {"forgotten": {part: numbers}}.
    """
    chain_now()
    named = person.somewhere_in("actor_name", "subject_name", json_columns=["particulars"])
    subjects, doings = (set(Event.objects.filter(one).values_list("pk", flat=True)) for one in (about, done))
    told: dict[str, list[int]] = defaultdict(list)
    events = Event.objects.annotate(**as_text(["particulars"]))
    for event in events.filter(named | Q(pk__in=subjects | doings)):
        own = {"subject_name", f"{INSIDE}{CHANGED}"} if event.pk in subjects else set()
        own |= {"actor_name"} if event.pk in doings else set()
        if parts := telling_parts(event, person, own=own):
            _forget(event, parts)
            for part in parts:
                told[part].append(event.number or 0)
    return {FORGOTTEN: {part: numbers_told(numbers) for part, numbers in told.items()}}


def telling_parts(event: Event, person: Person, *, own: set[str]) -> list[str]:
    """The parts of the event, not forgotten yet, that are the person's own or name them."""
    pattern = person.pattern()
    return [
        part
        for part, value in parts_of(event).items()
        if part in event.salts and (part in own or any(map(pattern.search, strings_in(value))))
    ]


def _forget(event: Event, parts: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT accord_forget(%s, %s)", [event.pk, parts])
