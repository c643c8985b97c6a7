from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from activity.kinds import KINDS
from activity.reactions import reactions_to

HEAD = """# Events

What can happen, told in the sentence people read, and which reactions hear of it. Written by
`./manage.py list_events > docs/events.md`; a test keeps it true.

| event | sentence | heard by |
|---|---|---|
"""


class Command(BaseCommand):
    """Prints docs/events.md."""

    help = "Lists every event, its sentence and its reactions."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page(), ending="")


def page() -> str:
    with translation.override("en"):
        return HEAD + "".join(line(kind) for kind in sorted(KINDS))


def line(kind: str) -> str:
    heard = ", ".join(f"`{one.__module__}.{one.__name__}`" for one in reactions_to(kind))
    return f"| `{kind}` | {KINDS[kind]} | {heard} |\n"
