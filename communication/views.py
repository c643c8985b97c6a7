"""Pages about reminders and the outbox, and the local mailbox."""

from itertools import islice
from typing import Any

from csp.decorators import csp, csp_update
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from activity.queries import history
from communication import actions, queries
from communication.forms import ReminderForm
from communication.letters import title_of
from communication.models import Mail, ReminderRule
from core.doors import READING as LOOKING
from core.doors import open_door
from core.mailbox import letter, letters
from core.requests import Request
from core.toasts import toast
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage
from tenancy.links import inside

A_PAGE, A_WEEK = 50, 7
IN_THE_MAIL = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "frame-ancestors": ["'self'"],
    "sandbox": ["allow-popups", "allow-top-navigation-by-user-activation"],
}


@door("communication.view_reminders", methods=READING)
def reminder_list(request: Request) -> HttpResponse:
    return render(request, "communication/list.html", everything(ReminderForm(initial={"days": A_WEEK})))


def everything(form: Any) -> dict[str, Any]:
    rules = sorted(ReminderRule.objects.current(), key=lambda rule: (rule.offset, rule.audience))
    return {"form": form, "rules": rules, "events": history(*rules)}


@verb("communication.set_reminder")
def set_rule(request: Request) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        rule = actions.set_reminder(**values, by=request.user)
        undo = inside("communication:drop", rule.pk)
        return Done(_("The reminder is set."), inside("communication:list"), undo)

    form = ReminderForm(request.POST)
    return FormPage("communication/list.html", everything(form)).answer(request, form, act)


@door("communication.edit_reminder", queries.find_rule)
def edit(request: Request, rule: ReminderRule) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        actions.edit_reminder(queries.find_rule(rule.pk), **values, by=request.user)
        return Done(_("The reminder is saved."), inside("communication:list"))

    context = {"rule": queries.find_rule(rule.pk), "events": history(rule)}
    form = ReminderForm(request.POST or None, instance=rule)
    return FormPage("communication/form.html", context).answer(request, form, act)


@verb("communication.drop_reminder", queries.find_rule)
def drop(request: Request, rule: ReminderRule) -> HttpResponse:
    actions.drop_reminder(rule, by=request.user)
    toast(request, _("The reminder is dropped."), undo=inside("communication:restore", rule.pk))
    return redirect(inside("communication:list"))


@verb("communication.restore_reminder", queries.find_rule)
def restore(request: Request, rule: ReminderRule) -> HttpResponse:
    actions.restore_reminder(rule, by=request.user)
    toast(request, _("The reminder is back."))
    return redirect(inside("communication:list"))


@door("communication.view_outbox", methods=READING)
def outbox(request: Request) -> HttpResponse:
    asked = request.GET.get("state", "")
    state = asked if asked in queries.STATES else ""
    page = Paginator(queries.mails(state), A_PAGE).get_page(request.GET.get("page"))
    for mail in page.object_list:
        mail.title = title_of(mail.letter)
    states = [(value, title, value == state) for value, title in queries.STATES.items()]
    context = {"page": page, "states": states, "given_up": queries.given_up()}
    return render(request, "communication/outbox.html", context)


@verb("communication.retry_mail", queries.find_mail)
def retry(request: Request, mail: Mail) -> HttpResponse:
    actions.retry_mail(mail, by=request.user)
    toast(request, _("The mail is tried again."))
    return redirect(inside("communication:outbox"))


@open_door("communication.read_mailbox", methods=LOOKING)
@csp_update({"frame-src": ["'self'"]})  # type: ignore[arg-type]
def mailbox(request: Request, name: str = "") -> HttpResponse:
    """The latest mails this machine has written, and the one that is open."""
    mails = list(islice(letters(), A_PAGE))
    name = name or (mails[0][0] if mails else "")
    chosen = letter(name)
    plain, html = (chosen.get_body((kind,)) if chosen else None for kind in ("plain", "html"))
    context = {
        "mails": [{"name": stem, "subject": mail["Subject"].strip(), "to": mail["To"]} for stem, mail in mails],
        "name": name, "mail": chosen, "text": plain.get_content() if plain else "", "has_html": html is not None,
        "subject": chosen["Subject"].strip() if chosen else "", "to": chosen["To"] if chosen else "",
    }  # fmt: skip
    return render(request, "communication/mailbox.html", context)


@open_door("communication.read_mailbox", methods=LOOKING)
@xframe_options_sameorigin
@csp(IN_THE_MAIL)  # type: ignore[arg-type]
def mail_body(request: Request, name: str) -> HttpResponse:
    """The mail as the recipient's program shows it."""
    chosen = letter(name)
    html = chosen.get_body(("html",)) if chosen else None
    if html is None:
        raise Http404
    return HttpResponse(html.get_content().replace("<head>", '<head><base target="_top">'))
