from django.apps import AppConfig


class ActivityConfig(AppConfig):
    """The one way to say that something happened."""

    name = "activity"

    def ready(self) -> None:
        from activity import events, policies  # noqa: F401
