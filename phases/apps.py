from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PhasesConfig(AppConfig):
    """Phases of a project, and the gates at their ends."""

    name = "phases"
    verbose_name = _("Phases")

    def ready(self) -> None:
        from phases import events, policies  # noqa: F401
