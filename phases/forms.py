"""Forms about phases and their gates."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.models import Condition, Phase
from projects.forms import PersonField
from projects.models import Deliverable, Project
from schedule.models import Task
from tenancy.editing import EditForm

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PhaseForm(EditForm):
    """A phase; its name is enough."""

    class Meta:
        model = Phase
        fields = ["name", "aim", "starts_on", "ends_on"]
        widgets = {"starts_on": DAY, "ends_on": DAY}


class ConditionForm(EditForm):
    """A condition; what it needs depends on its kind."""

    person = PersonField(label=_("Who is asked"), required=False, empty_value=None)

    class Meta:
        model = Condition
        fields = ["kind", "text", "person", "deliverable", "milestone"]

    def __init__(self, *args: Any, project: Project | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        about, fields = project or self.instance.phase.project, cast(Any, self.fields)
        fields["person"].choices = [("", _("Anybody in the team")), *fields["person"].choices]
        fields["deliverable"].queryset = Deliverable.objects.filter(project=about)
        fields["milestone"].queryset = Task.objects.milestones().filter(project=about)


class ReasonForm(forms.Form):
    """Why a gate is passed that is not met."""

    reason = forms.CharField(
        label=_("Why it goes on nevertheless"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
