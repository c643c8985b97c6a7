from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People who sign in; they are global, what they may is not."""

    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from accounts import policies, receivers  # noqa: F401
        from accounts.credentials import read_shallow_ones_only

        read_shallow_ones_only()
