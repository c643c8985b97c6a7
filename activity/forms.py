"""What the audit can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from activity import queries
from activity.models import Event


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")


class EventFilters(django_filters.FilterSet):
    """By words in the names of whoever did it or what it was done to, by kind and by days."""

    q = django_filters.CharFilter(
        method="search", label=_("Person or subject"), widget=forms.TextInput({"class": "form-control"})
    )
    kind = django_filters.ChoiceFilter(
        label=_("What happened"),
        choices=queries.kinds,
        empty_label=_("Everything"),
        widget=forms.Select({"class": "form-select"}),
    )
    since = django_filters.DateFilter("at__date", "gte", label=_("From"), widget=day())
    until = django_filters.DateFilter("at__date", "lte", label=_("To"), widget=day())

    subject = django_filters.CharFilter(
        method="about",
        label=_("Subject"),
        widget=forms.HiddenInput,
        validators=[RegexValidator(r"\A[a-z]{1,30}\.[a-z]{1,29}:[0-9]{1,18}\Z")],
        help_text=_("What it happened to, such as projects.project:7."),
    )

    class Meta:
        model = Event
        fields: list[str] = []

    def search(self, queryset: Any, name: str, words: str) -> Any:
        return queryset.matching(words)

    def about(self, queryset: Any, name: str, subject: str) -> Any:
        """What happened to one row: `label:key`."""
        label, _colon, key = subject.partition(":")
        return queryset.filter(subject_type=label, subject_id=int(key))
