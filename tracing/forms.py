"""Forms about what tasks are for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.queries import tree_of
from schedule.models import Task


class DeliverablesForm(forms.Form):
    """The deliverables a task is for, in their outline."""

    deliverables: Any = forms.ModelMultipleChoiceField(
        None, label=_("Deliverables"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, task: Task, data: Any = None):
        linked = [link.deliverable_id for link in task.contributions.all()]
        super().__init__(data, initial={"deliverables": linked})
        field: Any = self.fields["deliverables"]
        branches = tree_of(task.project)
        field.queryset = task.project.deliverables.all()
        field.choices = [(row.pk, f"{number} {row.name}") for row, number in branches]
