"""Where the library is found in the sidebar."""

from django.utils.translation import gettext_lazy as _

from tenancy.navigation import place

place(
    order=35,
    title=_("Templates"),
    view="library:templates",
    icon="template",
    key="g l",
    permission="library.view_templates",
)
