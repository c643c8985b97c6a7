"""Make an organization from an archive: `manage.py import_organization SLUG FILE`."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archives.actions import import_organization


class Command(BaseCommand):
    """An organization as it was exported, under a new address."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with open(options["file"], "rb") as file:
                organization = import_organization(file, slug=options["slug"], by=None)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        self.stdout.write(f"{organization.name} is here, with everything in it: /{organization.slug}/")
