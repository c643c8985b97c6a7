from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Vocabulary without a domain; no models."""

    name = "core"

    def ready(self) -> None:
        from core import assets  # noqa: F401
        from core.emails import take_plain_ones_only

        take_plain_ones_only()
