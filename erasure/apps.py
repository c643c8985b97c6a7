from django.apps import AppConfig


class ErasureConfig(AppConfig):
    """How a person is forgotten, wherever they were written down."""

    name = "erasure"

    def ready(self) -> None:
        from erasure import events, policies  # noqa: F401
