"""Forms about submissions."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from clients.queries import contacts_of
from files.queries import attachments_of
from projects.models import Project, Share


class SubmitForm(forms.Form):
    """Whom to ask, what to say, which files show it; those who see the project stand first."""

    contact: Any = forms.ModelChoiceField(None, label=_("Who accepts it"))
    note = forms.CharField(
        label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence: Any = forms.ModelMultipleChoiceField(
        None,
        label=_("Evidence"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Files of this project; whoever is asked can fetch those you choose."),
    )

    def __init__(self, project: Project, data: Any = None):
        people = people_of(project)
        super().__init__(data, initial={"contact": people.first()})
        fields: Any = self.fields
        fields["contact"].queryset = people
        fields["evidence"].queryset = attachments_of(project)


def people_of(project: Project) -> Any:
    """The client's people, those the project is shared with first."""
    sees = Exists(Share.objects.lasting().filter(project=project, contact=OuterRef("pk")))
    return contacts_of(project.client).annotate(sees=sees).order_by("-sees", "name", "pk")
