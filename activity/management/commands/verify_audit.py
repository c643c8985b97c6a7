from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from activity.audit import anchors_in, verify_audit
from tenancy.models import Organization
from tenancy.scope import scope


class Command(BaseCommand):
    """Looks at every organization's chain of events; ends with 1 when anything was tampered with."""

    help = (
        "Verifies the chain of what happened: finds events altered, removed, reordered, inserted or cut off."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organization", metavar="SLUG", help="only this organization")
        parser.add_argument(
            "--against", type=Path, metavar="FILE", help="a log kept elsewhere, with lines “audit anchor …”"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        asked = {"slug": options["organization"]} if options["organization"] else {}
        organizations = list(Organization.objects.filter(**asked).order_by("slug"))
        if not organizations:
            raise CommandError("There is no such organization.")
        lines = options["against"].read_text().splitlines() if options["against"] else []
        findings = sum(self.verify(organization, lines) for organization in organizations)
        if findings:
            raise CommandError(f"{findings} findings.")

    def verify(self, organization: Organization, lines: list[str]) -> int:
        """Print what one organization's chain is like; answers the number of findings."""
        with scope(organization):
            audit = verify_audit(anchors_in(lines, organization.slug))
        erased = sum(map(len, audit.forgotten.values()))
        state = "TAMPERED WITH" if audit.findings else "intact"
        counted = f"{audit.events} events, {erased} values erased"
        self.stdout.write(f"{organization.slug}: {state}; {counted}; ends with {audit.last.hash}")
        for finding in audit.findings:
            self.stdout.write(f"  {finding}")
        return len(audit.findings)
