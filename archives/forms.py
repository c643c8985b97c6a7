"""The form by which an organization comes in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenancy.models import Organization


class ArchiveForm(forms.ModelForm):
    """An archive, and the address it gets here."""

    file = forms.FileField(
        label=_("Export"),
        help_text=_("The .zip file as it was downloaded, up to 50 MB; larger ones the operator brings in."),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )

    class Meta:
        model = Organization
        fields = ["slug"]

    def __init__(self, *args: Any, was_too_large: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if was_too_large:
            self.fields["file"].error_messages["required"] = _(
                "The file is larger than 50 MB. Ask the operator to bring it in."
            )

    def _post_clean(self) -> None:
        """The noun checks itself in the action."""
