"""What a contact says of a deliverable: of each criterion, and of the whole."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from acceptance.actions import Judged
from acceptance.models import Submission

ACCEPT, REJECT = "accept", "reject"
MET, NOT_MET = "met", "not met"
ANSWERS = [(MET, _("Met")), (NOT_MET, _("Not met"))]


class ReasonField(forms.CharField):
    """A few words, or none."""

    def __init__(self, **kwargs: Any):
        small = forms.Textarea(attrs={"rows": 2})
        super().__init__(required=False, max_length=2000, widget=small, **kwargs)


class AcceptanceForm(forms.Form):
    """Met or not, and why, of each criterion; then the whole: accepted, or rejected and why."""

    name = forms.CharField(label=_("Your name"), max_length=160)
    reason = ReasonField(label=_("Anything else"))
    decision = forms.ChoiceField(choices=[(ACCEPT, _("Accept")), (REJECT, _("Reject"))])

    def __init__(self, submission: Submission, data: Any = None):
        super().__init__(data, initial={"name": submission.contact.name})
        self.criteria = submission.criteria
        for place, one in enumerate(self.criteria):
            choice = forms.ChoiceField(label=one["text"], choices=ANSWERS, widget=forms.RadioSelect)
            self.fields[f"met_{place}"] = choice
            self.fields[f"reason_{place}"] = ReasonField(label=_("What is missing?"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        unmet = [place for place, _one in enumerate(self.criteria) if said.get(f"met_{place}") == NOT_MET]
        for place in unmet:
            if not said.get(f"reason_{place}"):
                self.add_error(f"reason_{place}", _("Please say what is missing."))
        if unmet and said.get("decision") == ACCEPT:
            self.add_error(None, _("A criterion is not met. Reject, or say that it is met."))
        return said

    def rows(self) -> Iterator[dict[str, Any]]:
        """Of each criterion its text and two fields."""
        for place, one in enumerate(self.criteria):
            yield {"text": one["text"], "met": self[f"met_{place}"], "reason": self[f"reason_{place}"]}

    def verdicts(self) -> dict[str, Judged]:
        said = self.cleaned_data
        return {
            one["uid"]: Judged(said[f"met_{place}"] == MET, said[f"reason_{place}"])
            for place, one in enumerate(self.criteria)
        }
