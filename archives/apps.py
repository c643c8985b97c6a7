from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchivesConfig(AppConfig):
    """What an organization takes away, what it brings, and what it throws away."""

    name = "archives"
    verbose_name = _("Archives")

    def ready(self) -> None:
        from archives import events, places, policies  # noqa: F401
