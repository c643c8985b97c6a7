from django.apps import AppConfig


class CockpitConfig(AppConfig):
    """Staff pages that look across the areas."""

    name = "cockpit"

    def ready(self) -> None:
        from cockpit import places, policies  # noqa: F401
