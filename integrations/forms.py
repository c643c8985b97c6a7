"""The form that brings a plan in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from integrations.texts import too_large


class UploadForm(forms.Form):
    """A file and a client are enough."""

    file = forms.FileField(
        label=_("Plan"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xml,text/xml,application/xml"}),
        help_text=_(
            "The XML that Microsoft Project writes with File, Save As, XML Format (*.xml); up to 50 MB."
        ),
    )
    client: Any = forms.ModelChoiceField(None, label=_("Client"))
    name = forms.CharField(
        label=_("Name of the project"),
        max_length=200,
        required=False,
        help_text=_("Left empty, it is the title in the plan."),
    )

    def __init__(self, *args: Any, was_too_large: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["client"].queryset = Client.objects.current()
        if was_too_large:
            self.fields["file"].error_messages["required"] = too_large()
