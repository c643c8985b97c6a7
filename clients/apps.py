from django.apps import AppConfig


class ClientsConfig(AppConfig):
    """Whom we work for."""

    name = "clients"

    def ready(self) -> None:
        from clients import events, places, policies  # noqa: F401
