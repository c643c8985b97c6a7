from django.apps import AppConfig


class MembersConfig(AppConfig):
    """How people come into an organization and what they are in it."""

    name = "members"

    def ready(self) -> None:
        from members import events, places, policies  # noqa: F401
