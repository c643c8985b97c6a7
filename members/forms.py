"""Forms about the organization and its members."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import TIME_ZONES
from core.uploads import too_large
from members.models import ApiToken, Invitation
from members.token_scopes import scope_choices
from tenancy.editing import EditForm
from tenancy.models import Membership, Organization


class FoundingForm(forms.ModelForm):
    """Making an organization."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=TIME_ZONES)

    class Meta:
        model = Organization
        fields = ["name", "slug", "language", "time_zone"]
        help_texts = {
            "slug": _("The first part of every address, such as “north-bridge”. It stays as it is.")
        }

    def _post_clean(self) -> None:
        """The noun checks itself in the action."""


class OrganizationForm(EditForm):
    """The organization's settings."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=TIME_ZONES)

    class Meta:
        model = Organization
        fields = ["name", "language", "time_zone", "days_between_surveys", "support_access"]


class LogoForm(forms.Form):
    """A picture."""

    file = forms.FileField(
        label=_("Picture"),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.webp,.gif"}),
        help_text=_("PNG, JPEG, WebP or GIF. It is shown small: 512 by 512 pixels are kept."),
    )

    def __init__(self, *args: Any, was_too_large: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if was_too_large:
            self.fields["file"].error_messages["required"] = too_large()


class InvitationForm(forms.ModelForm):
    """Inviting somebody: one address and what they will be."""

    class Meta:
        model = Invitation
        fields = ["email", "role"]

    def _post_clean(self) -> None:
        """The noun checks itself in the action."""


class RoleForm(forms.ModelForm):
    """Another role for a member."""

    class Meta:
        model = Membership
        fields = ["role"]


class JoiningForm(forms.Form):
    """A new account for somebody invited; the mail has proven the address."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), required=False,
        help_text=_("Leave it empty to sign in with a code by e-mail each time."),
    )  # fmt: skip


class TokenForm(forms.Form):
    """A new API token."""

    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("What program it is for."))
    days = forms.IntegerField(
        label=_("Valid for how many days"), initial=ApiToken.LASTS.days,
        min_value=1, max_value=ApiToken.AT_MOST.days,
    )  # fmt: skip
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"), choices=scope_choices, widget=forms.CheckboxSelectMultiple,
        help_text=_("Never more than you yourself may at the time."),
    )  # fmt: skip


class VisitForm(forms.Form):
    """Why an operator looks into an organization."""

    organization = forms.ModelChoiceField(Organization.objects.all(), label=_("Organization"))
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("The organization's admins can read it.")
    )
