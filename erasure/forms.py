"""How one says that one means it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ErasureForm(forms.Form):
    """The address of whoever is to be forgotten, typed once more."""

    address = forms.EmailField(label=gettext_lazy("Type the e-mail address to confirm"))

    def __init__(self, *args: Any, expected: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.expected = expected

    def clean_address(self) -> str:
        if self.cleaned_data["address"].lower() != self.expected.lower():
            raise ValidationError(_("This is another address."))
        return str(self.cleaned_data["address"])
