"""How somebody is forgotten: at once, everywhere, for good."""

from functools import partial
from typing import Any

from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from activity.actions import record
from clients.models import Contact
from erasure.history import forget_in_history, learn_former
from erasure.people import Person, strings_in
from erasure.queries import (
    addresses_of,
    contacts_who_are,
    names_of_others,
    organizations_that_know,
    relations,
    sole_owner_of,
)
from erasure.sweep import empty_mailbox, let_go, refuse_while_exported, sweep
from portal.models import EntryCode
from projects.models import Share
from surveys.models import Answer
from tenancy.models import Membership, Owned, refuse
from tenancy.scope import current, scope

ADDRESS = "erased-{}@erased.invalid"


@transaction.atomic
def erase_contact(contact: Contact, *, by: Any) -> Contact:
    """Forget a client's contact, and whoever has the same address here; scores and what they were asked stay, nameless."""
    refuse_while_exported()
    if Membership.everything.filter(user__email__iexact=contact.email).exists():
        raise refuse(_("This person is a member too. Remove the member first."))
    contacts = contacts_who_are(contact)
    person = Person(
        {one.name for one in contacts}, {one.email for one in contacts}, {one.phone for one in contacts}
    )
    learn_former(person, *contacts)
    person.shared = names_of_others(contacts)
    keys = [one.pk for one in contacts]
    forgotten = forget_in_history(
        person,
        about=Q(subject_type="clients.contact", subject_id__in=keys),
        done=Q(actor=None, actor_name__in=person.names),
    )
    for one in contacts:
        leave_nameless(one)
    forget_everywhere(person)
    end_sessions(person)
    contact.refresh_from_db()
    record(contact, "contact.erased", by=by, **forgotten)
    return contact


def leave_nameless(contact: Contact) -> None:
    """The row stays, for the score they gave; nothing in it is theirs."""
    now = timezone.now()
    with translation.override(current().language):
        name = _("Erased person")
    Share.everything.filter(contact=contact, ended_at=None).update(ended_at=now)
    EntryCode.everything.filter(contact=contact).delete()
    Answer.everything.filter(invitation__contact=contact).update(comment="")
    Contact.everything.filter(pk=contact.pk).update(
        name=name, email=ADDRESS.format(contact.pk), title="", phone="", time_zone="UTC", nonce="",
        archived_at=now, erased_at=now, version=models.F("version") + 1,
    )  # fmt: skip


@transaction.atomic
def erase_account(user: User, *, by: User | None) -> User:
    """Forget somebody who signs in, in every organization; refused while one has no other owner."""
    if alone := sole_owner_of(user):
        names = ", ".join(str(organization) for organization in alone)
        raise refuse(_("%(names)s would have no owner. Make somebody else an owner first."), names=names)
    person = Person({user.name}, {user.email, *addresses_of(user)})
    known = organizations_that_know(user)
    with translation.override(user.language):
        name = _("Erased person")
    user.set_unusable_password()
    nobody = {"name": name, "email": ADDRESS.format(user.pk), "password": user.password, "time_zone": "UTC"}
    rights = dict.fromkeys(("is_active", "is_staff", "is_superuser"), False)
    User.objects.filter(pk=user.pk).update(**nobody, **rights, last_login=None)
    user.refresh_from_db()
    for organization in known:
        with scope(organization):
            _forget_account(user, person, by=by)
    delete_belongings(user, owned=False)
    end_sessions(person, str(user.pk))
    return user


def _forget_account(user: User, person: Person, *, by: User | None) -> None:
    """In the current organization."""
    refuse_while_exported()
    here = Person(person.names, person.addresses, shared=names_of_others([], user))
    forgotten = forget_in_history(here, about=about_membership(user), done=Q(actor=user))
    delete_belongings(user, owned=True)
    forget_everywhere(here)
    record(current(), "account.erased", by=by and user, **forgotten)


def about_membership(user: User) -> Q:
    keys = Membership.everything.filter(user=user).values_list("pk", flat=True)
    return Q(subject_type="tenancy.membership", subject_id__in=list(keys))


def delete_belongings(user: User, *, owned: bool) -> None:
    """Delete what is nothing without its user: memberships and identities, `owned` by the organization; or addresses, factors."""
    for relation in relations():
        is_owned = issubclass(relation.related_model, Owned)
        if is_owned == owned and relation.on_delete is models.CASCADE:
            rows = relation.related_model
            manager = rows.everything if is_owned else rows._default_manager
            manager.filter(**{relation.field.name: user}).delete()


def forget_everywhere(person: Person) -> None:
    let_go(person)
    sweep(person)
    transaction.on_commit(partial(empty_mailbox, person))


def end_sessions(person: Person, user_id: str = "") -> None:
    """End every session of the person, and those in which they are named."""
    pattern = person.pattern()
    for session in Session.objects.iterator():
        known = session.get_decoded()
        is_theirs = bool(user_id) and known.get("_auth_user_id") == user_id
        if is_theirs or any(map(pattern.search, strings_in(known))):
            session.delete()
