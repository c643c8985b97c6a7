from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from erasure.actions import erase_account


class Command(BaseCommand):
    """Forgets a user who has asked for it; there is no way back."""

    help = "Erases the account of EMAIL, and the person in every organization, for good."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError("Nobody has an account with this address.")
        if not options["yes"] and input(f"Erase {user.email} for good? Type yes: ") != "yes":
            raise CommandError("Nothing was erased.")
        try:
            erase_account(user, by=None)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        self.stdout.write("Erased. Backups have the person until they are overwritten.")
