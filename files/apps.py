from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    """What people attach to projects."""

    name = "files"
    verbose_name = _("Files")

    def ready(self) -> None:
        from files import events, policies  # noqa: F401
