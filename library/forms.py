"""Forms about project templates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from core.money import currencies
from library.blueprint import Part
from library.models import ProjectTemplate
from projects.forms import PersonField
from projects.models import Project
from tenancy.editing import EditForm

PARTS = [
    (Part.STATEMENT, _("Scope statement")),
    (Part.GOALS, _("Goals")),
    (Part.DELIVERABLES, _("Deliverables and their criteria")),
    (Part.PRICES, _("Prices")),
    (Part.PHASES, _("Phases and their gates")),
    (Part.PLAN, _("Plan")),
]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def parts_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Parts"),
        choices=[(part.value, label) for part, label in PARTS],
        widget=forms.CheckboxSelectMultiple,
        initial=[part.value for part, _label in PARTS],
        required=False,
    )


class TemplateForm(EditForm):
    """What a template is called."""

    class Meta:
        model = ProjectTemplate
        fields = ["name", "summary", "language"]


class KeepForm(TemplateForm):
    """A project that becomes a template."""

    parts = parts_field()


class ReplaceForm(forms.Form):
    """A template that takes the content of a project."""

    project: Any = forms.ModelChoiceField(None, label=_("Project"))
    parts = parts_field()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["project"].queryset = Project.objects.all()


class PreviewForm(forms.Form):
    """From when, and with what."""

    starts_on = forms.DateField(label=_("Start"), widget=DAY)
    parts = parts_field()


class BuildForm(PreviewForm):
    """A project that starts from a template."""

    client: Any = forms.ModelChoiceField(None, label=_("Client"))
    name = forms.CharField(label=_("Name"), max_length=200)
    manager = PersonField(label=_("Project manager"))
    currency = forms.ChoiceField(label=_("Currency"), choices=currencies)
    field_order = ["client", "name", "manager", "starts_on", "currency", "parts"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["client"].queryset = Client.objects.current()
