"""Where surveys are found in the sidebar."""

from django.utils.translation import gettext_lazy as _

from tenancy.navigation import place

place(
    order=50,
    title=_("Satisfaction"),
    view="surveys:list",
    icon="mood-smile",
    key="g f",
    permission="surveys.view_surveys",
)
