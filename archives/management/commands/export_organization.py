"""Write an organization into an archive: `manage.py export_organization SLUG FILE`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archives.writing import write_archive
from core.clock import database_now
from tenancy.queries import find_organization
from tenancy.scope import snapshot


class Command(BaseCommand):
    """The whole organization as one ZIP file."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        organization = find_organization(options["slug"])
        if organization is None:
            raise CommandError(f"There is no organization {options['slug']}.")
        with open(options["file"], "xb") as file, snapshot(organization):
            known = write_archive(file, at=database_now())
        self.stdout.write(f"{sum(known.rows.values())} rows of {len(known.rows)} tables: {options['file']}")
