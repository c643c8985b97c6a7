"""Actions on the lists of Django's admin, made of the apps' verbs: the same function, permission and refusals as everywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from core.permissions import may
from core.requests import Request
from tenancy.models import Conflict
from tenancy.policies import acts_here
from tenancy.scope import current_or_none

Act = Callable[..., Any]
Among = Callable[[], models.QuerySet[Any]]


@dataclass(frozen=True)
class AdminVerb:
    """A verb on a list: `act(row, by=…)` for each chosen row of those it can be done to."""

    permission: str
    act: Act
    label: Any
    among: Among
    question: Any

    @property
    def name(self) -> str:
        return self.permission.partition(".")[2]

    def run(self, shown: Any, request: Request, chosen: models.QuerySet[Any]) -> HttpResponse | None:
        """Do it to all of them; what is refused is told, the others are done."""
        if self.question and "sure" not in request.POST:
            return self.ask_first(shown, request, chosen)
        troubles = {row: self.attempt(row.pk, by=request.user) for row in chosen}
        for row, trouble in troubles.items():
            if trouble:
                told = _("%(row)s: %(trouble)s") % {"row": row, "trouble": trouble}
                shown.message_user(request, told, messages.ERROR)
        if done := sum(not trouble for trouble in troubles.values()):
            told = _("%(action)s: %(count)d done.") % {"action": self.label, "count": done}
            shown.message_user(request, told, messages.SUCCESS)
        return None

    def attempt(self, pk: int, *, by: Any) -> str:
        """Why it was not done to the row, if it was not."""
        row = self.among().filter(pk=pk).first()
        if row is None:
            return _("this can't be done to it as it is now.")
        return (
            refusal_of(self.act, row, by=by) if may(by, self.permission, row) else _("you may not do this.")
        )

    def ask_first(self, shown: Any, request: Request, chosen: models.QuerySet[Any]) -> HttpResponse:
        """A page that lists the rows and asks whether the person is sure."""
        context = {
            **shown.admin_site.each_context(request),
            "title": self.label, "question": self.question, "rows": chosen, "action": self.name,
            "opts": shown.opts, "media": shown.media, "checkbox": ACTION_CHECKBOX_NAME,
        }  # fmt: skip
        request.current_app = shown.admin_site.name
        return TemplateResponse(request, "admin/ask_first.html", context)


def admin_verb(
    permission: str, act: Act, label: Any, *, among: Among, question: Any = ""
) -> Callable[..., HttpResponse | None]:
    """The verb as an action for `ModelAdmin.actions`; what can't be undone asks its `question` first."""
    verb = AdminVerb(permission, act, label, among, question)

    @admin.action(description=label)
    def run(shown: Any, request: Request, chosen: models.QuerySet[Any]) -> HttpResponse | None:
        return verb.run(shown, request, chosen)

    run.__name__ = verb.name
    run.verb = verb  # type: ignore[attr-defined]
    return run


def refusal_of(act: Act, row: Any, *, by: Any) -> str:
    """Do it, whole or not at all; the sentence with which it was refused, if it was."""
    try:
        with transaction.atomic():
            act(row, by=by)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    except Conflict:
        return _("somebody else has changed it in the meantime.")
    return ""


def is_offered(action: Any, request: HttpRequest) -> bool:
    """Whether the person could do it to anything: whoever looks into an organization from outside only reads."""
    verb = getattr(action, "verb", None)
    if verb is None:
        return True
    looks_in = current_or_none() is not None and not acts_here(request.user)
    return not looks_in and may(request.user, verb.permission)
