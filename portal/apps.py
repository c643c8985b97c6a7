from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The client's own door."""

    name = "portal"

    def ready(self) -> None:
        from portal import events, policies, reactions, texts  # noqa: F401
