from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The client's own door."""

    name = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from portal import events, policies, reactions, texts  # noqa: F401
