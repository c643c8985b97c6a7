"""Forms about projects, goals and shares."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from core.forms import ProseInput
from projects.models import Goal, Project
from tenancy.editing import EditForm
from tenancy.queries import members


def people_choices() -> list[tuple[int, str]]:
    return [(member.user_id, str(member.user)) for member in members()]


class PersonField(forms.TypedChoiceField):
    """One of the members; cleans to the account."""

    def __init__(self, **kwargs: Any):
        super().__init__(choices=people_choices, coerce=person, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return getattr(value, "pk", value)


def person(pk: str) -> Any:
    return members().get(user_id=pk).user


class ProjectForm(EditForm):
    """A project; client, name and start are enough."""

    client: Any = forms.ModelChoiceField(None, label=_("Client"))
    manager = PersonField(label=_("Project manager"))

    class Meta:
        model = Project
        fields = [
            "name",
            "client",
            "manager",
            "objective",
            "background",
            "starts_on",
            "due_on",
            "currency",
            "deemed_after",
            "key",
        ]
        widgets = {
            "objective": ProseInput(attrs={"rows": 2}),
            "background": ProseInput(attrs={"rows": 2}),
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["client"].queryset = Client.objects.current()
        fields["key"].required = self.instance.pk is not None


class GoalForm(EditForm):
    """A goal."""

    owner = PersonField(label=_("Owner"))

    class Meta:
        model = Goal
        fields = ["metric", "kind", "unit", "baseline", "target", "current", "due_on", "owner", "is_shared"]
        widgets = {"due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class MeasureForm(forms.Form):
    """What a goal's metric was on a day."""

    value = forms.DecimalField(label=_("Value"), max_digits=14, decimal_places=2)
    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    note = forms.CharField(label=_("Note"), required=False, max_length=500)


class ShareForm(forms.Form):
    """Sharing a project: one field."""

    email = forms.CharField(
        label=_("E-mail of somebody at the client"),
        widget=forms.EmailInput(
            attrs={"list": "contacts", "placeholder": _("name@client.com"), "autocomplete": "off"}
        ),
    )
