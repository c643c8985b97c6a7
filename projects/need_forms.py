"""Forms about needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.queries import contacts_of
from projects.models import Deliverable, Need, Project
from projects.queries import goals_of
from tenancy.editing import EditForm


def goals_field() -> Any:
    return forms.ModelMultipleChoiceField(
        None, label=_("Goals"), required=False, widget=forms.CheckboxSelectMultiple
    )


class NeedForm(EditForm):
    """A need; a sentence is enough."""

    goals = goals_field()

    class Meta:
        model = Need
        fields = ["text", "importance", "contact"]
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, project: Project | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        about, fields = project or self.instance.project, self.fields
        fields["contact"].queryset = contacts_of(about.client)  # type: ignore[attr-defined]
        fields["goals"].queryset = goals_of(about)  # type: ignore[attr-defined]
        fields["goals"].help_text = _("Which goals answer it.")
        if self.instance.pk:
            self.initial["goals"] = [link.goal_id for link in self.instance.goal_links.all()]


class GoalsForm(forms.Form):
    """The goals a deliverable serves."""

    goals = goals_field()

    def __init__(self, deliverable: Deliverable, data: Any = None):
        linked = [link.goal_id for link in deliverable.goal_links.all()]
        super().__init__(data, initial={"goals": linked})
        self.fields["goals"].queryset = goals_of(deliverable.project)  # type: ignore[attr-defined]
