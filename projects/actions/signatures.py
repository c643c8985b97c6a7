"""What can be done with signatures."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activity.actions import record
from clients.models import Contact
from projects.colleagues import known_or_new_contact
from projects.models import ScopeVersion, Signature, SigningRound
from projects.signing import on_turn
from tenancy.models import refuse


@transaction.atomic
def ask_for_signatures(
    version: ScopeVersion, *, contacts: Sequence[Contact], expires_on: date, by: Any,
    users: Sequence[User] = (), in_order: bool = False, message: str = "",
) -> SigningRound:  # fmt: skip
    """Lay a version before people to be signed; each gets a mail when it is their turn, which is a reaction."""
    if not contacts:
        raise refuse(_("Choose at least one person at the client."), field="contacts")
    if expires_on < timezone.localdate():
        raise refuse(_("That day has passed."), field="expires_on")
    _ask_whether_it_may_be_signed(version, contacts)
    laid = SigningRound(
        version=version, in_order=in_order, message=message, expires_on=expires_on, asked_by=by
    )
    laid.belong()
    laid.full_clean()
    laid.save(force_insert=True)
    people: list[Any] = [{"contact": contact} for contact in contacts] + [{"user": user} for user in users]
    for place, person in enumerate(people):
        Signature(round=laid, place=place, **person).save(force_insert=True)
    names = [str(contact.name) for contact in contacts]
    record(version, "scope_version.laid_out", by=by, round_id=laid.pk, people=", ".join(names))
    return laid


def _ask_whether_it_may_be_signed(version: ScopeVersion, contacts: Sequence[Contact]) -> None:
    get_object_or_404(ScopeVersion.objects.select_for_update(no_key=True), pk=version.pk)
    rounds = SigningRound.objects.filter(version=version)
    if rounds.exclude(signed_at=None).exists():
        raise refuse(_("This version is signed already."))
    if rounds.open(on=timezone.localdate()).exists():
        raise refuse(_("This version is being signed. Withdraw that first."))
    if not ScopeVersion.objects.standing().filter(pk=version.pk).exists():
        raise refuse(_("The change that made this version was undone."))
    for contact in contacts:
        if contact.client_id != version.project.client_id or contact.archived_at:
            raise refuse(_("%(name)s is not somebody at this client."), field="contacts", name=contact.name)


@transaction.atomic
def sign(signature: Signature, *, name: str, by: Any, address: str | None = None) -> Signature:
    """Agree to exactly the version one was shown. When everybody has, it is signed."""
    laid = _hold(signature)
    _decide(signature, Signature.Decision.AGREED, name=name, address=address)
    record(laid.version, "signature.given", by=by, signature_id=signature.pk, round_id=laid.pk)
    if not laid.undecided().exists():
        laid.signed_at = signature.decided_at
        laid.save(update_fields=["signed_at"])
        record(laid.version, "scope_version.signed", by=by, round_id=laid.pk)
    return signature


@transaction.atomic
def refuse_to_sign(
    signature: Signature, *, name: str, reason: str, by: Any, address: str | None = None
) -> Signature:
    """Say no, and why; the others need not answer any more."""
    if not reason.strip():
        raise refuse(_("Please say what should be different."), field="reason")
    laid = _hold(signature)
    _decide(signature, Signature.Decision.REFUSED, name=name, address=address, reason=reason)
    laid.refused_at = signature.decided_at
    laid.save(update_fields=["refused_at"])
    about = {"signature_id": signature.pk, "round_id": laid.pk}
    record(laid.version, "signature.refused", by=by, **about, reason=reason)
    return signature


@transaction.atomic
def forward_signature(signature: Signature, *, email: str, by: Any) -> Signature:
    """Let a colleague at the client sign instead; an unknown address becomes a contact."""
    laid = _hold(signature)
    colleague = known_or_new_contact(laid.version.project.client, email=email.strip().lower(), by=by)
    if laid.signatures.filter(contact=colleague).exists():
        raise refuse(_("%(name)s has been asked already."), field="email", name=colleague.name)
    _decide(signature, Signature.Decision.FORWARDED)
    passed = Signature(round=laid, contact=colleague, place=signature.place, forwarded_from=signature)
    passed.save(force_insert=True)
    record(
        laid.version,
        "signature.forwarded",
        by=by,
        signature_id=passed.pk,
        to=colleague.name,
        round_id=laid.pk,
    )
    return passed


@transaction.atomic
def withdraw_round(laid: SigningRound, *, by: Any) -> SigningRound:
    """Ask nobody any more; what was answered stays."""
    if not SigningRound.objects.filter(pk=laid.pk).open(on=timezone.localdate()).exists():
        raise refuse(_("Nobody is being asked any more."))
    laid.withdrawn_at = timezone.now()
    laid.save(update_fields=["withdrawn_at"])
    record(laid.version, "scope_version.withdrawn", by=by, round_id=laid.pk)
    return laid


def _hold(signature: Signature) -> SigningRound:
    """The round, with nobody else deciding in it, and the signature as it is now; refuses unless it is the person's turn."""
    rounds = SigningRound.objects.select_for_update(no_key=True, of=("self",))
    laid: SigningRound = rounds.select_related("version__project__client").get(pk=signature.round_id)
    signature.refresh_from_db(fields=["decision"])
    if signature.decision:
        raise refuse(_("You have answered already. Thank you!"))
    if not laid.is_open(on=timezone.localdate()):
        raise refuse(_("This is no longer waiting for an answer."))
    if signature not in on_turn(laid):
        raise refuse(_("Others are asked before you. We write to you when it is your turn."))
    return laid


def _decide(signature: Signature, decision: str, **said: Any) -> None:
    signer = signature.signer
    known = {"name": signer.name, "email": signer.email, "sha256": signature.round.version.sha256}
    for field, value in {**known, **said, "decision": decision, "decided_at": timezone.now()}.items():
        setattr(signature, field, value)
    signature.full_clean()
    signature.save(force_update=True)
