from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClientsConfig(AppConfig):
    """Whom we work for."""

    name = "clients"
    verbose_name = _("Clients")

    def ready(self) -> None:
        from clients import events, places, policies  # noqa: F401
