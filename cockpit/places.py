"""Where the cockpit is found in the sidebar."""

from django.utils.translation import gettext_lazy as _

from tenancy.navigation import place

place(
    order=10,
    title=_("Portfolio"),
    view="cockpit:portfolio",
    icon="layout-dashboard",
    key="g p",
    permission="cockpit.view_portfolio",
)
place(
    order=70,
    title=_("Activity"),
    view="cockpit:activity",
    icon="history",
    key="g a",
    permission="cockpit.view_activity",
)
