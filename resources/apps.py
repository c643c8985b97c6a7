from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Who and what a plan needs."""

    name = "resources"

    def ready(self) -> None:
        from resources import events  # noqa: F401
