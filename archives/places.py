"""Where the trash is found in the sidebar."""

from django.utils.translation import gettext_lazy as _

from tenancy.navigation import place

place(
    order=85,
    title=_("Trash"),
    view="archives:trash",
    icon="trash",
    key="g t",
    permission="archives.view_trash",
)
