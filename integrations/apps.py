from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    """The outside: plans of Microsoft Project come in."""

    name = "integrations"

    def ready(self) -> None:
        from integrations import events, policies  # noqa: F401
