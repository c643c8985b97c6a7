from django.apps import AppConfig


class CommunicationConfig(AppConfig):
    """Tells people."""

    name = "communication"

    def ready(self) -> None:
        from communication import events, policies, reactions, texts  # noqa: F401
