"""Forms about tasks."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ProseInput
from schedule.models import Task
from schedule.working import WorkingCalendar, last_day
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
        widgets = {"notes": ProseInput(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["percent_complete"].required = False
        self.fields["percent_complete"].initial = 0
        if self.instance.pk:
            self.fields["first_day"].initial = self.instance.start_day
            self.fields["last_day"].initial = self.instance.finish_day

    def clean_percent_complete(self) -> int:
        return self.cleaned_data["percent_complete"] or 0


class QuickTaskForm(forms.Form):
    """A task in a line: a name is enough; it begins today and takes a day. Without a day of work it is a milestone."""

    name = forms.CharField(label=_("Name"), max_length=400)
    first_day = forms.DateField(
        label=_("First day"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    days = forms.IntegerField(label=_("Working days"), required=False, min_value=0, max_value=2000)

    def __init__(self, *args: Any, calendar: WorkingCalendar, on: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.calendar, self.on = calendar, on

    def clean(self) -> dict[str, Any]:
        """What `add_task` wants to know: both days, and whether it is a milestone."""
        values = super().clean() or self.cleaned_data
        days = values.pop("days", None)
        first = values.get("first_day") or self.on
        last = last_day(self.calendar, first, 1 if days is None else max(days, 1))
        if days == 0:
            last = first
        return values | {"first_day": first, "last_day": last, "is_milestone": days == 0}
