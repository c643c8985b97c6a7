"""Who somebody is, and where."""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress

from accounts.models import User
from activity.models import Event
from clients.models import Contact
from erasure.people import Person, as_text
from members.queries import is_last_owner
from tenancy.models import Membership, Organization, Owned, Role
from tenancy.queries import organizations_of
from tenancy.scope import scope


def contacts_who_are(contact: Contact) -> list[Contact]:
    """Every contact of the organization with the address: one person, at however many clients."""
    return list(Contact.everything.filter(email__iexact=contact.email).select_related("client"))


def names_of_others(contacts: Iterable[Contact], user: User | None = None) -> set[str]:
    """The names, in small letters, of everybody else in the organization."""
    others = Contact.everything.exclude(pk__in=[one.pk for one in contacts]).values_list("name", flat=True)
    members = Membership.everything.exclude(user=user).values_list("user__name", flat=True)
    return {name.lower() for name in (*others, *members)}


def addresses_of(user: User) -> set[str]:
    return set(EmailAddress.objects.filter(user=user).values_list("email", flat=True))


def sole_owner_of(user: User) -> list[Organization]:
    """The organizations that would be without an owner."""
    alone = []
    for organization in organizations_of(user):
        with scope(organization):
            owned = Membership.everything.filter(user=user, role=Role.OWNER).first()
            if owned and is_last_owner(owned):
                alone.append(organization)
    return alone


def organizations_that_know(user: User) -> list[Organization]:
    """Where anything leads to the user or names them: also where they were a member once."""
    person, known = Person({user.name}, {user.email}), []
    for organization in Organization.objects.order_by("pk"):
        with scope(organization):
            if any(leading_to(user)) or any(naming(person)):
                known.append(organization)
    return known


def relations() -> list[Any]:
    """Every reference to a user, also those that have no name on the user's side."""
    fields = User._meta.get_fields(include_hidden=True)
    return [field for field in fields if field.auto_created and (field.one_to_many or field.one_to_one)]


def leading_to(user: User) -> Iterable[bool]:
    for relation in relations():
        if issubclass(relation.related_model, Owned):
            yield relation.related_model.everything.filter(**{relation.field.name: user}).exists()


def naming(person: Person) -> Iterable[bool]:
    named = person.somewhere_in("actor_name", "subject_name", json_columns=["particulars"])
    yield Event.objects.annotate(**as_text(["particulars"])).filter(named).exists()
