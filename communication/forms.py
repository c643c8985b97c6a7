"""Setting a reminder."""

from communication.models import ReminderRule
from tenancy.editing import EditForm


class ReminderForm(EditForm):
    """A rule in a row: days, when, to whom."""

    class Meta:
        model = ReminderRule
        fields = ["days", "when", "audience"]
