from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """What was promised."""

    name = "projects"

    def ready(self) -> None:
        from projects import events, policies  # noqa: F401
