"""What a client types."""

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.models import HIGHEST, LOWEST

WORDS = [(1, _("Bad")), (2, _("Poor")), (3, _("Okay")), (4, _("Good")), (5, _("Great"))]


class AnswerForm(forms.Form):
    """A score and, if one likes, a comment."""

    score = forms.TypedChoiceField(
        label=_("Score"),
        choices=[(str(score), word) for score, word in WORDS],
        coerce=int,
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=_("What should we know?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def clean_score(self) -> int:
        return int(self.cleaned_data["score"])


def chosen(text: str) -> int | None:
    """The score a link proposes, if it is one."""
    return int(text) if text.isascii() and text.isdigit() and LOWEST <= int(text) <= HIGHEST else None
