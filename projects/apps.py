from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    """What was promised."""

    name = "projects"
    verbose_name = _("Projects")

    def ready(self) -> None:
        from projects import events, policies, promised_kinds  # noqa: F401
