from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TenancyConfig(AppConfig):
    """Whose row it is."""

    name = "tenancy"
    verbose_name = _("Organization")
