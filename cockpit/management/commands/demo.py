from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from cockpit.demo_large import load_large_demo
from cockpit.demo_loader import load_demo


class Command(BaseCommand):
    """Loads the demonstration; what is there stays."""

    help = "Loads two demonstration firms, or fifty, unless they are there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--large", action="store_true", help="fifty firms, one of them with 20,000 tasks in 21 projects"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is no place for a demonstration: set ACCORD_DEMO=1 if you mean it.")
        load = load_large_demo if options["large"] else load_demo
        with transaction.atomic():
            made = load(on=timezone.localdate())
        self.stdout.write(f"{made} demonstration firms loaded." if made else "The demonstration is there.")
