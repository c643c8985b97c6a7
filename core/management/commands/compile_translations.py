from typing import Any

from django.core.management.base import BaseCommand

from core.translations import compile_catalogue


class Command(BaseCommand):
    """Makes what Django reads of what people translate."""

    help = "Compiles locale/*/LC_MESSAGES/django.po to .mo."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogue()
