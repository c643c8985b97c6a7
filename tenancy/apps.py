from django.apps import AppConfig


class TenancyConfig(AppConfig):
    """Whose row it is."""

    name = "tenancy"
