"""Forms about the scope: its statement, deliverables, versions, signatures and changes."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models import Contact
from core.forms import ProseInput
from projects.forms import PersonField
from projects.kinds import Sort, Told, kind_called
from projects.models import ChangeRequest, Criterion, Deliverable, Project, ScopeItem
from tenancy.editing import EditForm

DAY = {"type": "date"}
SIGNING_LASTS = timedelta(days=14)


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs=DAY, format="%Y-%m-%d")


class ScopeItemForm(EditForm):
    """A sentence of the scope statement."""

    class Meta:
        model = ScopeItem
        fields = ["kind", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}


class DeliverableForm(EditForm):
    """A deliverable of a project; a name is enough."""

    owner = PersonField(label=_("Owner"), required=False, empty_value=None)

    class Meta:
        model = Deliverable
        fields = ["name", "parent", "due_on", "owner", "price", "effort", "description"]
        widgets = {"due_on": day_input(), "description": ProseInput(attrs={"rows": 3})}

    def __init__(self, *args: Any, project: Project | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        others = Deliverable.objects.filter(project=project or self.instance.project).exclude(
            pk=self.instance.pk
        )
        fields["parent"].queryset = others
        fields["parent"].empty_label = _("nothing: it stands for itself")
        fields["owner"].choices = [("", "–"), *fields["owner"].choices]


class DeliverableLineForm(forms.Form):
    """A deliverable in a line under the others."""

    name = forms.CharField(label=_("Name"), max_length=200)
    due_on = forms.DateField(label=_("Due"), required=False, widget=day_input())
    price = forms.DecimalField(label=_("Price"), required=False, min_value=0, max_digits=14, decimal_places=2)
    effort = forms.DecimalField(
        label=_("Effort in hours"), required=False, min_value=0, max_digits=12, decimal_places=2
    )


class RegisterForm(forms.Form):
    """A register from somewhere else: pasted, or as a file."""

    text = forms.CharField(
        label=_("Paste from a spreadsheet"), required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("With headings, in any order: number, name, due, price, hours, description, criteria. Without, names come first."),
    )  # fmt: skip
    file = forms.FileField(label=_("Or a file: Excel, OpenDocument, CSV"), required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not values.get("text", "").strip() and not values.get("file"):
            raise forms.ValidationError(_("Paste something, or choose a file."))
        return values

    def source(self) -> Any:
        """The file, else what was pasted."""
        return self.cleaned_data["file"] or self.cleaned_data["text"]


class CriterionForm(EditForm):
    """An acceptance criterion."""

    class Meta:
        model = Criterion
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}


class FreezeForm(forms.Form):
    """Freezing: nothing must be said."""

    name = forms.CharField(label=_("Name"), max_length=100, required=False)


class AskForm(forms.Form):
    """Who is to sign a version, until when."""

    contacts: Any = forms.ModelMultipleChoiceField(
        None, label=_("Who signs"), widget=forms.CheckboxSelectMultiple
    )
    with_lead = forms.BooleanField(label=_("The project manager signs, too"), required=False)
    in_order = forms.BooleanField(label=_("One after the other, in this order"), required=False)
    expires_on = forms.DateField(label=_("Open until"), widget=day_input())
    message = forms.CharField(
        label=_("Message"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["contacts"].queryset = Contact.objects.current().filter(client=project.client_id)
        fields["expires_on"].initial = timezone.localdate() + SIGNING_LASTS


class RaiseForm(forms.ModelForm):
    """A change: what is wanted and what it costs is enough; it is then something new in the scope."""

    price = forms.DecimalField(
        label=_("Price"), required=False, max_digits=14, decimal_places=2, min_value=0,
        help_text=_("Of what is added. Left empty, say on the next page what changes."),
    )  # fmt: skip
    due_on = forms.DateField(label=_("Due"), required=False, widget=day_input())
    field_order = ["title", "price", "due_on", "origin", "source", "reason"]

    class Meta:
        model = ChangeRequest
        fields = ["title", "origin", "source", "reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 2})}

    def _post_clean(self) -> None:
        """The noun checks itself in the action; the form only cleans what was typed."""


class ChangeForm(EditForm):
    """What a change is about; its parts have forms of their own."""

    class Meta:
        model = ChangeRequest
        fields = ["title", "origin", "source", "reason", "risk", "quality"]
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("reason", "risk", "quality")}


class DeclineForm(forms.Form):
    """Why a change is declined."""

    reason = forms.CharField(label=_("Why"), max_length=5000, widget=forms.Textarea(attrs={"rows": 2}))


class PartForm(forms.Form):
    """The fields of one kind of thing, as a version tells them; `items` are what parts can belong to."""

    FIELDS = {
        Sort.TEXT: lambda told, items: forms.CharField(label=told.title, required=False, max_length=5000),
        Sort.DAY: lambda told, items: forms.DateField(label=told.title, required=False, widget=day_input()),
        Sort.MONEY: lambda told, items: forms.DecimalField(
            label=told.title, required=False, max_digits=14, decimal_places=2, min_value=0
        ),
        Sort.NUMBER: lambda told, items: forms.DecimalField(
            label=told.title, required=False, max_digits=14, decimal_places=2
        ),
        Sort.CHOICE: lambda told, items: forms.ChoiceField(label=told.title, choices=told.choices),
        Sort.ITEM: lambda told, items: forms.ChoiceField(
            label=told.title, required=told.name == "deliverable", choices=[("", "–"), *items]
        ),
    }  # fmt: skip

    def __init__(self, *args: Any, kind: str, items: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.kind = kind_called(kind)
        for told in self.kind.told:
            self.fields[told.name] = self._field(told, items)

    def _field(self, told: Told, items: list[tuple[str, str]]) -> forms.Field:
        field: forms.Field = self.FIELDS[told.sort](told, items)
        field.required = field.required or told.name == self.kind.title
        return field
