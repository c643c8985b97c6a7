from typing import Any

from babel.messages.pofile import read_po
from django.core.management.base import BaseCommand, CommandParser

from core.translations import gather, is_translated, read, untranslated, write


class Command(BaseCommand):
    """Brings the catalogue up to date with the strings in code and templates."""

    help = "Gathers every marked string into locale/zh_Hans; --merge takes translations from other PO files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--merge", nargs="*", default=[], metavar="FILE")

    def handle(self, *args: Any, merge: list[str], **options: Any) -> None:
        known = read()
        for name in merge:
            with open(name, "rb") as file:
                adopt(known, read_po(file, locale=known.locale))
        catalogue = gather()
        for message in catalogue:
            entry = known.get(message.id) if message.id else None
            if entry is not None and is_translated(entry):
                message.string = entry.string
        write(catalogue)
        for text in untranslated():
            self.stdout.write(f"untranslated: {text!r}")


def adopt(catalogue: Any, source: Any) -> None:
    """Take over the translations the source has."""
    for message in source:
        if message.id and is_translated(message):
            entry = catalogue.get(message.id) or catalogue.add(message.id)
            entry.string = message.string
