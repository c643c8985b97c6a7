"""The page behind the link in a mail that asks for a signature: looking changes nothing, a code confirms."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.limits import limited
from core.addresses import client_address
from core.toasts import toast
from portal import actions
from portal.doors import speaking_to, translated
from portal.forms import CodeForm, ForwardForm, SigningForm
from portal.models import VALID_FOR
from portal.queries import newest_code
from portal.visitors import masked
from projects.actions import forward_signature
from projects.models import Signature
from projects.promises import effort_of, price_of
from projects.queries import find_signature, token_of_signature
from projects.signing import on_turn
from projects.telling import told_items
from projects.version_paper import paper_of
from tenancy.doors import READING, link_door
from tenancy.editing import explain
from tenancy.links import inside


@link_door("portal.sign", find_signature)
@limited("enter_portal")
def sign(request: HttpRequest, signature: Signature) -> HttpResponse:
    """The version, and the two buttons; the first press sends a code, the code is the signature."""
    with speaking_to(signature.contact, request):  # type: ignore[arg-type]
        if request.method != "POST" or not is_waiting(signature):
            return translated(show(request, signature, SigningForm(initial={"name": signature.signer.name})))
        return translated(answer(request, signature, SigningForm(request.POST)))


def answer(request: HttpRequest, signature: Signature, form: SigningForm) -> HttpResponse:
    if not form.is_valid():
        return show(request, signature, form, status=422)
    try:
        return (
            confirm(request, signature, form)
            if "code" in request.POST
            else send_code(request, signature, form)
        )
    except ValidationError as refusal:
        explain(form, refusal)
        return show(request, signature, form, status=422)


def send_code(request: HttpRequest, signature: Signature, form: SigningForm) -> HttpResponse:
    contact: Any = signature.contact
    actions.send_entry_code(contact, by=contact)
    return show(request, signature, form, code=CodeForm())


def confirm(request: HttpRequest, signature: Signature, form: SigningForm) -> HttpResponse:
    contact: Any = signature.contact
    code, sent = CodeForm(request.POST), newest_code(contact)
    if not code.is_valid() or sent is None:
        return show(request, signature, form, code=code, status=422)
    try:
        typed, address = code.cleaned_data["code"], client_address(request)
        actions.confirm_signature(
            signature, code=sent, typed=typed, address=address, by=contact, **form.said()
        )
    except ValidationError as refusal:
        explain(code, refusal)
        return show(request, signature, form, code=code, status=422)
    return redirect(f"{request.path}?thanks")


@link_door("portal.sign", find_signature, methods=["POST"])
@limited("enter_portal")
def forward(request: HttpRequest, signature: Signature) -> HttpResponse:
    """Somebody else at the client is to sign."""
    with speaking_to(signature.contact, request):  # type: ignore[arg-type]
        form = ForwardForm(request.POST)
        try:
            if form.is_valid():
                passed = forward_signature(signature, email=form.cleaned_data["email"], by=signature.contact)
                toast(request, _("%(name)s is asked instead.") % {"name": passed.signer.name})
                return redirect(inside("portal_sign:sign", token_of_signature(signature)))
        except ValidationError as refusal:
            explain(form, refusal)
        return translated(show(request, signature, SigningForm(), passing=form, status=422))


@link_door("portal.sign", find_signature, methods=READING)
def paper(request: HttpRequest, signature: Signature) -> HttpResponse:
    """Exactly this version as a PDF."""
    with speaking_to(signature.contact, request):  # type: ignore[arg-type]
        return translated(paper_of(signature.round.version))


def is_waiting(signature: Signature) -> bool:
    return bool(
        not signature.decision
        and signature.round.is_open(on=timezone.localdate())
        and signature in on_turn(signature.round)
    )


def show(
    request: HttpRequest, signature: Signature, form: SigningForm, *, code: CodeForm | None = None,
    passing: ForwardForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    version = signature.round.version
    context = {
        "signature": signature, "version": version, "project": version.project, "form": form, "code": code,
        "passing": passing or ForwardForm(), "token": token_of_signature(signature),
        "is_waiting": is_waiting(signature), "masked": masked(signature.signer.email), "minutes": VALID_FOR.seconds // 60,
        "told": told_items(version.items, version.order, version.head["currency"]),
        "price": price_of(version.items), "effort": effort_of(version.items),
        "chosen": form["decision"].value(),
    }  # fmt: skip
    return render(request, "portal/sign.html", context, status=status)
