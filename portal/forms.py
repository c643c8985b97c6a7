"""What is typed at the entrance."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """The address a contact is known by."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
    )


class CodeForm(forms.Form):
    """The six digits from the mail."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
                "autofocus": True,
            }
        ),
    )


class SigningForm(forms.Form):
    """Yes, or no and why; the name under it."""

    decision = forms.ChoiceField(
        choices=[("agreed", _("I agree")), ("refused", _("I refuse"))], widget=forms.HiddenInput
    )
    name = forms.CharField(label=_("Your name, as you sign"), max_length=160)
    reason = forms.CharField(
        label=_("What should be different?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("decision") == "refused" and not values.get("reason"):
            self.add_error("reason", _("Please say what should be different."))
        return values

    def said(self) -> dict[str, str]:
        """What the action wants to know."""
        values = self.cleaned_data
        reason = {"reason": values["reason"]} if values["decision"] == "refused" else {}
        return {"name": values["name"], **reason}


class ForwardForm(forms.Form):
    """A colleague who is to sign instead."""

    email = forms.EmailField(label=_("E-mail of your colleague"))


class WishForm(forms.Form):
    """What should be different, and why."""

    title = forms.CharField(label=_("What should be different?"), max_length=200)
    reason = forms.CharField(
        label=_("Why?"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
