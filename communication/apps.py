from django.apps import AppConfig


class CommunicationConfig(AppConfig):
    """Tells people."""

    name = "communication"
