from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    """Who and what a plan needs."""

    name = "resources"
    verbose_name = _("Resources")

    def ready(self) -> None:
        from resources import events  # noqa: F401
