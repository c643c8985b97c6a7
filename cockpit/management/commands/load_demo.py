from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from cockpit.demo_loader import load_demo


class Command(BaseCommand):
    """Loads the demonstration; what is there stays."""

    help = "Loads two demonstration firms, unless they are there."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is no place for a demonstration: set ACCORD_DEMO=1 if you mean it.")
        with transaction.atomic():
            made = load_demo(on=timezone.localdate())
        self.stdout.write(f"{made} demonstration firms loaded." if made else "The demonstration is there.")
