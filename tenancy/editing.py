"""Pages with a form, the one way: show it, act on it, bring refusals and conflicts back to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from core.toasts import toast
from tenancy.models import Conflict


class EditForm(forms.ModelForm):
    """A form over a row people edit: remembers which version the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["version"].initial = self.instance.version
        else:
            del self.fields["version"]

    def _post_clean(self) -> None:
        """The noun checks itself in the action; the form only cleans what was typed."""


@dataclass(frozen=True)
class Done:
    """What to answer when the action has run."""

    text: str
    url: str
    undo: str = ""


@dataclass
class FormPage:
    """A page with one form on it."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)

    def answer(
        self, request: HttpRequest, form: forms.BaseForm, act: Callable[[dict[str, Any]], Done]
    ) -> HttpResponse:
        """Show the form; once sent and clean, run `act` on its values and go where it says."""
        if request.method != "POST":
            return self.show(request, form)
        if not form.is_valid():
            return self.show(request, form, status=422)
        try:
            done = act(form.cleaned_data)
        except ValidationError as refusal:
            explain(form, refusal)
            return self.show(request, form, status=422)
        except Conflict as conflict:
            conflict_rows = differences(form, conflict)
            return self.show(request, offer_both(form, conflict), status=409, conflict=conflict_rows)
        toast(request, done.text, undo=done.undo)
        return redirect(done.url)

    def show(
        self, request: HttpRequest, form: forms.BaseForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        return render(request, self.template, {"form": form, **self.context, **more}, status=status)


def explain(form: forms.BaseForm, refusal: ValidationError) -> None:
    """Put a noun's refusal where the person can see it: on its field if the form has it, else on top."""
    known = hasattr(refusal, "error_dict")
    for name, errors in (refusal.error_dict if known else {NON_FIELD_ERRORS: refusal.error_list}).items():
        form.add_error(name if name in form.fields else None, errors)


def offer_both(form: Any, conflict: Conflict) -> Any:
    """The person's own values again, now on top of the newest version: sending once more means it."""
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = str(conflict.row.version)
    form.add_error(
        None,
        _("Somebody else saved this while you were editing. Nothing of yours is lost; compare, then save."),
    )
    return form


def differences(form: Any, conflict: Conflict) -> list[dict[str, Any]]:
    """The fields in which what the person typed differs from what is there now: label, mine, theirs."""
    now = type(form)(instance=conflict.row)
    return [
        {"label": mine.label, "mine": said(mine), "theirs": said(now[mine.name])}
        for mine in form.visible_fields()
        if not isinstance(mine.field.widget, forms.PasswordInput)
        and mine.field.has_changed(now[mine.name].value(), mine.data)
    ]


def said(field: Any) -> Any:
    """A field's value as a person reads it: the words of a choice, yes or no, the value itself."""
    value = field.field.to_python(field.value())
    if isinstance(field.field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if isinstance(field.field, forms.ChoiceField) and not isinstance(field.field, forms.ModelChoiceField):
        words: Any = field.field.choices
        return dict(flatten_choices(words)).get(value, value)
    return value
