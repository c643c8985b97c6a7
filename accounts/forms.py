"""Signing up, and one's own settings."""

import zoneinfo

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User

TIME_ZONES = [
    (name, name.replace("_", " "))
    for name in sorted(zoneinfo.available_timezones())
    if "/" in name or name == "UTC"
]


class SignUpForm(forms.Form):
    """What signing up asks besides e-mail and password."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    field_order = ["name", "email", "password1"]

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.language = get_language() or user.language
        user.save(update_fields=["name", "language"])


class PreferencesForm(forms.ModelForm):
    """Name, language, time zone and theme of oneself."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=TIME_ZONES)

    class Meta:
        model = User
        fields = ["name", "language", "time_zone", "theme"]
