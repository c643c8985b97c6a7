from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AcceptanceConfig(AppConfig):
    """Whether clients take what they get."""

    name = "acceptance"
    verbose_name = _("Acceptance")

    def ready(self) -> None:
        from acceptance import events, policies  # noqa: F401
