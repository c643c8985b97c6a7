from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """Project templates: what a firm does more than once."""

    name = "library"
    verbose_name = _("Library")

    def ready(self) -> None:
        from library import events, places, policies  # noqa: F401
