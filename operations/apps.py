from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """What whoever runs the installation needs to know: is it ready, what waits, what has failed."""

    name = "operations"

    def ready(self) -> None:
        from operations import policies  # noqa: F401
