"""Forms about tasks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schedule.models import Task
from tenancy.editing import EditForm

DAY = {"type": "date"}


class TaskForm(EditForm):
    """A task by its days; the hours are those of a working day."""

    first_day = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    field_order = ["name", "first_day", "last_day", "is_milestone", "percent_complete", "notes"]

    class Meta:
        model = Task
        fields = ["name", "is_milestone", "percent_complete", "notes"]
        widgets = {"notes": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["percent_complete"].required = False
        self.fields["percent_complete"].initial = 0
        if self.instance.pk:
            self.fields["first_day"].initial = self.instance.start_day
            self.fields["last_day"].initial = self.instance.finish_day

    def clean_percent_complete(self) -> int:
        return self.cleaned_data["percent_complete"] or 0
