"""Where members and settings are found in the sidebar."""

from django.utils.translation import gettext_lazy as _

from tenancy.navigation import place

place(
    order=80,
    title=_("Members"),
    view="members:list",
    icon="users",
    key="g m",
    permission="members.view_members",
)
place(
    order=90,
    title=_("Settings"),
    view="members:settings",
    icon="settings",
    key="g s",
    permission="members.edit_organization",
)
