"""The client's page that accepts a deliverable: looking changes nothing; a code proves who answers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils import timezone

from acceptance.actions import accept_submission, reject_submission
from acceptance.models import Evidence, Submission
from acceptance.queries import find_by_token, find_evidence, token_of
from accounts.limits import limited
from core.addresses import client_address
from files.views import hand_over
from portal import actions, queries
from portal.acceptance_forms import ACCEPT, AcceptanceForm
from portal.doors import speaking_to, translated
from portal.enter_views import is_inside
from portal.forms import CodeForm
from portal.visitors import let_in, masked
from tenancy.doors import READING, link_door
from tenancy.editing import explain
from tenancy.links import inside


@link_door("acceptance.accept_submission", find_by_token)
@limited("enter_portal")
def accept(request: HttpRequest, submission: Submission) -> HttpResponse:
    with speaking_to(submission.contact, request):
        is_answer = request.method == "POST" and submission.is_open
        return translated(answer(request, submission) if is_answer else offer(request, submission))


@link_door("acceptance.accept_submission", find_evidence, methods=READING)
def evidence(request: HttpRequest, found: Evidence) -> Any:
    return hand_over(found.attachment)


def offer(request: HttpRequest, submission: Submission) -> HttpResponse:
    return show(request, submission, AcceptanceForm(submission) if submission.is_open else None)


def answer(request: HttpRequest, submission: Submission) -> HttpResponse:
    """Decide, once the browser has proven the address; before that, a code is sent and asked for."""
    form = AcceptanceForm(submission, request.POST)
    if not form.is_valid():
        return show(request, submission, form, status=422)
    try:
        if is_inside(request, submission.contact):
            return decide(request, submission, form)
        if "code" not in request.POST or "again" in request.POST:
            actions.send_entry_code(submission.contact, by=submission.contact)
            return show(request, submission, form, code=CodeForm())
    except ValidationError as refusal:
        explain(form, refusal)
        return show(request, submission, form, status=422)
    return prove(request, submission, form)


def prove(request: HttpRequest, submission: Submission, form: AcceptanceForm) -> HttpResponse:
    """Use the code up, and decide."""
    code, sent = CodeForm(request.POST), queries.newest_code(submission.contact)
    if sent is None or not code.is_valid():
        return show(request, submission, form, code=code, status=422)
    try:
        actions.enter_portal(sent, typed=code.cleaned_data["code"], by=submission.contact)
    except ValidationError as refusal:
        explain(code, refusal)
        return show(request, submission, form, code=code, status=422)
    let_in(request.session, submission.contact, at=timezone.now())
    rotate_token(request)
    try:
        return decide(request, submission, form)
    except ValidationError as refusal:
        explain(form, refusal)
        return show(request, submission, form, status=422)


def decide(request: HttpRequest, submission: Submission, form: AcceptanceForm) -> HttpResponse:
    said = form.cleaned_data
    known: dict[str, Any] = {"verdicts": form.verdicts(), "name": said["name"], "by": submission.contact}
    known["address"] = client_address(request)
    if said["decision"] == ACCEPT:
        accept_submission(submission, **known)
    else:
        reject_submission(submission, reason=said["reason"], **known)
    return redirect(inside("accept:accept", token_of(submission)))


def show(
    request: HttpRequest, submission: Submission, form: AcceptanceForm | None, *, code: CodeForm | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {
        "submission": submission, "deliverable": submission.deliverable, "form": form, "code": code,
        "token": token_of(submission), "masked": masked(submission.contact.email),
    }  # fmt: skip
    return render(request, "portal/accept.html", context, status=status)
