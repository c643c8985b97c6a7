"""How rows stand in Django's admin: to be read, or edited by the app's own actions."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from tenancy.editing import differences, explain, offer_both
from tenancy.models import Conflict
from tenancy.policies import membership_of


class ReadingAdmin(admin.ModelAdmin):
    """Shows rows; whatever changes them is an action, behind its page or the API."""

    view_on_site = False
    show_full_result_count = False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what a filter of the list asks: Django lets any column of the row be guessed at, a letter at a time."""
        return lookup.split("__")[0] in filtered_by(self, request) and super().lookup_allowed(
            lookup, value, request
        )

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whoever only reads is shown what no form offers too: when it was made, sent, ended."""
        if self.fields or obj is None or self.has_change_permission(request, obj):
            return super().get_fields(request, obj)
        hidden = {"id", "organization", *(self.exclude or ())}
        return [field.name for field in self.opts.concrete_fields if field.name not in hidden]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)


def filtered_by(shown: admin.ModelAdmin, request: HttpRequest) -> set[str]:
    """What the address of a list may narrow it by."""
    filters = [one[0] if isinstance(one, tuple) else one for one in shown.get_list_filter(request)]
    names = {getattr(one, "parameter_name", one) for one in filters} | {shown.date_hierarchy}
    return {str(name).split("__")[0] for name in names if name}


def acts_here(request: HttpRequest) -> bool:
    """Whether somebody belongs to the organization; an operator who looks in only reads (see `tenancy.middleware`)."""
    return membership_of(request.user) is not None


class ActingAdmin(ReadingAdmin):
    """Shows rows and edits them by the app's own actions: `act_add(values, by)` and `act_edit(row, values, by)`."""

    act_add: Any = None
    act_edit: Any = None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.act_add is not None and self.has_module_permission(request) and acts_here(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.act_edit is not None and self.has_module_permission(request) and acts_here(request)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new row has no version yet."""
        return [name for name in super().get_fields(request, obj) if obj or name != "version"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        refusal = getattr(request, "refusal", None)
        return told(form, refusal) if refusal else form

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The action has recorded it, in the organization's own history; Django's log knows no organizations."""

    log_change = log_addition

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What the action refuses comes back in the form, with all that was typed; nothing is half done."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (ValidationError, Conflict) as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Run the action instead of writing the row."""
        if change:
            self.act_edit(type(obj).objects.get(pk=obj.pk), form.cleaned_data, request.user)
        else:
            obj.pk = self.act_add(form.cleaned_data, request.user).pk


def told(form: Any, refusal: ValidationError | Conflict) -> Any:
    """The form, saying why the action was refused: of a conflict, what both have written."""

    class Told(form):
        def clean(self) -> Any:
            cleaned = super().clean()
            if isinstance(refusal, ValidationError):
                explain(self, refusal)
            else:
                offer_both(self, refusal)
                for entry in differences(self, refusal):
                    self.add_error(None, _("%(label)s: they wrote “%(theirs)s”, you “%(mine)s”.") % entry)
            return cleaned

    return Told
