from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cockpit.demo_loader import OPERATOR, PASSWORD, stories

ROLES = {"owner": "owner", "admin": "admin", "manager": "project manager", "member": "team member"}


class Command(BaseCommand):
    """Prints how to sign in to the demonstration."""

    help = "Prints the demonstration's accounts."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for story in stories():
            self.stdout.write(
                f"\n  {story['organization']['name']}  {settings.SITE_URL}/{story['organization']['slug']}/"
            )
            for role, title in ROLES.items():
                email = next(one["email"] for one in story["people"] if one["role"] == role)
                self.stdout.write(f"    {title:<16} {email:<32} {PASSWORD}")
            contact, slug = story["clients"][0]["contacts"][0]["email"], story["organization"]["slug"]
            self.stdout.write(
                f"    {'client':<16} {contact:<32} {settings.SITE_URL}/{slug}/enter/ (code by mail)"
            )
        self.stdout.write(f"\n    {'operator':<16} {OPERATOR:<32} {PASSWORD}  {settings.SITE_URL}/operators/")
        self.stdout.write(f"    {'every mail':<16} {settings.SITE_URL}/mailbox/")
