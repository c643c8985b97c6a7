"""Where clients are found in the sidebar."""

from django.utils.translation import gettext_lazy as _

from tenancy.navigation import place

place(
    order=30,
    title=_("Clients"),
    view="clients:list",
    icon="building-skyscraper",
    key="g c",
    permission="clients.view_clients",
)
