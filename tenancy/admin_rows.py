"""How rows stand in Django's admin: to be read, or edited by the app's own actions."""

import re
from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import BadRequest, ValidationError
from django.db.models import Q
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from core.errors import leave_script
from core.permissions import may
from tenancy.admin_verbs import is_offered
from tenancy.editing import differences, explain, offer_both
from tenancy.links import inside
from tenancy.models import Conflict
from tenancy.policies import acts_here
from tenancy.trash import in_sight, is_trashable

KEY = re.compile(r"[0-9]{1,18}")
IN_TRASH = Q(trashed_at__isnull=False)


class SoberList(ChangeList):
    """A list for which a year that is none is a mistake in the address, like any other: Django finds it out too late."""

    def get_results(self, request: HttpRequest) -> None:
        try:
            super().get_results(request)
        except (ValueError, OverflowError) as trouble:
            raise IncorrectLookupParameters(trouble) from trouble


class TrashFilter(admin.SimpleListFilter):
    """What is there; or what is in the trash, to be taken back."""

    title: Any = _("Trash")
    parameter_name = "trash"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("in", _("In the trash"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(IN_TRASH if self.value() == "in" else in_sight(queryset.model))

    def choices(self, changelist: Any) -> Any:
        """Without “all”: what is in the trash is not among the rest."""
        shown, *others = super().choices(changelist)
        yield {**shown, "display": _("Not in the trash")}
        yield from others


class ReadingAdmin(admin.ModelAdmin):
    """Shows rows; whatever changes them is an action, behind its page or the API."""

    view_on_site = False
    has_history = False
    """Whether anything that happens to such a row is an event."""
    show_full_result_count = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return SoberList

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

    def get_queryset(self, request: HttpRequest) -> Any:
        """What is in the trash too, where there is one: the list's filter leaves it out unless asked for it."""
        if not is_trashable(self.model):
            return super().get_queryset(request)
        return self.model.everything.filter(in_sight(self.model) | IN_TRASH)

    def get_list_filter(self, request: HttpRequest) -> Any:
        filters: Any = super().get_list_filter(request)
        return [TrashFilter, *filters] if is_trashable(self.model) else filters

    def tells_history(self, request: HttpRequest) -> bool:
        return self.has_history and may(request.user, "activity.view_audit")

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """The audit, of this row alone: Django's own log knows nothing."""
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.tells_history(request):
            raise Http404
        leave_script(request)
        return redirect(f"{inside('activity:audit')}?subject={row._meta.label_lower}:{row.pk}")

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["tells_history"] = self.tells_history(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        return {name: action for name, action in actions.items() if is_offered(action[0], request)}

    def response_action(self, request: HttpRequest, queryset: Any, *args: Any) -> Any:
        if not all(KEY.fullmatch(key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("A row that can't be.")
        return super().response_action(request, queryset, *args)

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


class ActingAdmin(ReadingAdmin):
    """Shows rows and edits them by the app's own actions: `act_add(values, by)` and `act_edit(row, values, by)`."""

    act_add: Any = None
    act_edit: Any = None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.act_add is not None and self.has_module_permission(request) and acts_here(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_here = getattr(obj, "trashed_at", None) is None
        may_act = self.has_module_permission(request) and acts_here(request.user)
        return is_here and self.act_edit is not None and may_act

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new row has no version yet."""
        return [name for name in super().get_fields(request, obj) if obj or name != "version"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if change and not self.has_change_permission(request, obj):
            kwargs["form"] = ModelForm  # ours expect their fields
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
