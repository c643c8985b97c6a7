"""Forms about attachments."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.uploads import too_large
from files.kinds import endings
from files.models import Attachment
from tenancy.editing import EditForm


def what_may_come() -> str:
    known = {"endings": endings(), "most": filesizeformat(settings.LARGEST_UPLOAD)}
    return _("%(endings)s, up to %(most)s. You can drag the file here.") % known


class AttachForm(forms.Form):
    """One file; the name it has is the name it keeps."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,
        max_length=None,
        widget=forms.FileInput(attrs={"accept": endings().replace(" ", "")}),
        help_text=lazy(what_may_come, str)(),
    )

    def __init__(self, *args: Any, was_too_large: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if was_too_large:
            self.fields["file"].error_messages["required"] = too_large()


class AttachmentForm(EditForm):
    """A file's name."""

    class Meta:
        model = Attachment
        fields = ["name"]
